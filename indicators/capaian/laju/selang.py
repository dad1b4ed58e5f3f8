"""Goals as intervals: what a target asks of a figure, by polarity, and what a figure can be at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from indicators.capaian.istilah import Polaritas
from indicators.capaian.nilai import Aturan, Nilai


@dataclass(frozen=True, slots=True)
class Selang:
    """The lowest and the highest figure that will do, both included; None is open."""

    bawah: Fraction | None = None
    atas: Fraction | None = None

    def memuat(self, angka: Fraction) -> bool:
        return (self.bawah is None or angka >= self.bawah) and (self.atas is None or angka <= self.atas)

    def bertemu(self, lain: Selang) -> bool:
        """Whether any figure lies in both."""
        bawah = [b for b in (self.bawah, lain.bawah) if b is not None]
        atas = [a for a in (self.atas, lain.atas) if a is not None]
        return not bawah or not atas or max(bawah) <= min(atas)

    def meliputi(self, lain: Selang) -> bool:
        """Whether everything that lies in the other lies in this one."""
        bawah = self.bawah is None or (lain.bawah is not None and lain.bawah >= self.bawah)
        atas = self.atas is None or (lain.atas is not None and lain.atas <= self.atas)
        return bawah and atas

    def dipetakan(self, rumus: Callable[[Fraction], Fraction]) -> Selang:
        """The same question asked of something that grows with the figure."""
        return Selang(*(None if ujung is None else rumus(ujung) for ujung in (self.bawah, self.atas)))


# What one entry can be where nothing else is known: not below zero.
TAK_NEGATIF = Selang(Fraction(0))


def kehendak_target(target: Nilai | None, aturan: Aturan) -> Selang | None:
    """What a realisasi must be for its target to be reached; None for a word, a predikat, or no target."""
    if target is None or target.angka is None or target.predikat is not None:
        return None
    bawah = Fraction(target.angka)
    atas = bawah if target.atas is None else Fraction(target.atas)
    if aturan.polaritas == Polaritas.MAKSIMUM:
        return Selang(bawah)
    return Selang(None, atas) if aturan.polaritas == Polaritas.MINIMUM else Selang(bawah, atas)
