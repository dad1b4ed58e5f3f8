"""Several people at once on one figure: the limit holds, the same bytes are kept once (W04, U14)."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from indicators.akses import Bentrok
from indicators.berkas import Gudang
from indicators.berkas.unggahan import BerkasMasuk
from indicators.models import BuktiDukung, Peran, Realisasi
from indicators.services.bukti import add_berkas, remove_bukti
from tests.dunia import angka, bangun, petugas
from tests.indicators.bukti import PDF, isi_gudang, lampiran

pytestmark = pytest.mark.django_db(transaction=True)
ORANG = 6


@pytest.fixture
def prc(settings: Settings, tmp_path: Path, transactional_db: None) -> User:
    settings.BUKTI_DIR = tmp_path / "bukti"
    settings.ANTREAN_LANGSUNG = False
    bangun()
    return petugas("prc", Peran.PERENCANA, "U1A")


def sampai_dapat_giliran(kerja: Callable[[], str]) -> str:
    """SQLite in memory, which only tests use, says "locked" where a file would wait."""
    for _ in range(200):
        try:
            return kerja()
        except OperationalError as error:
            if "table is locked" not in str(error):
                raise
            time.sleep(0.01)
    raise AssertionError("never got a turn")


def bersama(kerja: Callable[[int], str]) -> Counter[str]:
    """What became of each, all starting at the same moment."""
    mulai, nasib = Barrier(ORANG), []

    def jalan(nomor: int) -> None:
        try:
            mulai.wait()
            nasib.append(sampai_dapat_giliran(lambda: kerja(nomor)))
        except Bentrok:
            nasib.append("bentrok")
        finally:
            connection.close()

    utas = [Thread(target=jalan, args=(n,)) for n in range(ORANG)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return Counter(nasib)


def unggah(user: User, milik: Realisasi, isi: bytes, sidik: str) -> str:
    jalur, berkas = Gudang(settings.BUKTI_DIR).tampung()
    with berkas:
        berkas.write(isi)
    masuk = BerkasMasuk("a.pdf", jalur, len(isi), sidik)
    try:
        (hasil,) = add_berkas(User.objects.get(pk=user.pk), milik, [masuk])
    finally:
        jalur.unlink(missing_ok=True)
    return "baru" if hasil.baru else "sama"


def test_batas_sepuluh_tetap_sepuluh(prc: User) -> None:
    milik = angka("I.U1A")
    for n in range(8):
        lampiran(milik, prc, isi=PDF + bytes([n]))
    nasib = bersama(lambda n: unggah(prc, milik, PDF + b"x%d" % n, f"{n:064}"))
    assert nasib == {"baru": 2, "bentrok": ORANG - 2}
    assert len(isi_gudang(settings.BUKTI_DIR)) == BuktiDukung.objects.count() == 10


def test_bita_yang_sama_sekali_saja(prc: User) -> None:
    milik = angka("I.U1A")
    assert bersama(lambda n: unggah(prc, milik, PDF, "f" * 64)) == {"baru": 1, "sama": ORANG - 1}
    assert len(isi_gudang(settings.BUKTI_DIR)) == BuktiDukung.objects.count() == 1


def test_satu_yang_menghapus(prc: User) -> None:
    bukti = lampiran(angka("I.U1A"), prc)

    def hapus(nomor: int) -> str:
        remove_bukti(User.objects.get(pk=prc.pk), bukti.pk)
        return "terhapus"

    assert bersama(hapus) == {"terhapus": 1, "bentrok": ORANG - 1}
