"""What a table of plan structure may not say, each with its cell; what came in between; who may."""

import io
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import (
    DokumenSumber,
    Indikator,
    Keputusan,
    Pemberitahuan,
    Penugasan,
    Peran,
    Realisasi,
    Riwayat,
    Sasaran,
    Target,
)
from indicators.services import save_acuan
from indicators.services.impor import BarisTerap, BerubahSejakPratinjau
from indicators.services.impor.rencana import ImporRencana
from indicators.services.target import IsianTarget, approve_target, propose_target
from tests.dunia import tak_berubah
from tests.impor.alat import bita, gerak, isi_tabel, pesan
from tests.impor.rencana import OPSI, beda, huruf, isikan, keluhan, kirim, nomor, putusan, tempel, unduh, unggah
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KEPALA = ("Kode sasaran", "Kode indikator", "Uraian", "Jenjang", "Unit", "Induk")
SALAH = (  # heading, what is typed, what is said
    ("Polaritas", "naik", "bukan pilihan polaritas Pilih: Makin tinggi"),
    ("Jenis nilai", "Teks", "Jenis nilai tidak dapat diganti: sudah ada target"),
    ("Kode sasaran", "SP77", "“SP77” tidak dikenal"),
    ("Unit", "ABC", "“ABC” tidak dikenal"),
    ("Satuan", "x" * 41, "Terlalu panjang: 41 huruf"),
    ("Desimal", 7, "lebih kecil dari atau sama dengan 4"),
    ("Bobot", -1, "kurang dari nol"),
    ("Uraian", None, "Tulis uraiannya"),
    ("Polaritas", None, "Pilih polaritasnya"),
    ("Tahun akhir", 2021, "Tahun akhir tidak boleh sebelum tahun awal"),
    ("Tahun ukur", "2023", "Tahun ukur diisi bila kalendernya"),
    ("Skala predikat", "akip", "hanya untuk itu"),
    ("Target 2024", None, "dan tidak dihapus lewat impor"),
    ("Target 2024", "delapan", "bukan satu angka"),
    ("Target 2024", "80,123", "dapat dibaca 80123 atau 80,123"),
    ("Target 2024", "=1+1", "belum pernah dihitung"),
    ("Target 2021", 70, "Indikator ini berlaku 2022-2024, bukan 2021"),
    ("Jenjang", "Sasaran program", "hanya untuk baris sasaran"),
    ("IKU", "mungkin", "bukan ya atau tidak"),
)
SALAH_SASARAN = (
    ("Satuan", "%", "hanya untuk baris indikator"),
    ("Jenjang", "Sasaran strategis", "jenjangnya salah satu dari: Sasaran program, Sasaran kegiatan"),
    ("Unit", "KEMENSOS", "tidak di bawah LINJAMSOS"),
    ("Induk", "SP5", "induk dari dirinya sendiri"),
)
INDIKATOR = ("SP1.1", "SP1.2", "SP1.3", "SP2.1", "SP2.2", "SP3.1", "SP4.1", "SP4.2", "SP5.1", "SP5.4")


@pytest.mark.parametrize("salah", [SALAH[:10], SALAH[10:]], ids=["pertama", "kedua"])
def test_a_wrong_cell_refuses_its_row(sebagai_admin: Client, salah: tuple[tuple[str, object, str], ...]) -> None:
    """Each wrong cell in a row of its own, named with its address; nothing can be applied."""
    sasaran = [(kode, *satu) for kode, satu in zip(("SP2", "SP3", "SP4", "SP5"), SALAH_SASARAN, strict=True)]
    kasus = [(kode, *satu) for kode, satu in zip(INDIKATOR, salah, strict=False)] + sasaran
    buku = unduh(sebagai_admin)
    for kode, judul, isi, _ in kasus:
        isikan(buku, kode, judul, isi)
    alamat = {kode: f"{huruf(buku, judul)}{nomor(buku, kode)}" for kode, judul, isi, _ in kasus}
    impor = unggah(sebagai_admin, berkas=bita(buku))
    assert sorted(k for k, v in putusan(impor).items() if v == "ditolak") == sorted(alamat)
    luput = [(kode, keluhan(impor, kode)) for kode, _, _, alasan in kasus if alasan not in keluhan(impor, kode)]
    assert luput == []
    assert [kode for kode in alamat if f"{alamat[kode]}: " not in keluhan(impor, kode)] == []
    with tak_berubah():
        assert gerak(sebagai_admin, impor, "terapkan").status_code == 422


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        (("SP1", "S.SP1.1", "Lain"), "Kode S.SP1.1 sudah dipakai di Semula"),
        (("SP1", "kecil.1", "Lain"), "huruf besar"),
        (("SP8", "", "Baru"), "Pilih jenjang sasarannya"),
        (("SP8", "", "Baru", "Sasaran kegiatan", "", "SP88"), "“SP88” tidak dikenal"),
        (("", "SP1.9", "Baru"), "kode sasarannya kosong"),
        (("SP1", "SP1.9", "Baru"), "Pilih jenis nilainya"),
    ],
)
def test_a_wrong_new_row_is_refused(sebagai_admin: Client, baris: tuple[str, ...], alasan: str) -> None:
    impor = tempel(sebagai_admin, KEPALA, baris)
    (satu,) = impor.baris.all()
    assert satu.keputusan == "ditolak"
    assert alasan in " ".join(p["alasan"] for p in satu.pesan)


