"""Merged cells: the value stands in the first cell only, and is meant for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from indicators.lembar.kolom import huruf, nomor
from indicators.lembar.sel import BarisLembar, Sel

RENTANG = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", re.ASCII)


class Rentang(NamedTuple):
    """Rows first, so that they sort from the top."""

    baris_awal: int
    baris_akhir: int
    kolom_awal: int
    kolom_akhir: int


def sebarkan(baris: Iterable[BarisLembar], gabungan: Iterable[str], kolom: int) -> Iterator[BarisLembar]:
    """The rows of one sheet with each merged range filled by its first cell, which keeps its own address.

    Only rows that hold something are filled, and only the first `kolom` columns: a merge of whole columns, or of
    A1:XFD1048576, costs no more than the cells that are there. Of ranges that overlap the lower one counts.
    """
    menunggu = sorted((r for teks in gabungan if (r := _rentang(teks))), reverse=True)
    menutup: dict[int, tuple[int, Sel]] = {}  # by column: down to which row, with which cell
    for satu in baris:
        while menunggu and menunggu[-1].baris_awal <= satu.nomor:
            rentang = menunggu.pop()
            asal = satu.sel.get(huruf(rentang.kolom_awal)) if rentang.baris_awal == satu.nomor else None
            if asal:
                tertutup = range(rentang.kolom_awal, min(rentang.kolom_akhir, kolom) + 1)
                menutup |= dict.fromkeys(tertutup, (rentang.baris_akhir, asal))
        menutup = {letak: isi for letak, isi in menutup.items() if satu.nomor <= isi[0]}
        yield _isi(satu, menutup) if menutup else satu


def _rentang(teks: str) -> Rentang | None:
    if cocok := RENTANG.fullmatch(teks):
        return Rentang(int(cocok[2]), int(cocok[4]), nomor(cocok[1]), nomor(cocok[3]))
    return None


def _isi(baris: BarisLembar, menutup: dict[int, tuple[int, Sel]]) -> BarisLembar:
    sel = {huruf(letak): asal for letak, (_, asal) in menutup.items()} | baris.sel
    return replace(baris, sel=dict(sorted(sel.items(), key=lambda satu: nomor(satu[0]))))
