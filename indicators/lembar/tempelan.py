"""A table pasted as text: cells parted by tabs as Excel copies them, or by semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.lembar.batas import MB, BatasLembar
from indicators.lembar.kolom import huruf
from indicators.lembar.makna import sel_dari
from indicators.lembar.nilai import isi_teks
from indicators.lembar.pemisah import rekaman, tebak_pemisah
from indicators.lembar.sel import BarisLembar
from indicators.lembar.tolak import tolak

TEMPELAN = "tempelan"
AKHIR_BARIS = re.compile(r"\r\n?")
# Excel quotes a copied cell only where it must; any other quotes belong to the text.
SEL = re.compile(r'(?:"((?:[^"]+|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*))([\t\n]|\Z)')
PERLU_PETIK = re.compile(r'[\t\n]|""')


def baca_tempelan(teks: str, batas: BatasLembar) -> Iterator[BarisLembar]:
    """The rows that hold something, every cell a text. Raises LembarDitolak over the limits."""
    if len(teks) > batas.berkas_byte:
        raise tolak("terlalu_besar", batas=batas.berkas_byte // MB)
    banyak = 0
    for nomor, kolom in _rekaman(AKHIR_BARIS.sub("\n", teks)):
        isi = {letak: satu for letak, t in enumerate(kolom, start=1) if (satu := isi_teks(t))}
        if isi:
            banyak += 1
            _periksa(banyak, nomor, max(isi), batas)
            yield BarisLembar(
                nomor, {huruf(k): sel_dari(f"{huruf(k)}{nomor}", *s) for k, s in isi.items()}, lembar=TEMPELAN
            )


def _periksa(banyak: int, nomor: int, terjauh: int, batas: BatasLembar) -> None:
    if banyak > batas.baris:
        raise tolak("terlalu_banyak_baris", batas=batas.baris)
    if terjauh > batas.kolom:
        raise tolak("terlalu_lebar", sel=f"{huruf(terjauh)}{nomor}", lembar=TEMPELAN, batas=batas.kolom)


def _rekaman(teks: str) -> Iterator[tuple[int, list[str]]]:
    if "\t" in teks:
        return enumerate(_rekaman_tab(teks), start=1)
    baris = teks.splitlines(keepends=True)
    return rekaman(baris, tebak_pemisah(baris))


def _rekaman_tab(teks: str) -> Iterator[list[str]]:
    baris: list[str] = []
    for cocok in SEL.finditer(teks.removesuffix("\n")):
        dalam = cocok[1]
        if dalam is None:
            baris.append(cocok[2])
        else:
            baris.append(dalam.replace('""', '"') if PERLU_PETIK.search(dalam) else f'"{dalam}"')
        if cocok[3] != "\t":
            yield baris
            baris = []
            if not cocok[3]:
                return
