"""The start page of a unit with very much below it says of its totals what the page of a small one says."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import BarisAnggaran, DataAnggaran, PerluJumlah
from budget.rekap import terbitan
from budget.rekap.periksa_ringkasan import periksa_anggaran
from budget.riwayat.penanda import PENANDA
from budget.services.ringkasan import hitung_ulang_anggaran, perbarui_anggaran
from indicators.models import Realisasi
from indicators.rekap import total
from indicators.services.ringkasan import hitung_ulang, perbarui_ringkasan
from tests.api.test_banyak_kueri import SIAPA
from tests.gandakan import gandakan
from tests.pages import Pembaca
from tests.renstra.beranda import angka_bertelusur, bagian, hasil

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
ALAMAT = ["/?tahun=2020", "/?tahun=2021&unit=LINJAMSOS", "/?tahun=2020&triwulan=4&status=semua", "/?tahun=2022"]


@pytest.fixture
def tersimpan() -> None:
    hitung_ulang()
    hitung_ulang_anggaran()


@pytest.fixture
def besar(tersimpan: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the seed were a ministry."""
    monkeypatch.setattr(total, "BESAR", 5)
    monkeypatch.setattr(terbitan, "PANJANG", 0)


KARTU: dict[str, Callable[[str], str]] = {
    "Nilai kinerja": lambda isi: isi,
    "Serapan anggaran": lambda isi: isi,
    "Dari tahun ke tahun": lambda isi: isi.partition("Kategori")[2],  # without the choice of a sasaran's series
    "Unit di bawah": lambda isi: isi.partition("Di samping itu")[0].strip(),
}


@pytest.mark.parametrize("alamat", ALAMAT)
def test_kartu_yang_sama(
    sebagai_pimpinan: Client, tersimpan: None, alamat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Computed from every figure, and out of stored totals."""
    kecil = sebagai_pimpinan.get(alamat)
    monkeypatch.setattr(total, "BESAR", 5)
    monkeypatch.setattr(terbitan, "PANJANG", 0)
    besar = sebagai_pimpinan.get(alamat)
    assert b"kartu sasarannya ada di halaman unit" in besar.content
    for judul, baca in KARTU.items():
        assert baca(bagian(besar, judul)) == baca(bagian(kecil, judul)), judul


@pytest.mark.parametrize("alamat", ALAMAT)
def test_setiap_angka_sama_dengan_penjelasannya(sebagai_pimpinan: Client, besar: None, alamat: str) -> None:
    baca = Pembaca(sebagai_pimpinan)
    for penjelasan, angka in angka_bertelusur(baca.get(alamat)).items():
        assert hasil(baca, penjelasan) == angka, penjelasan


def kueri(client: Client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as semua:
        assert client.get(alamat).status_code == 200
    return sum(not any(nama in satu["sql"] for nama in SIAPA) for satu in semua)


def test_paling_banyak_enam_kueri(sebagai_pimpinan: Client, besar: None) -> None:
    """Beside who asks; also for twice the rows."""
    sebelum = [kueri(sebagai_pimpinan, satu) for satu in ALAMAT]
    assert max(sebelum) <= 6
    gandakan()
    hitung_ulang()
    hitung_ulang_anggaran()
    assert [kueri(sebagai_pimpinan, satu) for satu in ALAMAT] == sebelum


def test_yang_terlambat_dikatakan_dan_menyusul(sebagai_pimpinan: Client, besar: None) -> None:
    def subjudul() -> str:
        return sebagai_pimpinan.get("/?tahun=2020").content.decode()

    assert "total diperbarui pukul" not in subjudul()
    Realisasi.objects.filter(indikator__kode="PN.3", tahun=2020).update(nilai=1)
    assert "total diperbarui pukul" in subjudul()
    perbarui_ringkasan()
    assert "total diperbarui pukul" not in subjudul()
    test_setiap_angka_sama_dengan_penjelasannya(sebagai_pimpinan, None, "/?tahun=2020")


def test_perhatian_yang_terendah_dahulu(sebagai_pimpinan: Client, besar: None) -> None:
    isi = bagian(sebagai_pimpinan.get("/?tahun=2020"), "Perlu perhatian")
    assert "di bawah target" in isi.lower()


@pytest.mark.parametrize(
    "tulis",
    [
        lambda: BarisAnggaran.objects.filter(data__tahun=2020).update(realisasi=0),
        lambda: BarisAnggaran.objects.filter(data__tahun=2021).first().delete(),
        lambda: BarisAnggaran.objects.create(
            data=DataAnggaran.objects.first(), urutan=999, uraian="Baru", pagu=7, realisasi=3
        ),
    ],
)
def test_jumlah_anggaran_sesudah_setiap_tulisan(
    sebagai_pimpinan: Client, besar: None, tulis: Callable[[], object]
) -> None:
    tulis()
    sebelum = [bagian(sebagai_pimpinan.get(a), "Serapan anggaran") for a in ALAMAT]
    assert PerluJumlah.objects.exists()
    perbarui_anggaran()
    assert periksa_anggaran() == []
    assert [bagian(sebagai_pimpinan.get(a), "Serapan anggaran") for a in ALAMAT] == sebelum


def test_jumlah_anggaran_tanpa_tanda_ketahuan(tersimpan: None) -> None:
    PENANDA.lepas(connection)
    try:
        BarisAnggaran.objects.filter(data__tahun=2020).update(realisasi=0)
        with pytest.raises(CommandError, match="berbeda"):
            call_command("jumlahkan_anggaran", "--check")
        call_command("jumlahkan_anggaran", "--semua", verbosity=0)
        call_command("jumlahkan_anggaran", "--check")
    finally:
        PENANDA.pasang(connection)
