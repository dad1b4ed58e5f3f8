"""What-if: the same figures under other rules, beside each other, and nothing is ever written."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.akses import Terlarang
from indicators.capaian import Agregasi, Batas, VarianMinimum
from indicators.models import Indikator, Kebijakan, KelasKategori, Peran, Realisasi, SkalaKategori
from indicators.rekap import SaringCapaian, rekap_capaian
from indicators.rekap.simulasi import AturanLain, BarisSimulasi, Simulasi, simulasi_kebijakan
from indicators.services.segel import close_triwulan
from tests.pages import bacaan, per_indikator, tabel
from tests.people import masuk, petugas

# PostgreSQL reads some lists through a cursor.
MEMBACA = re.compile(r"(DECLARE \S+ NO SCROLL CURSOR WITHOUT HOLD FOR )?\(*SELECT ")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def coba(user: User, **lain: object) -> Simulasi:
    return simulasi_kebijakan(user, AturanLain(2020, **lain))


def baris(hasil: Simulasi) -> dict[str, BarisSimulasi]:
    return {satu.sebelum.kode: satu for satu in hasil.baris}


def skala_lain() -> SkalaKategori:
    """Two classes, with the line at 105."""
    skala = SkalaKategori.objects.create(kode="dua", nama="Dua kelas")
    sifat = {"skala": skala, "simbol": "●"}
    KelasKategori.objects.create(bawah=105, atas=None, label="Lebih", warna="hijau", **sifat)
    KelasKategori.objects.create(bawah=0, atas=105, label="Cukup", warna="kuning", **sifat)
    return skala


def test_batas_lain(pimpinan: User) -> None:
    """2020 has 120,02, 119,04, 110,48, 107,83 and 103,41 of seven; capped at 100 they count as 100."""
    hasil = coba(pimpinan, batas=Batas.SERATUS)
    assert {k: (b.dibatasi_semula, b.dibatasi_menjadi) for k, b in baris(hasil).items()} == {
        "PN.3": ("107,83", "100,00"),
        "PN.4": ("120,00", "100,00"),
        "PN.5": ("110,48", "100,00"),
        "PN.6": ("103,41", "100,00"),
        "PN.7": ("119,04", "100,00"),
    }
    assert (hasil.total.sebelum.nilai_teks, hasil.total.sesudah.nilai_teks) == ("108,67", "99,99")
    assert hasil.lampu_berubah == 0
    assert hasil.tetap + len(hasil.baris) == len(rekap_capaian(pimpinan, SaringCapaian(2020)))


def test_sama_dengan_kebijakan_yang_sungguh_diganti(pimpinan: User) -> None:
    """What is foretold is what then comes: the same engine, the same rows."""
    hasil = coba(pimpinan, batas=Batas.SERATUS_SEPULUH, skala=skala_lain())
    Kebijakan.objects.update(batas="110_120", skala=SkalaKategori.objects.get(kode="dua"))
    nyata = {b.kode: b for b in rekap_capaian(pimpinan, SaringCapaian(2020))}
    for kode, satu in baris(hasil).items():
        kini = nyata[kode]
        assert (satu.sesudah.capaian_dibatasi, satu.sesudah.kategori) == (kini.capaian_dibatasi, kini.kategori)
    assert coba(pimpinan).total.sebelum.nilai == hasil.total.sesudah.nilai


def test_skala_lain_mengganti_lampu(pimpinan: User) -> None:
    hasil = coba(pimpinan, skala=skala_lain())
    assert hasil.lampu_berubah == len(hasil.baris) == 7
    assert {k.kelas.label: k.banyak for k in hasil.kelas_menjadi if k.kelas} == {"Lebih": 4, "Cukup": 3}
    assert hasil.total.sebelum.nilai_teks == hasil.total.sesudah.nilai_teks


def test_agregasi_lain(pimpinan: User) -> None:
    Indikator.objects.filter(kode__startswith="PN.").update(bobot=1)
    Indikator.objects.filter(kode="PN.2").update(bobot=9)
    hasil = coba(pimpinan, agregasi=Agregasi.BERBOBOT)
    assert hasil.baris == []
    assert (hasil.total.sebelum.nilai_teks, hasil.total.sesudah.nilai_teks) == ("108,67", "104,02")


def test_varian_minimum_lain(pimpinan: User) -> None:
    """(2 x 162 - 186) / 162 is 85,19 and 162 / 186 is 87,10; a realisasi of 0 then has no capaian at all."""
    Indikator.objects.filter(kode__in=["PN.1", "PN.2"]).update(polaritas="minimum")
    for kode, nilai in (("PN.1", 186), ("PN.2", 0)):
        Realisasi.objects.filter(indikator__kode=kode, tahun=2020).update(nilai=nilai)
        target = Indikator.objects.get(kode=kode).target.filter(tahun=2020)
        target.update(nilai=162)
    hasil = baris(coba(pimpinan, varian=VarianMinimum.TARGET_PER_REALISASI))
    assert (hasil["PN.1"].sebelum.capaian, hasil["PN.1"].sesudah.capaian) == (Decimal("85.19"), Decimal("87.10"))
    assert (hasil["PN.2"].sebelum.capaian, hasil["PN.2"].sesudah.capaian) == (Decimal("200.00"), None)
    assert hasil["PN.2"].sesudah.alasan_label == "Bukan angka"
    assert set(hasil) == {"PN.1", "PN.2"}


def test_halaman_tidak_pernah_menulis(sebagai_pimpinan: Client) -> None:
    skala_lain()
    alamat = "/kebijakan/simulasi/?tahun=2020&batas=100&agregasi=berbobot&skala=dua&varian_minimum=t_per_r"
    with CaptureQueriesContext(connection) as kueri:
        response = sebagai_pimpinan.get(alamat)
    assert response.status_code == 200
    menulis = [q["sql"] for q in kueri if not MEMBACA.match(q["sql"])]
    assert menulis == []


def test_halaman_menyebut_semula_dan_menjadi(pimpinan: User, sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/kebijakan/simulasi/?tahun=2020&batas=100")
    isi = bacaan(response)
    tetap = len(rekap_capaian(pimpinan, SaringCapaian(2020))) - 5
    assert f"5 indikator berubah, 0 di antaranya berganti kategori; {tetap} tetap" in isi
    satu = per_indikator(response)["PN.7"]
    assert (satu.angka("Capaian semula (%)"), satu["Capaian menjadi (%)"]) == (
        "119,04",
        "119,04 68.372 / 57.434 × 100 = 119,04 dibatasi 100,00",
    )
    assert "/telusur/capaian/PN.7/2020/" in satu.tautan
    (sasaran,) = [b for b in tabel(response) if b.kepala.startswith("PN ")]
    assert (sasaran.angka("Semula (%)"), sasaran.angka("Menjadi (%)")) == ("108,67", "99,99")


def test_tanpa_pilihan_kedua_sisi_sama(sebagai_pimpinan: Client) -> None:
    isi = bacaan(sebagai_pimpinan.get("/kebijakan/simulasi/"))
    assert "Belum ada aturan lain yang dipilih" in isi
    assert "0 indikator berubah" in isi


def test_tahun_tersegel_disebut(admin: User, sebagai_pimpinan: Client) -> None:
    alamat = "/kebijakan/simulasi/?tahun=2020"
    assert "sudah disegel" not in bacaan(sebagai_pimpinan.get(alamat)).split("Hanya angka resmi")[0]
    close_triwulan(admin, 2020, 4, alasan="Selesai")
    assert "Tahun 2020 sudah disegel" in bacaan(sebagai_pimpinan.get(alamat))


@pytest.mark.parametrize("kueri", ["tahun=abc", "batas=200", "skala=tidak-ada", "varian_minimum=x", "agregasi=%00"])
def test_pilihan_yang_tidak_ada_ditolak(sebagai_pimpinan: Client, kueri: str) -> None:
    response = sebagai_pimpinan.get(f"/kebijakan/simulasi/?{kueri}")
    assert response.status_code == 400
    assert "tidak dapat dipakai" in bacaan(response)


@pytest.mark.parametrize("peran", [Peran.PERENCANA, Peran.VERIFIKATOR])
def test_hanya_pimpinan_dan_administrator(peran: Peran) -> None:
    user = petugas("lain", peran, "KEMENSOS")
    with pytest.raises(Terlarang):
        coba(user, batas=Batas.SERATUS)
    assert masuk(user).get("/kebijakan/simulasi/").status_code == 403


def test_administrator_boleh(admin: User) -> None:
    assert coba(admin, batas=Batas.SERATUS).baris


def test_banyak_kueri_tetap(pimpinan: User, django_assert_max_num_queries: Callable) -> None:
    with django_assert_max_num_queries(12):
        coba(pimpinan, batas=Batas.SERATUS, skala=SkalaKategori.objects.get(kode="permendagri-86-2017"))
