"""How rows go from the reading process to its caller: lines of JSON, some rows to a line.

A row is flat, [number, hidden, letter, code, text, letter, code, text, ...]: there are a million cells of it.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from indicators.lembar.baris_polos import BarisDatar
from indicators.lembar.makna import sel_dari
from indicators.lembar.sel import BarisLembar, Sel

SEKALI = 1 << 15  # characters of cells to a line, about


class Penulis:
    """Writes rows and messages in their order."""

    def __init__(self, keluar: TextIO) -> None:
        self.keluar = keluar
        self.tulis_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        self.tunggu: list[BarisDatar] = []
        self.ukuran = 0

    def baris(self, datar: BarisDatar, ukuran: int) -> None:
        """`ukuran`: the characters of its cells."""
        self.tunggu.append(datar)
        self.ukuran += ukuran
        if self.ukuran > SEKALI:
            self.tuntas()

    def pesan(self, isi: dict[str, object]) -> None:
        self.tuntas()
        self.keluar.write(self.tulis_json(isi) + "\n")
        self.keluar.flush()

    def tuntas(self) -> None:
        """Write what waits."""
        if self.tunggu:
            self.keluar.write(self.tulis_json(self.tunggu) + "\n")
        self.tunggu, self.ukuran = [], 0


def urai_baris(datar: list[Any], lembar: str) -> BarisLembar:
    """Raises ValueError, TypeError or IndexError for what `Penulis` never writes."""
    nomor, tersembunyi = datar[0], datar[1]
    if type(nomor) is not int or nomor < 1:
        raise ValueError(nomor)
    sel: dict[str, Sel] = {}
    for kolom, kode, teks in zip(datar[2::3], datar[3::3], datar[4::3], strict=True):
        sel[kolom] = sel_dari(f"{kolom}{nomor}", kode, teks)
    return BarisLembar(nomor, sel, bool(tersembunyi), lembar)
