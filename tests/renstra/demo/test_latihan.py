"""The demo opens 2024 for practice, visibly; examples come only when asked for, and say what they are."""

import csv

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.akses import periode_unit
from indicators.models import DokumenSumber, PengecualianPeriode, Realisasi, Riwayat, UnitKerja
from renstra.demo.contoh import ensure_contoh
from renstra.demo.latihan import ensure_latihan

pytestmark = pytest.mark.django_db


def test_empat_triwulan_2024_terbuka_dengan_alasan_dan_batas(admin: User) -> None:
    ensure_latihan()
    jsk = UnitKerja.objects.get(kode="JSK")
    for triwulan in (1, 2, 3, 4):
        keadaan = periode_unit(2024, triwulan, jsk)
        assert keadaan.terbuka
        assert "Latihan" in keadaan.alasan
        assert "sampai" in keadaan.alasan
    assert not periode_unit(2023, 4, jsk).terbuka


def test_kedua_kali_tidak_mengubah_apa_pun(admin: User) -> None:
    ensure_latihan()
    sebelum = (PengecualianPeriode.objects.count(), Riwayat.objects.count())
    ensure_latihan()
    assert (PengecualianPeriode.objects.count(), Riwayat.objects.count()) == sebelum == (4, sebelum[1])


def test_contoh_tidak_menimpa_angka_yang_ada(admin: User) -> None:
    sebelum = Realisasi.objects.count()
    assert ensure_contoh() == Realisasi.objects.count() - sebelum > 90
    assert ensure_contoh() == 0


PAGES = [
    "/",
    "/capaian/?tahun=2023",
    "/capaian/?tahun=2024&triwulan=1",
    "/indikator/SP3.1/",
    "/telusur/capaian/SP3.1/2023/",
    "/telusur/tahun/2023/",
    "/pelaporan/?tahun=2023",
]


@pytest.mark.parametrize("halaman", PAGES)
def test_setiap_halaman_dengan_angka_contoh_menyebutnya(sebagai_pimpinan: Client, halaman: str) -> None:
    assert "contoh" not in sebagai_pimpinan.get(halaman).content.decode().lower()
    ensure_contoh()
    assert "angka <b>contoh</b>" in sebagai_pimpinan.get(halaman).content.decode()


def test_angka_contoh_ditandai_di_barisnya(sebagai_pimpinan: Client) -> None:
    ensure_contoh()
    isi = sebagai_pimpinan.get("/capaian/?tahun=2023&jenjang=program").content.decode()
    assert isi.count('<span class="lunak">contoh</span>') == 13
    assert DokumenSumber.objects.get(contoh=True).judul == "Contoh, bukan data"


@pytest.mark.parametrize("alamat", ["/capaian/?tahun=2023&format=csv", "/api/v1/capaian/?tahun=2023&format=csv"])
def test_berkas_menandai_baris_yang_memuat_contoh(sebagai_pimpinan: Client, alamat: str) -> None:
    ensure_contoh()
    isi = b"".join(sebagai_pimpinan.get(alamat).streaming_content).decode()
    tanda = {baris["indikator.kode"]: baris["contoh"] for baris in csv.DictReader(isi.splitlines())}
    assert (tanda["SP1.1"], tanda["SS1.1"]) == ("true", "false")
