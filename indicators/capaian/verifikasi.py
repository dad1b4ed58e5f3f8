"""Two values of one figure, the reported and the verified one: how far they are apart."""

from __future__ import annotations

from fractions import Fraction

from indicators.capaian.nilai import Aturan, Nilai, teks_tepat


def selisih_teks(dilaporkan: Nilai | None, diverifikasi: Nilai | None, aturan: Aturan) -> str:
    """ "sama", "1,50 lebih rendah", "1 tingkat lebih tinggi"; empty where the two cannot be held against each other.

    Said of the verified value. Exact: rounding would call two values the same that are not.
    """
    if dilaporkan is None or diverifikasi is None:
        return ""
    if dilaporkan.predikat and diverifikasi.predikat:
        return _beda(Fraction(diverifikasi.predikat.tingkat - dilaporkan.predikat.tingkat), " tingkat", 0)
    if dilaporkan.angka is None or diverifikasi.angka is None:
        return ""
    return _beda(Fraction(diverifikasi.angka) - Fraction(dilaporkan.angka), "", aturan.desimal)


def _beda(beda: Fraction, satuan: str, desimal: int) -> str:
    if beda == 0:
        return "sama"
    return f"{teks_tepat(abs(beda), desimal)}{satuan} lebih {'tinggi' if beda > 0 else 'rendah'}"
