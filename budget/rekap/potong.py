"""One set cut another way than it was published, as far as its lines carry the code; never two sets together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from budget.models import Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.cara import CARA, Ciri
from budget.serapan import jumlah


def potong(rekap: RekapSerapan, rincian: str) -> dict[str, BarisSerapan]:
    """The lines of a set by what they are in a cut, several of one kind as their sum; others are left out."""
    ciri: dict[str, Ciri] = {}
    isi: defaultdict[str, list[BarisSerapan]] = defaultdict(list)
    for baris in rekap.baris:
        if baris.tersimpan and (milik := CARA[rincian](baris.tersimpan)):
            ciri.setdefault(milik.kunci, milik)
            isi[milik.kunci].append(baris)
    return {kunci: gabung(isi[kunci], satu.kode, satu.nama, kunci) for kunci, satu in ciri.items()}


def terpotong(rekap: RekapSerapan, rincian: str) -> bool:
    """Whether every line of the set carries the code of this cut, so that its parts add up to its total."""
    baris = [b.tersimpan for b in rekap.baris if b.tersimpan]
    return bool(baris) and all(CARA[rincian](satu) for satu in baris)


def gabung(baris: Sequence[BarisSerapan], kode: str, nama: str, kunci: str) -> BarisSerapan:
    """One line as it is; several as their sum, at an address of its own."""
    if len(baris) == 1:
        return baris[0]
    total = jumlah(b.hasil for b in baris)
    return BarisSerapan(kode, nama, total, baris[0].data, kunci=kunci, bagian=tuple(baris))


def menurut_potongan(rekap: RekapSerapan, kunci: str) -> BarisSerapan | None:
    """The lines of one kind, by the place that `potong` gives them; None where the set has no such kind."""
    potongan = (potong(rekap, rincian).get(kunci) for rincian in CARA)
    return next(filter(None, potongan), None)


def cara_bersama(kini: RekapSerapan, pembanding: RekapSerapan) -> list[Rincian]:
    """The cuts that both sets can be laid side by side in, that of the first set first."""
    urut = sorted(CARA, key=lambda cara: cara != kini.data.rincian)
    return [Rincian(cara) for cara in urut if terpotong(kini, cara) and terpotong(pembanding, cara)]
