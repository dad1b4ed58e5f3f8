"""Amounts of money in a cell: whole rupiah, whatever scale the file is written in."""

from __future__ import annotations

from indicators.angka import format_rupiah
from indicators.lembar import Sel
from indicators.services.impor.sel import SelDitolak, angka_sel

TERBESAR = 999_999_999_999_999  # 15 digits: what Excel keeps, and docs/angka.md promises
DESIMAL = {1: 0, 1_000: 3, 1_000_000: 6}


def rupiah_sel(sel: Sel | None, kali: int = 1) -> int | None:
    """Whole rupiah; None for an empty cell, which is not 0. `kali`: one unit of the file in rupiah.

    Raises SelDitolak, also for parts of a rupiah and beyond 999.999.999.999.999.
    """
    if sel is None:
        return None
    try:
        angka = angka_sel(sel, desimal=0)  # a lone dot groups thousands, as everywhere in money
    except SelDitolak:
        if kali == 1:
            raise
        angka = angka_sel(sel, desimal=DESIMAL[kali])
    if angka is None:
        return None
    hasil = int(angka * kali)
    if hasil > TERBESAR:
        raise SelDitolak(sel, f"menjadi {format_rupiah(hasil)} rupiah, lebih dari yang dapat disimpan persis")
    return hasil
