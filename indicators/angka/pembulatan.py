"""Rounding: half-up, exact, once at the end."""

from decimal import Decimal
from fractions import Fraction

_SERATUS = Decimal("100.00")
_HAMPIR_SERATUS = Decimal("99.99")
_HAMPIR_NOL = Decimal("0.01")


def bulat(nilai: Fraction | Decimal | int, desimal: int) -> Decimal:
    """Round `nilai` half-up (ties away from zero), in its own unit, to exactly `desimal` places.

    Exact whatever the decimal context. Never returns -0. Raises TypeError for float (it has already lost
    the figure), bool and other types, ValueError for NaN, infinity and a negative `desimal`.
    """
    if isinstance(nilai, bool) or not isinstance(nilai, Fraction | Decimal | int):
        raise TypeError(f"bulat needs an exact number, not {type(nilai).__name__}")
    if isinstance(nilai, Decimal) and not nilai.is_finite():
        raise ValueError(f"{nilai} is not a number that can be rounded")
    if desimal < 0:  # 10 ** -1 would be a float
        raise ValueError("desimal must be zero or more")
    # Whole numbers throughout: the same in a sixth of the time that fractions take, and a page rounds thousands.
    pembilang, penyebut = nilai.as_integer_ratio()
    satuan = (2 * abs(pembilang) * 10**desimal + penyebut) // (2 * penyebut)
    return Decimal(f"{-satuan if pembilang < 0 else satuan}E-{desimal}")


def bulat_persen(nilai: Fraction) -> Decimal:
    """Round a percentage (73 means 73 %) to two places, half-up, but never claim what did not happen.

    99.99 where rounding would say 100.00 although the exact value is below 100 (a target not reached);
    0.01 where it would say 0.00 although the exact value is above 0 (something was done). One policy for
    capaian, serapan and means. Raises as `bulat`.
    """
    hasil = bulat(nilai, 2)
    if hasil >= _SERATUS and nilai < 100:
        return _HAMPIR_SERATUS
    if hasil == 0 and nilai > 0:
        return _HAMPIR_NOL
    return hasil
