"""How far a regulation has come is recorded with its day; the figure that follows stands beside the reported one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, KerangkaRegulasi, Realisasi, Riwayat
from tests.api.klien import baris
from tests.dunia import tak_berubah
from tests.laporan.baca import sel_csv
from tests.pages import bacaan
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


@pytest.fixture
def draf(db: None) -> KerangkaRegulasi:
    """The first law, which the Sekretariat answers for."""
    return KerangkaRegulasi.objects.get(jenis="uu", nomor=1)


def catat(client: Client, draf: KerangkaRegulasi, **isi: Any) -> Any:
    bawaan = {"regulasi": draf.pk, "dilihat": draf.versi, "status": "disusun", "status_pada": "2022-03-01"}
    return client.post("/regulasi/kemajuan/", bawaan | isi)


DITETAPKAN = {"status": "ditetapkan", "status_pada": "2023-06-30", "nomor_penetapan": "UU 9 Tahun 2023"}


def test_a_step_is_recorded_with_its_day(sebagai_set: Client, draf: KerangkaRegulasi) -> None:
    assert catat(sebagai_set, draf, catatan="Rapat panja").status_code == 302
    halaman = bacaan(sebagai_set.get("/regulasi/"))
    assert "Disusun sejak 1 Maret 2022" in halaman
    satu = Riwayat.objects.get(jenis="kerangkaregulasi")
    assert (satu.aksi, satu.alasan, satu.sesudah["status"]) == ("kemajuan", "Rapat panja", "disusun")
    (dari_api,) = [b for b in baris(sebagai_set, "regulasi/?page_size=200") if b["id"] == draf.pk]
    assert (dari_api["status"], dari_api["status_pada"]) == ("disusun", "2022-03-01")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"status": ""}, "diisi bersama"),
        ({"status_pada": ""}, "diisi bersama"),
        ({"status_pada": "2099-01-01"}, "belum terjadi"),
        ({"status": "ditetapkan"}, "Tulis nomor peraturannya"),
        ({"nomor_penetapan": "UU 1"}, "hanya untuk yang sudah ditetapkan"),
        ({"status_pada": "kemarin"}, "Sejak tanggal"),
        ({"tahun_target": "24"}, "Target selesai"),
    ],
)
def test_a_step_that_cannot_be(sebagai_set: Client, draf: KerangkaRegulasi, isi: dict[str, str], kata: str) -> None:
    with tak_berubah():
        response = catat(sebagai_set, draf, **isi)
    assert response.status_code == 422
    assert kata in response.content.decode()


def test_a_step_seen_too_long_ago_is_a_conflict(sebagai_set: Client, draf: KerangkaRegulasi) -> None:
    catat(sebagai_set, draf)
    with tak_berubah():
        assert catat(sebagai_set, draf, status="diharmonisasi").status_code == 409  # the version seen first


def test_only_who_answers_for_it_is_offered_the_form(
    sebagai_set: Client, sebagai_pimpinan: Client, sebagai_admin: Client
) -> None:
    """Two laws are the Sekretariat's; the administrator may record all 19, also the one whose owner is no unit."""
    banyak = [c.get("/regulasi/").content.decode().count("Simpan kemajuan") for c in (sebagai_set, sebagai_pimpinan)]
    assert banyak == [2, 0]
    assert sebagai_admin.get("/regulasi/").content.decode().count("Simpan kemajuan") == 19
    tanpa_unit = KerangkaRegulasi.objects.get(unit__isnull=True)
    with tak_berubah():
        assert catat(sebagai_set, tanpa_unit).status_code == 403
    assert catat(sebagai_admin, tanpa_unit).status_code == 302


def test_the_counted_figure_is_a_proposal_beside_the_reported_one(
    sebagai_set: Client, draf: KerangkaRegulasi, verifikator: User
) -> None:
    """1 of 19 enacted by the end of 2023, none by the end of 2022; what is reported stays what it was."""
    Realisasi.objects.create(
        indikator_id=_sp54(),
        tahun=2023,
        triwulan=4,
        keadaan="terisi",
        nilai=50,
        status="disetujui",
        disetujui_oleh=verifikator,
    )
    with tak_berubah():
        sebelum = sel_csv(sebagai_set, "/laporan/kerangka-regulasi/?tahun=2023", "usulan")
    assert (sebelum[0]["Dilaporkan (%)"], sebelum[0]["Usulan (%)"]) == ("50.00", "0.00")
    catat(sebagai_set, draf, **DITETAPKAN)
    (satu,) = sel_csv(sebagai_set, "/laporan/kerangka-regulasi/?tahun=2023", "usulan")
    assert (satu["Dilaporkan (%)"], satu["Usulan (%)"]) == ("50.00", "5.26")
    assert satu["Hitungan"] == "1 ditetapkan / 19 direncanakan × 100 = 5,26"
    (lalu,) = sel_csv(sebagai_set, "/laporan/kerangka-regulasi/?tahun=2022", "usulan")
    assert lalu["Usulan (%)"] == "0.00"
    assert Realisasi.objects.get(indikator_id=_sp54(), tahun=2023).nilai == 50
    halaman = bacaan(sebagai_set.get("/regulasi/"))
    assert "1 ditetapkan / 19 direncanakan × 100 = 5,26 usulan" in halaman
    assert "berbeda dari hitungan ini" in halaman


def _sp54() -> int:
    return Indikator.objects.get(kode="SP5.4").pk


def test_who_does_not_see_the_indikator_reads_the_count_alone(perencana_jsk: User, draf: KerangkaRegulasi) -> None:
    (satu,) = sel_csv(masuk(perencana_jsk), "/laporan/kerangka-regulasi/?tahun=2023", "usulan")
    assert satu["Dilaporkan (%)"] == "di luar jangkauan atau tahun"
    assert "SP5.4" not in bacaan(masuk(perencana_jsk).get("/regulasi/"))


def test_the_matrix_prints_the_progress(
    sebagai_pimpinan: Client, sebagai_set: Client, draf: KerangkaRegulasi
) -> None:
    catat(sebagai_set, draf, tahun_target="2024", **DITETAPKAN)
    matriks = sel_csv(sebagai_pimpinan, "/laporan/kerangka-regulasi/?tahun=2023")
    assert len(matriks) == 19
    (satu,) = [b for b in matriks if b["Tahap"] == "Ditetapkan"]
    assert (satu["No."], satu["Sejak"], satu["Nomor peraturan"], satu["Target selesai"]) == (
        *("1", "30 Juni 2023", "UU 9 Tahun 2023"),
        "2024",
    )
    assert "1 dari 19 kebutuhan regulasi tercatat" in bacaan(
        sebagai_pimpinan.get("/laporan/kerangka-regulasi/?tahun=2023")
    )


def test_the_list_is_a_file_too(sebagai_pimpinan: Client) -> None:
    jawab = sebagai_pimpinan.get("/regulasi/?format=csv")
    assert b"".join(jawab).count(b"\r\n") == 20


def test_the_administrator_records_progress_at_the_list_not_in_the_admin(
    sebagai_admin: Client, draf: KerangkaRegulasi
) -> None:
    """One way to write it: the admin's form shows the step and does not take one."""
    halaman = sebagai_admin.get(f"/admin/indicators/kerangkaregulasi/{draf.pk}/change/").content.decode()
    assert 'name="judul"' in halaman
    assert 'name="status"' not in halaman
