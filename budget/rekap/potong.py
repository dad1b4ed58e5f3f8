"""One set cut another way than it was published, as far as its lines carry the code; never two sets together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from budget.models import Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.cara import CARA, Ciri
from budget.serapan import jumlah
from indicators.models import Sasaran

TURUNAN = "turunan"


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


def semua_sasaran() -> dict[int, Sasaran]:
    """Every sasaran with the one above it; one query."""
    return Sasaran.objects.only("kode", "uraian", "induk_id").in_bulk()


def ke_atas(sasaran: int | None, semua: Mapping[int, Sasaran]) -> Iterator[int]:
    """A sasaran and those above it; nothing for None."""
    dilalui: set[int] = set()
    while sasaran is not None and sasaran not in dilalui:
        yield sasaran
        dilalui.add(sasaran)
        sasaran = semua[sasaran].induk_id


def baris_sasaran(rekap: RekapSerapan, sasaran: int, semua: Mapping[int, Sasaran]) -> BarisSerapan | None:
    """The lines of a sasaran and of those below it as one; None where the set has none."""
    milik = [b for b in rekap.baris if b.tersimpan and sasaran in ke_atas(b.tersimpan.sasaran_id, semua)]
    return gabung(milik, semua[sasaran].kode, semua[sasaran].uraian, f"{TURUNAN}.{sasaran}") if milik else None


def baris_menurut_kunci(rekap: RekapSerapan, kunci: str) -> BarisSerapan | None:
    """The figure of a set at this place of an address: a printed line, or lines that belong together."""
    cara, _, milik = kunci.partition(".")
    if cara == TURUNAN and milik.isdecimal():
        semua = semua_sasaran()
        return baris_sasaran(rekap, int(milik), semua) if int(milik) in semua else None
    potongan = (potong(rekap, rincian).get(kunci) for rincian in (*CARA,) if milik)
    return next(filter(None, potongan), None) or rekap.cari(kunci)


def cara_bersama(kini: RekapSerapan, pembanding: RekapSerapan) -> list[Rincian]:
    """The cuts that both sets can be laid side by side in, that of the first set first."""
    urut = sorted(CARA, key=lambda cara: cara != kini.data.rincian)
    return [Rincian(cara) for cara in urut if terpotong(kini, cara) and terpotong(pembanding, cara)]
