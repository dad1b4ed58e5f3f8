"""Numerators and denominators: counts as a rule, so they are read as whole numbers first."""

from __future__ import annotations

from decimal import Decimal

from .baca import parse_angka
from .cetak import format_angka
from .tolak import AngkaDitolak, KodeTolak

DESIMAL_BAGIAN = 4


def parse_bagian(teks: str, *, boleh_negatif: bool = False) -> Decimal | None:
    """Read one part of a quotient: "7.812" is 7812, since a count has no decimals; "12,5" is still 12,5.

    None means empty. Raises AngkaDitolak as `parse_angka`.
    """
    try:
        return parse_angka(teks, desimal=0, boleh_negatif=boleh_negatif)
    except AngkaDitolak as ditolak:
        if ditolak.kode is not KodeTolak.DESIMAL_BERLEBIH:
            raise
        return parse_angka(teks, desimal=DESIMAL_BAGIAN, boleh_negatif=boleh_negatif)


def format_bagian(nilai: Decimal) -> str:
    """Print a part of a quotient whole, or with all four places, so that it is read back as itself.

    "12,345" alone could be twelve thousand; "12,3450" cannot.
    """
    return format_angka(nilai, 0 if nilai == nilai.to_integral_value() else DESIMAL_BAGIAN)
