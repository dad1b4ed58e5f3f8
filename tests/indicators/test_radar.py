"""The target radar over the document: what it asks, who may set a question aside, and when it comes back."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.akses import Bentrok, TakTerlihat, Terlarang, TidakLengkap
from indicators.models import Indikator, Realisasi, Riwayat, Target, TemuanDikesampingkan
from indicators.rekap.radar import BarisTemuan, daftar_radar, radar_indikator
from indicators.services.radar import dismiss_temuan
from indicators.services.target import IsianTarget, approve_target, propose_target
from tests.dunia import segar, tak_berubah
from tests.pages import bacaan, kode_tertaut
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def baris(user: User, kode: str) -> list[BarisTemuan]:
    indikator = Indikator.objects.select_related("sasaran__renstra", "unit").get(kode=kode)
    (isi,) = radar_indikator(segar(user), [indikator])
    return isi.baris


def aturan(user: User, kode: str) -> list[tuple[str, int | None]]:
    return [(satu.temuan.aturan.value, satu.temuan.tahun) for satu in baris(user, kode) if not satu.dikesampingkan]


def usulkan(user: User, kode: str, tahun: int, nilai: str) -> Target:
    kini = Target.objects.filter(indikator__kode=kode, tahun=tahun).latest("pk")
    isian = IsianTarget(
        **{"kode": kode, "tahun": tahun, "triwulan": 0, "dilihat": kini.pk, "nilai": Decimal(nilai)},
        **{"alasan": "Pagu turun", "nomor_dokumen": "SK 1"},
    )
    return propose_target(segar(user), isian)


def kesampingkan(
    user: User, kode: str, nomor: int = 0, alasan: str = "Pagu dipotong setengah"
) -> TemuanDikesampingkan:
    return dismiss_temuan(segar(user), kode, baris(user, kode)[nomor].temuan.sidik, alasan)


def test_temuan_dokumen(pimpinan: User) -> None:
    """In the document: two targets below what had happened, two flat ones, and not one complete card."""
    semua = {
        (isi.indikator.kode, satu.temuan.aturan.value, satu.temuan.tahun)
        for isi in daftar_radar(pimpinan)
        for satu in isi.baris
    }
    assert {satu for satu in semua if satu[1] != "kamus_kosong"} == {
        ("PN.4", "di_bawah_realisasi", 2021),
        ("PN.7", "di_bawah_realisasi", 2021),
        ("SP5.1", "datar", 2024),
        ("SP5.3", "datar", 2024),
    }
    assert len({kode for kode, satu, _ in semua if satu == "kamus_kosong"}) == Indikator.objects.count()


def test_realisasi_pendahulu_ikut_dibandingkan(pimpinan: User) -> None:
    """SP5.2 continues S.SP2.3, whose 2021 was 79,47; with 80,50 the target of 2022 (80) would be easier."""
    assert ("di_bawah_realisasi", 2022) not in aturan(pimpinan, "SP5.2")
    Realisasi.objects.filter(indikator__kode="S.SP2.3", tahun=2021).update(nilai="80.5")
    assert ("di_bawah_realisasi", 2022) in aturan(pimpinan, "SP5.2")
    (satu, *_) = baris(pimpinan, "SP5.2")
    assert [(a.angka.kode, a.url) for a in satu.angka] == [
        ("SP5.2", "/telusur/capaian/SP5.2/2022/"),
        ("S.SP2.3", "/telusur/capaian/S.SP2.3/2021/"),
    ]


def test_hanya_angka_resmi_dan_tahun_penuh(pimpinan: User) -> None:
    """A pending figure, and one of a quarter alone, are no measure of the next year's target."""
    asal = Realisasi.objects.exclude(dokumen=None).first()
    sifat = {"indikator": Indikator.objects.get(kode="SP4.1"), "tahun": 2022, "keadaan": "terisi", "nilai": 90}
    satu = [Realisasi(triwulan=tw, dokumen=asal.dokumen, status="disetujui", **sifat) for tw in (1, 2, 3, 4)]
    Realisasi.objects.bulk_create(satu[:3])
    assert ("di_bawah_realisasi", 2023) not in aturan(pimpinan, "SP4.1")
    satu[3].status = "diajukan"
    satu[3].save()
    assert ("di_bawah_realisasi", 2023) not in aturan(pimpinan, "SP4.1")
    Realisasi.objects.update(status="disetujui")
    assert ("di_bawah_realisasi", 2023) in aturan(pimpinan, "SP4.1")
    assert ("sama_tiap_triwulan", 2022) in aturan(pimpinan, "SP4.1")


def test_usulan_ditanyakan_sebelum_disetujui(perencana_set: User, verifikator: User, jam) -> None:
    """In November the target of the year is proposed to go down: asked of the planner and of who decides."""
    jam(datetime.fromisoformat("2024-11-12T10:00+07:00"))
    target = usulkan(perencana_set, "SP4.1", 2024, "70")
    assert ("turun_terlambat", 2024) in aturan(perencana_set, "SP4.1")
    kalimat = "Target 2024 diusulkan dipermudah dari 85,00 menjadi 70,00 pada 12 November 2024"
    for user, alamat in (
        (perencana_set, "/indikator/SP4.1/target/"),
        (verifikator, "/target/usulan/"),
        (verifikator, "/target/radar/"),
    ):
        assert kalimat in bacaan(masuk(user).get(alamat)), alamat
    approve_target(verifikator, target.pk, 1)
    assert ("turun_terlambat", 2024) in aturan(perencana_set, "SP4.1")


