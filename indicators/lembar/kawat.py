"""How a row goes from the reading process to its caller: one line of JSON.

[number, hidden, column, code, text, column, code, text, ...]: flat, because this is most of what is written and read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from typing import Any

from indicators.lembar.kolom import huruf
from indicators.lembar.nilai import Isi
from indicators.lembar.sel import BarisLembar, Jenis, Sebab, Sel

# Everything about a cell but its address and text, as one number.
MAKNA = tuple(
    [(jenis, persen, rumus, False, Sebab.TIDAK_ADA) for jenis, persen, rumus in product(
        (Jenis.TEKS, Jenis.ANGKA, Jenis.TANGGAL, Jenis.LOGIKA), (False, True), (False, True))]
    + [(Jenis.GALAT, False, rumus, sebab is Sebab.BELUM_DIHITUNG, sebab) for rumus, sebab in product(
        (False, True), Sebab) if sebab]
)  # fmt: skip
KODE = {makna: nomor for nomor, makna in enumerate(MAKNA)}


def tulis_baris(nomor: int, tersembunyi: bool, sel: Mapping[int, Isi]) -> str:
    """One line without its end."""
    datar: list[object] = [nomor, int(tersembunyi)]
    for kolom, (jenis, teks, *lain) in sel.items():
        datar += (huruf(kolom), KODE[jenis, *lain], teks)  # type: ignore[index]
    return json.dumps(datar, ensure_ascii=False, separators=(",", ":"))


def urai_baris(datar: list[Any], lembar: str) -> BarisLembar:
    """Raises ValueError, TypeError or IndexError for what `tulis_baris` never writes."""
    nomor, tersembunyi = datar[0], datar[1]
    if type(nomor) is not int or nomor < 1:
        raise ValueError(nomor)
    return BarisLembar(nomor, sel_baris(nomor, datar), bool(tersembunyi), lembar)


def sel_baris(nomor: int, datar: list[Any]) -> dict[str, Sel]:
    sel = {}
    for kolom, kode, teks in zip(datar[2::3], datar[3::3], datar[4::3], strict=True):
        jenis, persen, rumus, tanpa_nilai, sebab = MAKNA[kode]
        sel[kolom] = Sel(f"{kolom}{nomor}", jenis, teks, persen, rumus, tanpa_nilai, sebab)
    return sel
