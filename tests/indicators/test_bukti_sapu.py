"""`manage.py sapu_bukti`: store and table compared, leftovers swept, nothing else touched (F11, L15)."""

import io
import os
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from indicators.models import BuktiDukung
from tests.dunia import angka
from tests.indicators.bukti import PDF, isi_gudang, lampiran
from tests.people import masuk

pytestmark = pytest.mark.django_db
YATIM, MUDA = "a" * 32, "b" * 32
SISA, SISA_MUDA = f"{'c' * 32}.sementara", f"{'d' * 32}.sementara"
ASING = ["catatan.txt", "x.sementara", "E" * 32]


@pytest.fixture(autouse=True)
def gudang(settings: Settings, tmp_path: Path) -> Path:
    settings.BUKTI_DIR = tmp_path / "bukti"
    return settings.BUKTI_DIR


@pytest.fixture
def bukti(prc: User, gudang: Path) -> BuktiDukung:
    """One removed and one kept piece of evidence, old files and young ones that nobody knows."""
    milik = angka("I.U1A")
    dihapus, bukti = lampiran(milik, prc, "a.pdf"), lampiran(milik, prc, "b.pdf", PDF + b"b")
    masuk(prc).post(f"/bukti/{dihapus.pk}/hapus/")
    for nama in (YATIM, MUDA, SISA, SISA_MUDA, *ASING):
        (gudang / nama).write_bytes(b"x")
    dua_jam_lalu = time.time() - 7200
    for nama in set(isi_gudang(gudang)) - {MUDA, SISA_MUDA}:
        os.utime(gudang / nama, (dua_jam_lalu, dua_jam_lalu))
    return bukti


def sapu(*args: str) -> str:
    keluar = io.StringIO()
    call_command("sapu_bukti", *args, stdout=keluar)
    return keluar.getvalue()


def test_hanya_melapor(bukti: BuktiDukung, gudang: Path) -> None:
    sebelum = isi_gudang(gudang)
    laporan = sapu()
    assert f"Sisa unggahan: 1\n  {SISA}\n" in laporan
    assert f"Berkas tanpa baris: 1\n  {YATIM}\n" in laporan
    assert "Bukan berkas bukti, dibiarkan: 3\n" in laporan
    assert laporan.endswith("Semua 2 berkas yang tercatat ada.\n")
    assert isi_gudang(gudang) == sebelum


def test_membuang_hanya_sisa_yang_tua(bukti: BuktiDukung, gudang: Path) -> None:
    sebelum = set(isi_gudang(gudang))
    assert "Dibuang: 2 berkas." in sapu("--hapus")
    assert sebelum - set(isi_gudang(gudang)) == {YATIM, SISA}
    assert "Dibuang: 2 berkas." in sapu("--hapus", "--menit", "-1")
    assert set(isi_gudang(gudang)) == {*ASING, *BuktiDukung.objects.values_list("berkas", flat=True)}


@pytest.mark.parametrize("akibat", ["hilang", "berubah ukuran"])
def test_baris_tanpa_berkas_dilaporkan(bukti: BuktiDukung, gudang: Path, akibat: str) -> None:
    if akibat == "hilang":
        os.unlink(gudang / bukti.berkas)
    else:
        (gudang / bukti.berkas).write_bytes(b"pendek")
    with pytest.raises(CommandError, match=rf"1 dari 2.\n  bukti {bukti.pk} \(I.U1A triwulan I 2024\): b.pdf"):
        sapu()


def test_basis_data_yang_salah_tidak_menghapus_semua(bukti: BuktiDukung, gudang: Path) -> None:
    BuktiDukung.objects.all().delete()
    sebelum = isi_gudang(gudang)
    with pytest.raises(CommandError, match="Tidak ada yang dibuang"):
        sapu("--hapus")
    assert isi_gudang(gudang) == sebelum


def test_gudang_belum_ada(gudang: Path) -> None:
    assert "Semua 0 berkas yang tercatat ada." in sapu("--hapus")
    assert not gudang.exists()
