"""One target put to one position: the figures that a pace is made of, and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from indicators.angka import bulat, format_angka
from indicators.capaian.konsolidasi import ROMAWI
from indicators.capaian.laju.posisi import Posisi
from indicators.capaian.laju.selang import Selang
from indicators.capaian.nilai import Aturan, Nilai, angka_api, teks_nilai


@dataclass(frozen=True, slots=True)
class Soal:
    """`perlu` per remaining quarter and `kini` per filled one, both exact; `sisa` quarters are left until its end.

    `akhir`: it is the last target of the plan that is asked about, in a later year than the position's.
    """

    posisi: Posisi
    aturan: Aturan
    tahun: int
    target: Nilai
    kehendak: Selang
    ruang: Selang
    perlu: Selang
    kini: Fraction | None
    sisa: int
    rumus: str
    akhir: bool = False

    @property
    def target_teks(self) -> str:
        return teks_nilai(self.target, self.aturan)

    @property
    def posisi_teks(self) -> str:
        return self.cetak(self.posisi.setahun)

    @property
    def kini_teks(self) -> str:
        return "" if self.kini is None else self.cetak(self.kini)

    @property
    def sisa_teks(self) -> str:
        """ "TW III dan IV", or until when."""
        return f"akhir {self.tahun}" if self.akhir else triwulan_teks(self.posisi.sisa)

    def cetak(self, angka: Fraction) -> str:
        """Rounded half-up to the indikator's decimals."""
        return format_angka(bulat(angka, self.aturan.desimal), self.aturan.desimal)

    def aman(self, angka: Fraction, *, naik: bool) -> Fraction:
        """Rounded to the side on which the target is still reached: a lowest figure up, a highest one down."""
        sepuluh = 10**self.aturan.desimal
        return Fraction(ceil(angka * sepuluh) if naik else floor(angka * sepuluh), sepuluh)

    def cetak_aman(self, angka: Fraction, *, naik: bool) -> str:
        return self.cetak(self.aman(angka, naik=naik))

    @property
    def perlu_api(self) -> str | None:
        """The figure for a machine: the least that is needed, else the most that is left; None where nothing is."""
        if self.perlu.bawah is not None:
            return angka_api(self.aman(self.perlu.bawah, naik=True), self.aturan.desimal)
        return (
            None
            if self.perlu.atas is None
            else angka_api(self.aman(self.perlu.atas, naik=False), self.aturan.desimal)
        )

    def perlu_teks(self, *, lawan: bool = False) -> str:
        """ "120,00", "paling tinggi 40,00", "20,00 sampai 40,00"; `lawan`: of a fall, as a positive number."""
        bawah, atas = self.perlu.bawah, self.perlu.atas
        if lawan:
            bawah, atas = (None if atas is None else -atas), (None if bawah is None else -bawah)
        rendah = "" if bawah is None else self.cetak_aman(bawah, naik=True)
        tinggi = "" if atas is None else self.cetak_aman(atas, naik=False)
        if rendah and tinggi:
            return f"{rendah} sampai {tinggi}"
        return rendah or (f"paling tinggi {tinggi}" if tinggi else "")


def triwulan_teks(triwulan: tuple[int, ...]) -> str:
    """ "TW II", "TW III dan IV", "TW II, III dan IV"."""
    *awal, akhir = (ROMAWI[tw] for tw in triwulan)
    return f"TW {', '.join(awal)} dan {akhir}" if awal else f"TW {akhir}"
