"""A table pasted as text: cells parted by tabs as Excel copies them, or by semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.lembar.batas import MB, BatasLembar
from indicators.lembar.kolom import huruf
from indicators.lembar.nilai import Isi, isi_teks
from indicators.lembar.pemisah import rekaman, tebak_pemisah
from indicators.lembar.sel import BarisLembar, Sel
from indicators.lembar.tolak import tolak

TEMPELAN = "tempelan"
BARIS = re.compile(r"\r\n?|\n")


def baca_tempelan(teks: str, batas: BatasLembar) -> Iterator[BarisLembar]:
    """The rows that hold something, every cell a text. Raises LembarDitolak over the limits."""
    if len(teks) > batas.berkas_byte:
        raise tolak("terlalu_besar", batas=batas.berkas_byte // MB)
    teks = BARIS.sub("\n", teks)
    tanda = tebak_pemisah(teks.split("\n"))
    banyak = 0
    for nomor, satu in rekaman(teks.splitlines(keepends=True), tanda):
        isi = {kolom: sel for kolom, t in enumerate(satu, start=1) if (sel := isi_teks(t))}
        if not isi:
            continue
        banyak += 1
        if banyak > batas.baris:
            raise tolak("terlalu_banyak_baris", lembar=TEMPELAN, batas=batas.baris)
        if (terjauh := max(isi)) > batas.kolom:
            raise tolak("terlalu_lebar", sel=f"{huruf(terjauh)}{nomor}", lembar=TEMPELAN, batas=batas.kolom)
        yield BarisLembar(nomor, {huruf(k): _sel(nomor, k, sel) for k, sel in isi.items()}, lembar=TEMPELAN)


def _sel(nomor: int, kolom: int, isi: Isi) -> Sel:
    return Sel(f"{huruf(kolom)}{nomor}", *isi)