def test_dikesampingkan_dengan_alasan_lalu_kembali(perencana_jsk: User, verifikator: User) -> None:
    Indikator.objects.filter(kode="SP1.1").update(formula="x", definisi="x", sumber_data="x", penanggung_jawab="x")
    Indikator.objects.filter(kode="SP2.1").update(sumber_data="Dapodik")
    satu = kesampingkan(perencana_jsk, "SP2.1", alasan="Sedang disusun")
    assert aturan(verifikator, "SP2.1") == []
    (tersisa,) = baris(verifikator, "SP2.1")
    assert (tersisa.dikesampingkan.alasan, tersisa.dikesampingkan.pelaku) == ("Sedang disusun", perencana_jsk)
    jejak = Riwayat.objects.latest("pk")
    assert (jejak.aksi, jejak.jenis, jejak.objek_kode, jejak.alasan) == (
        "kesampingkan",
        "temuandikesampingkan",
        "SP2.1 kamus indikator belum lengkap",
        "Sedang disusun",
    )
    assert jejak.unit == satu.indikator.unit
    Indikator.objects.filter(kode="SP2.1").update(sumber_data="")
    assert aturan(verifikator, "SP2.1") == [("kamus_kosong", None)]


def test_angka_lain_membuatnya_kembali(verifikator: User) -> None:
    kesampingkan(verifikator, "SP5.1")
    assert ("datar", 2024) not in aturan(verifikator, "SP5.1")
    Target.objects.filter(indikator__kode="SP5.1").update(nilai="36.4")
    assert ("datar", 2024) in aturan(verifikator, "SP5.1")


def test_yang_tidak_boleh(perencana_jsk: User, perencana_set: User, admin: User, pimpinan: User) -> None:
    sidik = baris(admin, "SP5.1")[0].temuan.sidik
    for user, galat in ((perencana_jsk, TakTerlihat), (admin, Terlarang), (pimpinan, Terlarang)):
        with tak_berubah(), pytest.raises(galat):
            dismiss_temuan(segar(user), "SP5.1", sidik, "Alasan")
    with tak_berubah(), pytest.raises(TidakLengkap):
        kesampingkan(perencana_set, "SP5.1", alasan="  ")
    with tak_berubah(), pytest.raises(Bentrok, match="sudah berubah"):
        dismiss_temuan(segar(perencana_set), "SP5.1", "0" * 64, "Alasan")
    kesampingkan(perencana_set, "SP5.1")
    with tak_berubah(), pytest.raises(Bentrok, match="sudah dikesampingkan"):
        dismiss_temuan(segar(perencana_set), "SP5.1", sidik, "Alasan")


def test_dikesampingkan_lewat_halaman(sebagai_verifikator: Client, verifikator: User) -> None:
    sidik = baris(verifikator, "SP5.1")[0].temuan.sidik
    kirim = {"indikator": "SP5.1", "sidik": sidik, "alasan": "Nilai nasional", "dari": "target"}
    response = sebagai_verifikator.post("/target/radar/kesampingkan/", kirim, follow=True)
    assert response.redirect_chain == [("/indikator/SP5.1/target/", 302)]
    isi = bacaan(response)
    assert "1 temuan dikesampingkan" in isi and "Nilai nasional" in isi
    assert "Nilai nasional" in bacaan(sebagai_verifikator.get("/riwayat/?kode=SP5.1"))
    assert sebagai_verifikator.post("/target/radar/kesampingkan/", kirim | {"sidik": "x"}).status_code == 400


def test_halaman_hanya_yang_terlihat(sebagai_jsk: Client, sebagai_pimpinan: Client) -> None:
    isi = sebagai_jsk.get("/target/radar/")
    assert "SP5.1" not in isi.content.decode()
    assert kode_tertaut(isi) <= set(Indikator.objects.filter(unit__kode="JSK").values_list("kode", flat=True))
    semua = bacaan(sebagai_pimpinan.get("/target/radar/"))
    assert "PN.4" in semua and "Kesampingkan" not in semua
    unit = bacaan(sebagai_pimpinan.get("/target/radar/?unit=SET"))
    assert "SP5.1" in unit and "PN.4" not in unit
    assert sebagai_pimpinan.get("/target/radar/?unit=TIDAK").status_code == 400
    assert sebagai_jsk.get("/target/radar/?unit=SET").status_code == 400


def test_halaman_bersambung(sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.views.radar.SEHALAMAN", 20)
    pertama, kedua = (bacaan(sebagai_pimpinan.get(f"/target/radar/?halaman={n}")) for n in (1, 2))
    assert "Berikutnya" in pertama and "Sebelumnya" in kedua
    assert "SP5.1" in pertama + kedua


def test_banyak_kueri_tidak_bertambah(pimpinan: User) -> None:
    def kueri(kode: list[str]) -> int:
        indikator = list(Indikator.objects.filter(kode__in=kode).select_related("sasaran__renstra", "unit"))
        with CaptureQueriesContext(connection) as tercatat:
            radar_indikator(pimpinan, indikator)
        return len(tercatat)

    semua = list(Indikator.objects.values_list("kode", flat=True))
    kueri(["SP5.1"])  # asks once what the reader reaches
    assert kueri(semua) == kueri(["SP5.1", "SP5.2"]) <= 12
