"""The races at one figure, as scenarios: what everybody was told, and what is stored afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.models import User

from indicators.akses import Ditolak
from indicators.models import Pemberitahuan, Peran, Realisasi, Riwayat
from indicators.services.realisasi import (
    IsianRealisasi,
    approve_realisasi,
    return_realisasi,
    save_realisasi,
    submit_realisasi,
    withdraw_realisasi,
)
from tests.balap import Balap, kata
from tests.dunia import TAHUN, angka, bangun, petugas

KODE = "I.U1A"


@dataclass(frozen=True)
class Akhir:
    """What came of it: an outcome per participant, the stored row, and the moves in the history."""

    kata: list[str]
    nilai: Decimal | None
    versi: int
    status: str
    riwayat: list[str]
    pesan: int


def _siapkan(status: str) -> None:
    bangun()
    pengisi = petugas("pengisi", Peran.PERENCANA, "U1A")
    petugas("prc", Peran.PERENCANA, "U1A")
    for nomor in range(9):
        petugas(f"ver{nomor}", Peran.VERIFIKATOR, "U1")
    if status:
        angka(KODE, status, oleh=pengisi, nilai=0)


def _akhir(hasil: list[object]) -> Akhir:
    baris = Realisasi.objects.get(indikator__kode=KODE, triwulan=1)
    riwayat = Riwayat.objects.filter(jenis="realisasi").values_list("aksi", flat=True)
    return Akhir(kata(hasil), baris.nilai, baris.versi, baris.status, list(riwayat), Pemberitahuan.objects.count())


def _pemain(nama: str) -> User:
    return User.objects.get(username=nama)


def _simpan(versi: int | None, nilai: int) -> str:
    isian = IsianRealisasi(KODE, TAHUN, 1, versi, nilai=Decimal(nilai), yakin=True)
    (hasil,) = save_realisasi(_pemain("prc"), [isian], utuh=True)
    return hasil.hasil.value


def _pilihan() -> dict[int, int]:
    return dict(Realisasi.objects.values_list("pk", "versi"))


def _lomba(balap: Balap, status: str, kerja: list[Callable[[], object]]) -> Akhir:
    """Prepare, run, look: each in threads, as the database is there."""
    balap.sendiri(lambda: _siapkan(status))
    hasil = balap.serentak(kerja)
    return balap.sendiri(lambda: _akhir(hasil))


def simpan_satu_versi(balap: Balap, banyak: int) -> Akhir:
    """Each saw version 1 and the value 0, and saves a value of its own."""
    return _lomba(balap, "draf", [lambda n=n: _simpan(1, n) for n in range(1, banyak + 1)])


def simpan_baris_baru(balap: Balap, banyak: int) -> Akhir:
    """Each saw an empty cell."""
    return _lomba(balap, "", [lambda n=n: _simpan(None, n) for n in range(1, banyak + 1)])


def ajukan(balap: Balap, banyak: int) -> Akhir:
    """A double click, and more."""
    return _lomba(balap, "draf", [lambda: len(submit_realisasi(_pemain("prc"), {_satu(): 1}))] * banyak)


def setujui(balap: Balap, banyak: int) -> Akhir:
    """Several verifikator press at the same moment."""
    kerja = [lambda n=n: len(approve_realisasi(_pemain(f"ver{n % 9}"), {_satu(): 1})) for n in range(banyak)]
    return _lomba(balap, "diajukan", kerja)


def setujui_sementara_diubah(balap: Balap) -> Akhir:
    """The planner takes it back, changes 0 to 95 and submits again, while a verifikator approves what they saw."""
    return _lomba(
        balap, "diajukan", [_ubah_lagi, lambda: f"{len(approve_realisasi(_pemain('ver1'), {_satu(): 1}))} disetujui"]
    )


def setujui_setelah_diubah(balap: Balap) -> Akhir:
    """The same, one after the other: the verifikator holds a page from before."""
    balap.sendiri(lambda: _siapkan("diajukan"))
    balap.sendiri(_ubah_lagi)
    hasil = balap.serentak([lambda: len(approve_realisasi(_pemain("ver1"), {_satu(): 1}))])
    return balap.sendiri(lambda: _akhir(hasil))


def berlawanan(balap: Balap, banyak: int) -> Akhir:
    """Half approve four figures in one order, half return them in the other."""
    balap.sendiri(_siapkan_empat)

    def setujui(pilihan: dict[int, int], nomor: int) -> str:
        return str(len(approve_realisasi(_pemain(f"ver{nomor % 9}"), pilihan)) // 4)

    def kembalikan(pilihan: dict[int, int], nomor: int) -> str:
        return str(len(return_realisasi(_pemain(f"ver{nomor % 9}"), pilihan, "Lagi")) // 4)

    pilihan = balap.sendiri(_pilihan)
    mundur = dict(reversed(pilihan.items()))
    kerja = [
        (lambda n=n: setujui(pilihan, n)) if n % 2 else (lambda n=n: kembalikan(mundur, n)) for n in range(banyak)
    ]
    hasil = balap.serentak(kerja)
    return balap.sendiri(lambda: _akhir(hasil))


def _siapkan_empat() -> None:
    _siapkan("diajukan")
    for triwulan in (2, 3, 4):
        angka(KODE, "diajukan", oleh=_pemain("pengisi"), triwulan=triwulan)


def _satu() -> int:
    return Realisasi.objects.get(indikator__kode=KODE).pk


def _ubah_lagi() -> str:
    try:
        withdraw_realisasi(_pemain("prc"), {_satu(): 1})
    except Ditolak:
        return "terlambat"
    assert _simpan(2, 95) == "berubah"
    submit_realisasi(_pemain("prc"), {_satu(): 3})
    return "diubah"
