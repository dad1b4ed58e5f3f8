"""Printing: the Indonesian form for people, a plain decimal string for machines. Never shortens a figure."""

from decimal import Decimal

from .pembulatan import bulat

_TUKAR_PEMISAH = str.maketrans(",.", ".,")


def _as_is(nilai: Decimal | int, desimal: int) -> Decimal:
    """Give `nilai` exactly `desimal` places; ValueError where that would drop a digit."""
    if isinstance(nilai, Decimal) and nilai and nilai.as_tuple().exponent == -desimal:
        return nilai  # what was just rounded has them already; zero may still have a sign to lose
    hasil = bulat(nilai, desimal)
    if hasil != nilai:
        raise ValueError(f"{nilai} has more than {desimal} decimals; round it with bulat() first")
    return hasil


def format_angka(nilai: Decimal | int, desimal: int) -> str:
    """Print `nilai` as 1.234.567,89, always with `desimal` places, minus as "-", never "-0".

    So that parse_angka(format_angka(x, d), desimal=d) == x. Raises ValueError where `nilai` has more non-zero
    decimals than `desimal` (a figure is never shortened silently), TypeError for float and bool.
    """
    return f"{_as_is(nilai, desimal):,.{desimal}f}".translate(_TUKAR_PEMISAH)


def format_rupiah(nilai: int) -> str:
    """Print whole rupiah as 46.216.528.775.000, without "Rp". Raises TypeError for anything but int."""
    if isinstance(nilai, bool) or not isinstance(nilai, int):
        raise TypeError(f"rupiah are whole: int needed, not {type(nilai).__name__}")
    return format_angka(nilai, 0)


def format_persen(nilai: Decimal) -> str:
    """Print a percentage (73 means 73 %) as 73,00, without the sign. Raises as `format_angka`."""
    return format_angka(nilai, 2)


def teks_api(nilai: Decimal | int, desimal: int) -> str:
    """Print `nilai` for the API as 1234567.89, always with `desimal` places. Raises as `format_angka`."""
    return f"{_as_is(nilai, desimal):.{desimal}f}"
