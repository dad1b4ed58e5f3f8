"""A line of realisasi over the years with its target, its earlier target and its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

LEBAR, TINGGI = 640, 200
KIRI, KANAN, ATAS, BAWAH = 24, 24, 28, 32
JARAK_LABEL = 26  # two lines of the largest type that a small screen draws


@dataclass(frozen=True, slots=True)
class Titik:
    """One step of the axis. `sambung` False breaks the line before it; an absent value leaves a gap.

    `semula` is the target that a revision has replaced; None where the target is still the first.
    """

    label: str
    realisasi: Decimal | Fraction | None
    target: Decimal | Fraction | None
    realisasi_teks: str = ""
    target_teks: str = ""
    sambung: bool = True
    semula: Decimal | Fraction | None = None
    semula_teks: str = ""


@dataclass(frozen=True, slots=True)
class Tanda:
    """A mark at whole SVG units."""

    x: int
    y: int
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Grafik:
    """What the template draws; polylines are "x,y x,y" strings."""

    garis_realisasi: list[str]
    garis_target: list[str]
    titik: list[Tanda]
    sumbu: list[Tanda]
    putus: list[Tanda]
    label_target: Tanda | None
    garis_semula: list[str]
    titik_semula: list[Tanda]
    label_semula: Tanda | None
    baseline: Tanda | None = None
    lebar: int = LEBAR
    tinggi: int = TINGGI

    @property
    def dasar(self) -> int:
        return self.tinggi - BAWAH


def grafik_deret(
    titik: Sequence[Titik], baseline: Decimal | Fraction | None = None, baseline_teks: str = ""
) -> Grafik | None:
    """A line of realisasi and a dashed line of target over the steps; None where there is no figure at all.

    Where targets were revised a second dashed line shows what they were before; a thin level shows the baseline.
    """
    nilai = [Fraction(n) for t in titik for n in (t.realisasi, t.target, t.semula) if n is not None]
    if not nilai:
        return None
    if baseline is not None:
        nilai.append(Fraction(baseline))
    x = _skala_x(len(titik))
    y = SkalaY(min(nilai), max(nilai))
    nyata = [(i, t.realisasi, t.realisasi_teks) for i, t in enumerate(titik)]
    target = [(i, t.target, t.target_teks) for i, t in enumerate(titik)]
    sambung = [t.sambung for t in titik]
    semula = [Tanda(x[i], y(t.semula), t.semula_teks) for i, t in enumerate(titik) if t.semula is not None]
    label_target = next((Tanda(x[i], y(n), teks) for i, n, teks in reversed(target) if n is not None), None)
    return Grafik(
        [_polyline(p, x, y) for p in _ruas(nyata, sambung)],
        [_polyline(p, x, y) for p in _ruas(target, sambung)],
        [Tanda(x[i], y(n), teks) for i, n, teks in nyata if n is not None],
        [Tanda(x[i], TINGGI - BAWAH, t.label) for i, t in enumerate(titik)],
        [Tanda((x[i - 1] + x[i]) // 2, ATAS) for i, t in enumerate(titik) if i and not t.sambung],
        label_target,
        [_polyline(p, x, y) for p in _ruas_semula(titik)],
        semula,
        _beri_jarak(semula[-1], label_target) if semula else None,
        None if baseline is None else Tanda(0, y(baseline), baseline_teks),
    )


Nilai = tuple[int, Decimal | Fraction | None, str]


def _skala_x(banyak: int) -> list[int]:
    """Evenly spread; a single step stands in the middle."""
    lebar = LEBAR - KIRI - KANAN
    if banyak == 1:
        return [KIRI + lebar // 2]
    return [KIRI + lebar * i // (banyak - 1) for i in range(banyak)]


class SkalaY:
    """From a value to its height; a flat series runs through the middle."""

    def __init__(self, rendah: Fraction, tinggi: Fraction) -> None:
        self.rendah, self.rentang = rendah, tinggi - rendah

    def __call__(self, nilai: Decimal | Fraction) -> int:
        ruang = TINGGI - ATAS - BAWAH - 16
        bagian = (Fraction(nilai) - self.rendah) / self.rentang if self.rentang else Fraction(1, 2)
        return TINGGI - BAWAH - 8 - int(bagian * ruang)


def _ruas(nilai: Sequence[Nilai], sambung: Sequence[bool]) -> list[list[Nilai]]:
    """Runs of neighbouring values that may be joined by a line."""
    ruas: list[list[Nilai]] = []
    for satu in nilai:
        i, angka, _ = satu
        if angka is None:
            continue
        if ruas and ruas[-1][-1][0] == i - 1 and sambung[i]:
            ruas[-1].append(satu)
        else:
            ruas.append([satu])
    return [r for r in ruas if len(r) > 1]


def _ruas_semula(titik: Sequence[Titik]) -> list[list[Nilai]]:
    """The stretches on which the earlier targets run apart from those in force; elsewhere the lines are one."""
    ruas: list[list[Nilai]] = []
    for i, (dari, ke) in enumerate(pairwise(titik)):
        awal, akhir = (t.target if t.semula is None else t.semula for t in (dari, ke))
        berbeda = dari.semula is not None or ke.semula is not None
        if not berbeda or awal is None or akhir is None or not ke.sambung:
            continue
        if ruas and ruas[-1][-1][0] == i:
            ruas[-1].append((i + 1, akhir, ""))
        else:
            ruas.append([(i, awal, ""), (i + 1, akhir, "")])
    return ruas


def _beri_jarak(semula: Tanda, target: Tanda | None) -> Tanda:
    """The word at the earlier line, moved away from the word "target" where the two would lie on each other."""
    if target is None or target.x != semula.x or abs(target.y - semula.y) >= JARAK_LABEL:
        return semula
    turun = semula.y >= target.y
    return Tanda(semula.x, target.y + (JARAK_LABEL if turun else -JARAK_LABEL), semula.teks)


def _polyline(ruas: Sequence[Nilai], x: list[int], y: SkalaY) -> str:
    return " ".join(f"{x[i]},{y(angka)}" for i, angka, _ in ruas if angka is not None)