def test_a_sheet_of_remarks_behind_the_plan_hides_no_emptied_target(sebagai_admin: Client) -> None:
    buku = isikan(unduh(sebagai_admin), "SP2.1", "Target 2024", None)
    buku.create_sheet("Catatan").append(["rapat 3 Maret"])
    impor = unggah(sebagai_admin, berkas=bita(buku))
    assert "dan tidak dihapus lewat impor" in keluhan(impor, "SP2.1")


def test_x29_the_same_row_twice(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, KEPALA[:3], ("SP1", "sp1.1", "Satu"), ("SP1", " SP1.1 ", "Dua"))
    assert [b.keputusan for b in impor.baris.all()] == ["berubah", "ditolak"]
    assert "SP1.1 ada dua kali: baris 2 dan baris 3" in impor.baris.last().pesan[0]["alasan"]


def test_x37_x38_percent_cells(sebagai_admin: Client) -> None:
    """0,85 shown as 85 % is 85; without the format it is asked about."""
    buku = isikan(unduh(sebagai_admin), "SP1.1", "Target 2024", 0.85)
    assert putusan(unggah(sebagai_admin, berkas=bita(buku)))["SP1.1"] == "bertanya"
    buku.active[f"{huruf(buku, 'Target 2024')}{nomor(buku, 'SP1.1')}"].number_format = "0%"
    impor = unggah(sebagai_admin, berkas=bita(buku))
    assert beda(impor, "SP1.1")["Target 2024"][1].startswith("85,00")


def test_a_column_that_is_not_there_leaves_what_is_stored(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, KEPALA[:3], ("SP1", "SP1.1", "Bunyi lain"))
    assert set(beda(impor, "SP1.1")) == {"Uraian"}
    assert "Tidak ada di berkas dan tetap seperti tersimpan: SP1, SP1.2" in impor.ringkasan["catatan"][-1]


def test_csv_with_semicolons(sebagai_admin: Client) -> None:
    isi = "Kode sasaran;Kode indikator;Target 2024;Bobot\nSP1;SP1.1;85,5;\nSP1;SP1.2;;2\n"
    impor = unggah(sebagai_admin, berkas=isi.encode(), nama="rencana.csv")
    assert beda(impor, "SP1.1")["Target 2024"][1].startswith("85,50")
    assert "tidak dihapus lewat impor" in keluhan(impor, "SP1.2")


def test_another_versions_template_is_refused(sebagai_admin: Client) -> None:
    berkas = bita(unduh(sebagai_admin, renstra="LINJAMSOS/semula"))
    impor = unggah(sebagai_admin, berkas=berkas)
    assert (impor.keadaan, "templat renstra, versi, atau dokumen lain" in impor.pesan) == ("ditolak", True)


def ubah(kode: str, **isi: object) -> None:
    satu = Indikator.objects.get(kode=kode)
    for nama, nilai in isi.items():
        setattr(satu, nama, nilai)
    save_acuan(satu, pelaku=User.objects.get(username="admin"))


