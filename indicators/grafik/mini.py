"""A small line of capaian over the steps of a period, with the target as a dashed line at 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.grafik.deret import Tanda

LEBAR, TINGGI = 300, 56
ATAS, BAWAH = 14, 8
TARGET = Fraction(100)


@dataclass(frozen=True, slots=True)
class TitikMini:
    """One step; an absent value leaves a gap, `sambung` False breaks the line before it."""

    label: str
    nilai: Decimal | Fraction | None
    sambung: bool = True


@dataclass(frozen=True, slots=True)
class Mini:
    """What the template draws, at whole SVG units."""

    garis: list[str]
    titik: list[Tanda]
    target_y: int
    lebar: int = LEBAR
    tinggi: int = TINGGI


def grafik_mini(titik: Sequence[TitikMini]) -> Mini | None:
    """None where there is no figure at all: a line of target alone says nothing."""
    nilai = [Fraction(t.nilai) for t in titik if t.nilai is not None]
    if not nilai:
        return None
    rendah, tinggi = min(*nilai, TARGET), max(*nilai, TARGET)
    x = _skala_x(len(titik))

    def y(angka: Decimal | Fraction) -> int:
        bagian = (Fraction(angka) - rendah) / (tinggi - rendah) if tinggi != rendah else Fraction(1, 2)
        return TINGGI - BAWAH - int(bagian * (TINGGI - ATAS - BAWAH))

    ruas: list[list[str]] = []
    for i, t in enumerate(titik):
        if t.nilai is None:
            continue
        bersambung = i and t.sambung and titik[i - 1].nilai is not None
        if not (ruas and bersambung):
            ruas.append([])
        ruas[-1].append(f"{x[i]},{y(t.nilai)}")
    return Mini(
        [" ".join(satu) for satu in ruas if len(satu) > 1],
        [Tanda(x[i], y(t.nilai), t.label) for i, t in enumerate(titik) if t.nilai is not None],
        y(TARGET),
    )


def _skala_x(banyak: int) -> list[int]:
    """The middle of each of so many columns: the table under the line has one for each step."""
    return [LEBAR * (2 * i + 1) // (2 * banyak) for i in range(banyak)]
