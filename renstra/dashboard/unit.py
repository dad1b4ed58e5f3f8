"""The units directly below, each with its own figures; links keep the period."""

from __future__ import annotations

from dataclasses import dataclass

from budget.rekap.terbitan import SerapanUnit, Terbit, serapan_unit
from indicators.models import UnitKerja
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.rerata import Rerata, rerata
from renstra.dashboard.lensa import Lensa


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """One unit with what lies below it; `rerata` None where it has no indikator in the year.

    `tingkat` 2 for the units below an only child, which alone would say what its parent says.
    """

    unit: UnitKerja
    rerata: Rerata | None
    serapan: SerapanUnit
    url: str
    tingkat: int = 1


@dataclass(frozen=True, slots=True)
class UnitDiBawah:
    """`langsung`: how many indikator the unit itself holds, beside those of the units below."""

    baris: list[BarisUnit]
    langsung: int
    jejak: list[tuple[UnitKerja, str]]

    @property
    def terbawah(self) -> list[BarisUnit]:
        """The lowest level that is listed: parts that do not overlap."""
        tingkat = max((b.tingkat for b in self.baris), default=1)
        return [b for b in self.baris if b.tingkat == tingkat]


def unit_di_bawah(lensa: Lensa, terbit: Terbit) -> UnitDiBawah:
    """A unit without indikator and without budget lines is left out."""
    baris = _anak(lensa, lensa.unit, terbit, 1)
    if len(baris) == 1:
        baris += _anak(lensa, baris[0].unit, terbit, 2)
    return UnitDiBawah(
        baris,
        0 if lensa.total else sum(b.indikator.unit_id == lensa.unit.pk for b in lensa.baris),
        [(u, lensa.untuk(unit=u, sasaran=None).url) for u in lensa.pohon.jejak(lensa.unit)],
    )


def _anak(lensa: Lensa, induk: UnitKerja, terbit: Terbit, tingkat: int) -> list[BarisUnit]:
    baris = [_baris(lensa, unit, terbit, tingkat) for unit in lensa.pohon.anak(induk)]
    return [b for b in baris if b.rerata or b.serapan.baris]


def _baris(lensa: Lensa, unit: UnitKerja, terbit: Terbit, tingkat: int) -> BarisUnit:
    return BarisUnit(
        unit,
        _rerata(lensa, unit),
        serapan_unit(terbit, unit, lensa.tahun),
        lensa.untuk(unit=unit, sasaran=None).url,
        tingkat,
    )


def _rerata(lensa: Lensa, unit: UnitKerja) -> Rerata | None:
    """The mean of a unit below; None where it has no indikator in the year."""
    if lensa.total:
        return lensa.total.rerata(unit, lensa.periode) if lensa.total.jumlahan(unit, lensa.periode).banyak else None
    isi = [b for b in lensa.baris if b.indikator.unit.jalur.startswith(unit.jalur)]
    alamat = telusur_unit_url(unit, lensa.tahun, lensa.triwulan, semua=lensa.semua)
    return rerata(isi, lensa.kebijakan, alamat) if isi else None
