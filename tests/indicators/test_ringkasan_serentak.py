"""Figures saved by several at once while several queues compute: nothing that was saved is missing from a total."""

from decimal import Decimal

from indicators.models import Peran, PerluHitung, RingkasanUnit
from indicators.rekap.periksa_ringkasan import periksa_ringkasan
from indicators.services.realisasi import IsianRealisasi, save_realisasi
from indicators.services.ringkasan import hitung_ulang, perbarui_ringkasan
from tests.balap import Balap
from tests.dunia import TAHUN, bangun, petugas, segar

UNIT = ("U1A", "U1B", "U2A")
PUTARAN = 4


def siapkan() -> None:
    bangun()
    for kode in UNIT:
        petugas(f"prc.{kode}", Peran.PERENCANA, kode)
    hitung_ulang()


def pengisi(kode: str) -> int:
    """Each in a unit of their own, so that only the units above are shared."""
    user = petugas(f"lain.{kode}", Peran.PERENCANA, kode)
    for triwulan in range(1, PUTARAN + 1):
        isian = IsianRealisasi(f"I.{kode}", TAHUN, triwulan, None, nilai=Decimal(10 * triwulan), yakin=True)
        (hasil,) = save_realisasi(segar(user), [isian], utuh=True)
        assert hasil.hasil.tersimpan
    return 0


def antrean() -> int:
    return sum(perbarui_ringkasan() for _ in range(2 * PUTARAN))


def berlomba(balap: Balap) -> list[str]:
    """What is wrong in the end, once the queue is empty."""
    balap.sendiri(siapkan)
    hasil = balap.serentak([*(lambda kode=kode: pengisi(kode) for kode in UNIT), antrean, antrean])
    assert [satu for satu in hasil if isinstance(satu, BaseException)] == []
    balap.sendiri(perbarui_ringkasan)
    assert balap.sendiri(PerluHitung.objects.count) == 0
    akar = balap.sendiri(lambda: RingkasanUnit.objects.get(unit__kode="U0", tahun=TAHUN, triwulan=0, semua=True).isi)
    assert akar["polos"][0] == len(UNIT)
    return balap.sendiri(periksa_ringkasan)


def test_simpan_dan_hitung_serentak(balap: Balap) -> None:
    assert berlomba(balap) == []


def test_hitung_ulang_di_tengah_simpan(balap: Balap) -> None:
    """Everything anew while figures come in: what came too late for it is marked, and follows."""
    balap.sendiri(siapkan)
    hasil = balap.serentak([*(lambda kode=kode: pengisi(kode) for kode in UNIT), hitung_ulang, hitung_ulang])
    assert [satu for satu in hasil if isinstance(satu, BaseException)] == []
    while balap.sendiri(PerluHitung.objects.exists):
        balap.sendiri(perbarui_ringkasan)
    assert balap.sendiri(periksa_ringkasan) == []
