"""What goes into a rule: a quantity promised or measured, and how the indikator is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat, format_angka, teks_api
from indicators.capaian.istilah import Kalender, Konsolidasi, Polaritas, VarianMinimum

Bilangan = Decimal | Fraction
DESIMAL_TELUSUR = 6


@dataclass(frozen=True, slots=True)
class NilaiPredikat:
    """A step of an ordered scale; `tingkat` 1 is the lowest, `skor` None where the scale has no numbers."""

    kode: str
    tingkat: int
    skor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Nilai:
    """One quantity in the indikator's satuan. `atas` only for a target that is a range [angka, atas]."""

    angka: Bilangan | None = None
    atas: Decimal | None = None
    predikat: NilaiPredikat | None = None
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Aturan:
    """How one indikator is measured; polarity, roll-up and calendar are independent of each other."""

    polaritas: Polaritas = Polaritas.MAKSIMUM
    varian: VarianMinimum = VarianMinimum.DUA_TARGET_KURANG_REALISASI
    konsolidasi: Konsolidasi = Konsolidasi.TERAKHIR
    kalender: Kalender = Kalender.TRIWULANAN
    tahun_ukur: tuple[int, ...] = ()
    persen: bool = False
    rasio: bool = False
    desimal: int = 2


def teks_nilai(nilai: Nilai | None, aturan: Aturan) -> str:
    """The quantity as a reader sees it; empty where there is none. Rounded half-up to the indikator's decimals."""
    if nilai is None:
        return ""
    if nilai.predikat:
        return nilai.predikat.kode
    if nilai.angka is None:
        return nilai.teks
    angka = format_angka(bulat(nilai.angka, aturan.desimal), aturan.desimal)
    if nilai.atas is not None:
        return f"{angka} - {format_angka(bulat(nilai.atas, aturan.desimal), aturan.desimal)}"
    return f"1 : {angka}" if aturan.rasio else angka


def teks_tepat(angka: Bilangan, desimal: int) -> str:
    """The number with the fewest decimals, from `desimal` to six, that keep it whole: for doing a sum again."""
    cukup = (d for d in range(desimal, DESIMAL_TELUSUR) if Fraction(bulat(angka, d)) == angka)
    terpakai = next(cukup, DESIMAL_TELUSUR)
    return format_angka(bulat(angka, terpakai), terpakai)


def angka_api(angka: Bilangan | None, desimal: int) -> str | None:
    """The number for a machine, rounded half-up to the indikator's decimals: the digits that `teks_nilai` prints."""
    return None if angka is None else teks_api(bulat(angka, desimal), desimal)


def angka_tepat_api(angka: Decimal | None) -> str | None:
    """A stored number for a machine as it was given, without zeros that only its column adds."""
    if angka is None:
        return None
    desimal = next(d for d in range(DESIMAL_TELUSUR + 1) if Fraction(bulat(angka, d)) == angka)
    return teks_api(angka, desimal)
