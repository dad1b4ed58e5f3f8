"""What a source prints, held against what follows from its own inputs."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from indicators.angka import AngkaDitolak, bulat, bulat_persen, parse_angka

DESIMAL_TERBANYAK = 4
FAKTOR_CURIGA = 100


def persen_tercetak(teks: str) -> Decimal | None:
    """The number in a printed percentage ("110,48 %", "100%"); None where there is none."""
    try:
        return parse_angka(teks, desimal=DESIMAL_TERBANYAK, persen=True)
    except AngkaDitolak:
        return None


def cocok(tercetak: Decimal, tepat: Fraction, teks: str) -> bool:
    """Whether the exact figure, rounded as far as the source prints it (or as we print it), is what it prints."""
    return tercetak in (bulat(tepat, desimal_tercetak(teks)), bulat_persen(tepat))


def desimal_tercetak(teks: str) -> int:
    """How many decimals a printed percentage shows."""
    desimal = re.search(r"[.,](\d+)\D*$", teks)
    return len(desimal[1]) if desimal else 0


def lompatan_satuan(lama: Decimal | Fraction | int, baru: Decimal | Fraction | int) -> bool:
    """Whether two neighbouring years differ by more than a factor of 100: probably a slip of the unit."""
    kecil, besar = sorted((abs(Fraction(lama)), abs(Fraction(baru))))
    return kecil > 0 and besar > FAKTOR_CURIGA * kecil


def selisih_persen(tercetak: Decimal, tepat: Fraction) -> Decimal:
    """Printed less computed, in points, to two decimals."""
    return bulat(Fraction(tercetak) - tepat, 2)
