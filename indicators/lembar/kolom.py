"""Column letters: A is 1, XFD (the last one of Excel) is 16384."""

from __future__ import annotations

from functools import cache

KOLOM_EXCEL = 16_384
BARIS_EXCEL = 1_048_576


@cache
def huruf(nomor: int) -> str:
    """1 is A, 27 is AA."""
    teks = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        teks = chr(ord("A") + sisa) + teks
    return teks


@cache
def nomor(huruf_kolom: str) -> int:
    """A is 1, AA is 27; the letters must be A to Z."""
    hasil = 0
    for satu in huruf_kolom:
        hasil = hasil * 26 + ord(satu) - ord("A") + 1
    return hasil
