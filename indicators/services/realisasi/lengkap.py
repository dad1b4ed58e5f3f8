"""What must be there before a figure is submitted: a value or a reason, and an explanation where it falls short."""

from __future__ import annotations

from indicators.capaian import Keadaan
from indicators.models import Realisasi
from indicators.rekap import BarisCapaian


def kekurangan(baris: BarisCapaian, realisasi: Realisasi, tindak_lanjut: int) -> list[str]:
    """The gaps of one figure, each a sentence; empty where it may be submitted."""
    gaps = []
    if realisasi.keadaan == Keadaan.BELUM_DIISI:
        gaps.append("realisasi belum diisi")
    if perlu_penjelasan(baris, realisasi):
        if not realisasi.kendala.strip():
            gaps.append("kendala belum ditulis")
        if not tindak_lanjut:
            gaps.append("tindak lanjut belum ditulis")
    return [f"{baris.kode}: {gap}." for gap in gaps]


def perlu_penjelasan(baris: BarisCapaian, realisasi: Realisasi) -> bool:
    """Below the line of the year's kebijakan, or without a figure: cause and action are asked for."""
    return realisasi.keadaan == Keadaan.TIDAK_TERSEDIA or baris.di_bawah_batas_penjelasan
