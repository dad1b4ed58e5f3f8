"""Questions before a value is taken: is it plausible beside what was reported before? Never an error."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat, format_angka

KALI = (10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Pembanding:
    """What a new value is held against. `lalu` is the last value before it, `sebelum` the one earlier this year."""

    lalu: Decimal | None = None
    sebelum: Decimal | None = None
    minimum: Decimal | None = None
    maksimum: Decimal | None = None
    kumulatif: bool = False
    desimal: int = 2


def pertanyaan(nilai: Decimal, banding: Pembanding) -> list[str]:
    """What to ask the person who typed the value; empty where nothing is odd."""
    tanya = [_di_luar_wajar(nilai, banding), _lompatan(nilai, banding), _turun(nilai, banding)]
    return [satu for satu in tanya if satu]


def _teks(nilai: Decimal | Fraction, banding: Pembanding) -> str:
    return format_angka(bulat(nilai, banding.desimal), banding.desimal)


def _di_luar_wajar(nilai: Decimal, banding: Pembanding) -> str:
    if banding.minimum is not None and nilai < banding.minimum:
        return f"Di bawah kisaran wajar (paling rendah {_teks(banding.minimum, banding)}). Benar?"
    if banding.maksimum is not None and nilai > banding.maksimum:
        return f"Di atas kisaran wajar (paling tinggi {_teks(banding.maksimum, banding)}). Benar?"
    return ""


def _lompatan(nilai: Decimal, banding: Pembanding) -> str:
    """Ten times more or less than the last value: a digit or a decimal sign may have slipped."""
    if not banding.lalu or not nilai or (banding.lalu > 0) != (nilai > 0):
        return ""
    kali = Fraction(nilai) / Fraction(banding.lalu)
    if KALI[0] > kali > Fraction(1, KALI[0]):
        return ""
    maksud = min((_geser(nilai, kali, k) for k in KALI), key=lambda calon: abs(calon - Fraction(banding.lalu or 0)))
    berapa = f"{_bulat_kali(kali)} kali" if kali >= 1 else f"1/{_bulat_kali(1 / kali)} dari"
    return (
        f"{berapa} nilai lalu ({_teks(banding.lalu, banding)}). "
        f"Maksudnya {_teks(maksud, banding)} atau memang {_teks(nilai, banding)}?"
    )


def _geser(nilai: Decimal, kali: Fraction, sepuluh: int) -> Fraction:
    return Fraction(nilai) / sepuluh if kali >= 1 else Fraction(nilai) * sepuluh


def _bulat_kali(kali: Fraction) -> str:
    return format_angka(bulat(kali, 0), 0)


def _turun(nilai: Decimal, banding: Pembanding) -> str:
    if banding.kumulatif and banding.sebelum is not None and nilai < banding.sebelum:
        return f"Nilai kumulatif turun dari {_teks(banding.sebelum, banding)}. Benar?"
    return ""
