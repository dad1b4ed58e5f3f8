"""Where an indikator stands within its year: the quarters that are filled, their values, and those still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from indicators.capaian.istilah import Keadaan, Konsolidasi
from indicators.capaian.konsolidasi import TIDAK_DITUNGGU, Isian, konsolidasi, nilai_isian, triwulan_ukur
from indicators.capaian.nilai import Aturan

MENURUT_URUTAN = {Konsolidasi.TERAKHIR, Konsolidasi.KUMULATIF}


@dataclass(frozen=True, slots=True)
class Posisi:
    """Of one year s.d. a quarter: `nilai` of the filled quarters in order, what they come to, and what is left.

    `cara` is the consolidation that was really used: without numerators a ratio falls back to its last value.
    """

    cara: Konsolidasi
    nilai: dict[int, Fraction]
    setahun: Fraction
    sisa: tuple[int, ...]
    ukur: tuple[int, ...]

    @property
    def n(self) -> int:
        return len(self.nilai)

    @property
    def k(self) -> int:
        return len(self.sisa)

    @property
    def terakhir(self) -> int:
        return max(self.nilai)


def posisi(isian: Mapping[int, Isian], aturan: Aturan, tahun: int, sampai: int = 4) -> Posisi | None:
    """None where no quarter is filled, or where a value is no number.

    A quarter that passed without an entry may still come in; of values that count as the last one, only later ones.
    """
    dilihat = {tw: isi for tw, isi in sorted(isian.items()) if tw <= sampai}
    terisi = {tw: isi for tw, isi in dilihat.items() if isi.keadaan == Keadaan.TERISI}
    nilai = {tw: nilai_isian(isi, aturan) for tw, isi in terisi.items()}
    angka = {tw: Fraction(n.angka) for tw, n in nilai.items() if n is not None and n.angka is not None}
    gabung = konsolidasi(dilihat, aturan, tahun, sampai).nilai
    if not angka or len(angka) < len(terisi) or gabung is None or gabung.angka is None:
        return None
    cara = aturan.konsolidasi
    if cara == Konsolidasi.RASIO and any(i.pembilang is None or i.penyebut is None for i in terisi.values()):
        cara = Konsolidasi.TERAKHIR
    ukur = triwulan_ukur(aturan, tahun)
    tertutup = {tw for tw, isi in dilihat.items() if isi.keadaan in (Keadaan.TIDAK_TERSEDIA, *TIDAK_DITUNGGU)}
    sejak = max(angka) if cara in MENURUT_URUTAN else 0
    sisa = tuple(tw for tw in ukur if tw not in angka and tw not in tertutup and tw > sejak)
    return Posisi(cara, angka, Fraction(gabung.angka), sisa, ukur)
