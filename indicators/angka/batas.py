"""Limits that every number meets, whichever door it came through."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from .pembulatan import bulat
from .tolak import KodeTolak, refusal

# SQLite keeps a DecimalField as a float, Excel every number: both return 15 significant digits unchanged.
DIGIT_MAKS = 15
# Characters: room for 15 digits with separators, "Rp" and many zero decimals, yet work stays bounded.
PANJANG_MAKS = 50


def count_digits(nilai: Decimal) -> int:
    """Count digits, without leading zeros and trailing zero decimals (12.50 has 3, 1200 has 4)."""
    utuh, _, pecahan = f"{nilai:f}".lstrip("-").partition(".")
    return len((utuh + pecahan.rstrip("0")).lstrip("0"))


def settle(nilai: Fraction, teks: str, *, desimal: int, cetak: Callable[[Decimal, int], str]) -> Decimal:
    """Return `nilai` with exactly `desimal` places, or raise AngkaDitolak about `teks`.

    Refused: non-zero decimals beyond `desimal` (zeros are dropped; `cetak` prints the rounded example), and
    more than DIGIT_MAKS digits.
    """
    hasil = bulat(nilai, desimal)
    if Fraction(hasil) != nilai:
        batas = f"paling banyak {desimal} desimal" if desimal else "angkanya bulat"
        raise refusal(KodeTolak.DESIMAL_BERLEBIH, teks, batas=batas, contoh=cetak(hasil, desimal))
    if count_digits(hasil) > DIGIT_MAKS:
        raise refusal(KodeTolak.MELEBIHI_BATAS, teks, digit=DIGIT_MAKS)
    return hasil
