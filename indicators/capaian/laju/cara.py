"""By consolidation: what each remaining quarter must bring, what it can bring, and what the filled ones brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from indicators.capaian.istilah import Konsolidasi
from indicators.capaian.laju.posisi import Posisi
from indicators.capaian.laju.selang import Selang

ALIRAN = {Konsolidasi.JUMLAH, Konsolidasi.KUMULATIF}  # begins again with every year


@dataclass(frozen=True, slots=True)
class Cara:
    """`perlu`: from a wanted bound to the same bound per remaining quarter. `dapat`: from what one entry can be
    to what a remaining quarter can bring. `kini`: what a filled quarter brought so far, None where nothing is said.
    """

    rumus: str
    perlu: Callable[[Fraction, Posisi], Fraction]
    dapat: Callable[[Selang, Posisi], Selang]
    kini: Callable[[Posisi], Fraction | None]


def _selisih(ujung: Fraction, p: Posisi) -> Fraction:
    return (ujung - p.setahun) / p.k


def _rata_rata(ujung: Fraction, p: Posisi) -> Fraction:
    return (ujung * (p.n + p.k) - p.setahun * p.n) / p.k


def langkah(p: Posisi) -> Fraction | None:
    """How much a value moved per measured quarter; a single value has not moved."""
    pertama, terakhir = min(p.nilai), p.terakhir
    banyak = sum(pertama < tw <= terakhir for tw in p.ukur)
    return (p.nilai[terakhir] - p.nilai[pertama]) / banyak if banyak else None


def _kumulatif_kini(p: Posisi) -> Fraction:
    return p.setahun / max(1, sum(tw <= p.terakhir for tw in p.ukur))


def _dapat_kumulatif(ruang: Selang, p: Posisi) -> Selang:
    """What was counted so far does not become less, unless entries may be negative."""
    bawah = None if ruang.bawah is None else Fraction(0)
    return Selang(bawah, None if ruang.atas is None else _selisih(ruang.atas, p))


LANGSUNG = "T"
SELISIH = "(T - R) / sisa triwulan"
RATA_RATA = Cara(
    "(T × banyaknya triwulan - R × yang terisi) / sisa triwulan",
    _rata_rata,
    lambda ruang, p: ruang,
    lambda p: p.setahun,
)
CARA: dict[Konsolidasi, Cara] = {
    Konsolidasi.JUMLAH: Cara(SELISIH, _selisih, lambda ruang, p: ruang, lambda p: p.setahun / p.n),
    Konsolidasi.RATA_RATA: RATA_RATA,
    Konsolidasi.RASIO: RATA_RATA,
    Konsolidasi.TERAKHIR: Cara(
        SELISIH, _selisih, lambda ruang, p: ruang.dipetakan(lambda ujung: _selisih(ujung, p)), langkah
    ),
    Konsolidasi.KUMULATIF: Cara(SELISIH, _selisih, _dapat_kumulatif, _kumulatif_kini),
    Konsolidasi.MAKSIMUM: Cara(LANGSUNG, lambda ujung, p: ujung, lambda ruang, p: ruang, lambda p: None),
}


def perlu_setahun(kehendak: Selang, p: Posisi) -> Selang:
    """What each remaining quarter must bring for the year's target; open where nothing is left to ask.

    The highest value so far settles the lower bound of a highest value.
    """
    if not p.k:
        return Selang()
    if p.cara == Konsolidasi.MAKSIMUM and kehendak.bawah is not None and p.setahun >= kehendak.bawah:
        kehendak = Selang(None, kehendak.atas)
    return kehendak.dipetakan(lambda ujung: CARA[p.cara].perlu(ujung, p))


def perlu_akhir(kehendak: Selang, p: Posisi, sisa: int) -> Selang:
    """What each of `sisa` quarters must bring for the last target of the plan.

    A level goes on from year to year, so its gap is spread; what begins again each year is the target's own share.
    """
    banyak = max(1, sisa)
    if p.cara in ALIRAN:
        return kehendak.dipetakan(lambda ujung: ujung / banyak)
    return kehendak.dipetakan(lambda ujung: (ujung - p.setahun) / banyak)