def test_what_both_changed_is_a_conflict(sebagai_admin: Client) -> None:
    """Changed on the server only: the server's stays. In both: the person chooses."""
    buku = unduh(sebagai_admin)
    ubah("SP1.1", definisi="Dari server")
    ubah("SP1.2", definisi="Dari server")
    impor = unggah(sebagai_admin, berkas=bita(isikan(buku, "SP1.2", "Definisi", "Dari berkas")))
    assert {k: v for k, v in putusan(impor).items() if k in ("SP1.1", "SP1.2")} == {
        "SP1.1": "sama",
        "SP1.2": "bentrok",
    }
    assert "isi server dipertahankan" in keluhan(impor, "SP1.1")
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    gerak(sebagai_admin, impor, "bentrok", pakai="berkas")
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert Indikator.objects.get(kode="SP1.2").definisi == "Dari berkas"
    assert Indikator.objects.get(kode="SP1.1").definisi == "Dari server"


def test_x47_changed_between_preview_and_apply(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, KEPALA[:3], ("SP1", "SP1.1", "Bunyi lain"), ("SP1", "SP1.2", "Lain juga"))
    ubah("SP1.2", satuan="persen")
    sebelum = isi_tabel(Indikator)
    response = gerak(sebagai_admin, impor, "terapkan")
    assert (response.status_code, "SP1.2" in pesan(response)) == (409, True)
    assert isi_tabel(Indikator) == sebelum
    gerak(sebagai_admin, impor, "ulangi")
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302


def realisasi(kode: str, **isi: object) -> Realisasi:
    dokumen = DokumenSumber.objects.first()
    bawaan = {"keadaan": "terisi", "nilai": Decimal(40), "status": "disetujui", "dokumen": dokumen}
    return Realisasi.objects.create(
        **bawaan | {"indikator": Indikator.objects.get(kode=kode), "tahun": 2023, "triwulan": 0} | isi
    )


def test_a_change_of_meaning_is_asked_about_and_shows_its_effect(sebagai_admin: Client) -> None:
    realisasi("SP1.1")
    kepala = (*KEPALA[:2], "Polaritas", "Target 2023")
    impor = tempel(sebagai_admin, kepala, ("SP1", "SP1.1", "Makin rendah makin baik", "80"))
    assert putusan(impor)["SP1.1"] == "bertanya"
    assert "capaian yang lalu ikut berubah" in keluhan(impor, "SP1.1")
    (dampak,) = impor.baris.get(kunci="SP1.1").dampak
    assert dampak == {
        "nama": "Capaian 2023, bila usulan disetujui",
        "sebelum": "40,00 %",  # of 100
        "sesudah": "150,00 %",  # (2 x 80 - 40) / 80
        "alamat": "",
    }
    assert "Rata-rata capaian 2023" in impor.ringkasan["dampak"][0]["nama"]
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    assert gerak(sebagai_admin, impor, "terapkan", yakin="ya").status_code == 302
    riwayat = Riwayat.objects.get(jenis="indikator", permintaan=impor.permintaan)
    assert riwayat.alasan.startswith("Dibenarkan: Sudah ada realisasinya")


def diputus(user: User, impor: object) -> str:
    usulan = Target.objects.get(status="diusulkan")
    approve_target(user, usulan.pk, usulan.revisi)
    return "SP1.1 2024/0"


def diubah(user: User, impor: object) -> str:
    ubah("SP1.2", definisi="Sesudahnya")
    return "SP1.2"


def diisi(user: User, impor: object) -> str:
    realisasi("SP1.2", dimasukkan_pada=timezone.now() + timedelta(seconds=1))
    return "SP1.2"


@pytest.mark.parametrize("sebab", [diputus, diubah, diisi])
def test_undo_is_refused_by_name_when_something_came_after(
    sebagai_admin: Client, verifikator: User, sebab: object
) -> None:
    kepala = (*KEPALA[:2], "Target 2024", "Definisi")
    impor = tempel(sebagai_admin, kepala, ("SP1", "SP1.1", "85", ""), ("SP1", "SP1.2", "100", "Baru"))
    gerak(sebagai_admin, impor, "terapkan")
    nama = sebab(verifikator, impor)  # type: ignore[operator]
    with tak_berubah():
        response = gerak(sebagai_admin, impor, "urungkan")
    assert (response.status_code, nama in pesan(response)) == (409, True)


def test_undo_is_refused_while_new_rows_are_used(sebagai_admin: Client, admin: User) -> None:
    impor = tempel(sebagai_admin, KEPALA, ("SP9", "", "Baru", "Sasaran program"))
    gerak(sebagai_admin, impor, "terapkan")
    sasaran = Sasaran.objects.get(kode="SP9")
    ubah("SP1.1", sasaran=sasaran)
    response = gerak(sebagai_admin, impor, "urungkan")
    assert (response.status_code, "SP9: sudah mempunyai indikator" in pesan(response)) == (409, True)


@pytest.mark.parametrize("siapa", ["sebagai_jsk", "sebagai_verifikator", "sebagai_pimpinan"])
def test_m20_only_an_administrator(siapa: str, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(siapa)
    with tak_berubah():
        for alamat in ("/impor/rencana/", "/impor/rencana/templat/"):
            assert client.get(alamat, OPSI).status_code == 403
        assert kirim(client, tempel="Kode sasaran\tUraian\nSP1\tX").status_code == 403
    assert "/impor/rencana/" not in client.get("/impor/").content.decode()


def test_m20_a_role_that_ended_after_the_preview(sebagai_admin: Client, admin: User) -> None:
    impor = tempel(sebagai_admin, KEPALA[:3], ("SP1", "SP1.1", "Bunyi lain"))
    Penugasan.objects.filter(user=admin).delete()
    User.objects.filter(pk=admin.pk).update(is_superuser=False)
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 403


def test_reading_asks_no_query_per_row(sebagai_admin: Client) -> None:
    """As many for one row as for all of them: only storing the preview grows, by the thousand."""
    banyak = []
    for kode in (["SP1.1"], ["SP1.1", "SP1.2", "SP2.1", "SP3.1", "SP4.1", "SP5.1"]):
        baris = [(kode_satu.split(".")[0], kode_satu, "Lain", "85") for kode_satu in kode]
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            impor = tempel(sebagai_admin, (*KEPALA[:3], "Target 2024"), *baris)
        assert set(putusan(impor).values()) == {"berubah"}, [keluhan(impor, k) for k in kode]
        banyak.append(len(kueri))
        gerak(sebagai_admin, impor, "batalkan")
    assert banyak[0] == banyak[1]


def test_the_marked_file_is_corrected_and_sent_back(sebagai_admin: Client) -> None:
    """It keeps every cell in its place and every template column; what is said stands in a column of its own."""
    buku = isikan(unduh(sebagai_admin), "SP1.1", "Polaritas", "naik")
    impor = unggah(sebagai_admin, berkas=bita(isikan(buku, "SP1.2", "Definisi", "Baru")))
    berkas = b"".join(sebagai_admin.get(f"/impor/{impor.pk}/berkas/"))
    bertanda = openpyxl.load_workbook(io.BytesIO(berkas))
    alamat = f"{huruf(buku, 'Polaritas')}{nomor(buku, 'SP1.1')}"
    assert bertanda.active[alamat].fill.start_color.rgb == "FFF8D7DA"
    sebaris = [str(sel.value) for sel in bertanda.active[nomor(buku, "SP1.1")]]
    assert any(f"{alamat} “naik”: bukan pilihan polaritas." in isi for isi in sebaris)
    bertanda.active[alamat] = "Makin tinggi makin baik"
    lagi = unggah(sebagai_admin, berkas=bita(bertanda))
    assert {k: v for k, v in putusan(lagi).items() if v != "sama"} == {"SP1.2": "berubah"}


def test_x42_texts_that_look_like_formulas_stay_texts(sebagai_admin: Client) -> None:
    ubah("SP1.1", definisi="=HYPERLINK(1)", formula="+1", satuan="@x")
    buku = unduh(sebagai_admin)
    sel = buku.active[f"{huruf(buku, 'Definisi')}{nomor(buku, 'SP1.1')}"]
    assert (sel.data_type, sel.value) == ("s", "=HYPERLINK(1)")
    assert set(putusan(unggah(sebagai_admin, berkas=bita(buku))).values()) == {"sama"}


def test_one_message_per_unit_however_many_targets(sebagai_admin: Client, verifikator: User) -> None:
    baris = [("SP5", kode, "60", "61") for kode in ("SP5.1", "SP5.4")]
    gerak(sebagai_admin, tempel(sebagai_admin, (*KEPALA[:2], "Target 2023", "Target 2024"), *baris), "terapkan")
    (pesan_ini,) = Pemberitahuan.objects.filter(penerima=verifikator)
    assert pesan_ini.perihal.startswith("4 usulan target")
    assert pesan_ini.isi.count("\n- SP5.") == 4


@pytest.mark.parametrize("apa", ["baris", "target"])
def test_what_changes_while_it_is_applied_stops_it_inside_the_transaction(
    sebagai_admin: Client, admin: User, apa: str
) -> None:
    """Judged sound a moment ago; compared again once the rows are locked."""
    impor = tempel(sebagai_admin, KEPALA[:3], ("SP1", "SP1.1", "Bunyi lain"))
    baris = [BarisTerap(b.kunci, b.nomor, Keputusan(b.keputusan), b.isi, False) for b in impor.baris.all()]
    siap = ImporRencana().siapkan(admin, impor.opsi, baris, impor.permintaan)
    if apa == "baris":
        ubah("SP1.1", satuan="persen")
    else:
        usulkan(admin, "SP1.1", 2024)
    with tak_berubah(), pytest.raises(BerubahSejakPratinjau, match=r"SP1\.1"):
        siap.tulis()


def usulkan(user: User, kode: str, tahun: int) -> Target:
    terakhir = Target.objects.filter(indikator__kode=kode, tahun=tahun).order_by("pk").last()
    assert terakhir is not None
    isi = {"nilai": Decimal(55), "alasan": "Sebab", "nomor_dokumen": "SK 9"}
    return propose_target(user, IsianTarget(kode=kode, tahun=tahun, triwulan=0, dilihat=terakhir.pk, **isi))


INDIKATOR_BARU = (
    (*KEPALA, "Jenis nilai", "Polaritas", "Konsolidasi", "Kalender ukur", "Target 2024"),
    ("SP1", "SP1.9", "Baru", "", "JSK", "", "persen", "maksimum", "terakhir", "triwulanan", "80"),
)


@pytest.mark.parametrize("sebab", ["direvisi", "dipakai"])
def test_a_target_that_something_stands_on_is_not_taken_back(sebagai_admin: Client, admin: User, sebab: str) -> None:
    impor = tempel(sebagai_admin, *INDIKATOR_BARU)
    gerak(sebagai_admin, impor, "terapkan")
    if sebab == "direvisi":
        usulkan(admin, "SP1.9", 2024)
    else:
        isi = {"keadaan": "terisi", "nilai": 1, "status": "diajukan"}
        Realisasi.objects.create(indikator=Indikator.objects.get(kode="SP1.9"), tahun=2024, triwulan=1, **isi)
    with tak_berubah():
        response = gerak(sebagai_admin, impor, "urungkan")
    assert response.status_code == 409
    kalimat = {"direvisi": "sudah ada target lain", "dipakai": "sudah diajukan terhadap target ini"}
    assert f"SP1.9 2024/0: {kalimat[sebab]}" in pesan(response).replace("realisasi tahun itu ", "")


def test_targets_only_within_the_reach_of_the_administrators_role(seed: None, db: None) -> None:
    client = masuk(petugas("admin.set", Peran.ADMIN, "SET"))
    kepala = ("Kode sasaran", "Kode indikator", "Target 2024")
    impor = tempel(client, kepala, ("SP2", "SP2.1", "60"), ("SP5", "SP5.1", "60"))
    assert putusan(impor) == {"SP2.1": "ditolak", "SP5.1": "berubah"}
    assert "Hanya perencana unit ini atau administrator yang mengusulkan target" in keluhan(impor, "SP2.1")


def test_a_new_row_that_somebody_else_made_meanwhile_is_not_changed_unseen(
    sebagai_admin: Client, admin: User
) -> None:
    impor = tempel(sebagai_admin, *INDIKATOR_BARU)
    lain = Indikator.objects.get(kode="SP1.1")
    lain.pk, lain.kode, lain.urutan = None, "SP1.9", 90
    save_acuan(lain, pelaku=admin)
    response = gerak(sebagai_admin, impor, "terapkan")
    assert (response.status_code, "SP1.9" in pesan(response)) == (409, True)
    assert Indikator.objects.get(kode="SP1.9").uraian == lain.uraian
