"""A first look at a sheet: what stands after or around its cells, and about how many rows it has.

The sheet is unpacked once for this without being parsed, so that merged ranges, which stand behind the cells, are
known before the first row. A sheet in another encoding than UTF-8 shows none; its cells are read all the same.
"""

from __future__ import annotations

import re

from indicators.lembar.arsip import Arsip
from indicators.lembar.batas import GABUNGAN_MAKS, BatasLembar
from indicators.lembar.buku import LembarBuku
from indicators.lembar.kolom import huruf
from indicators.lembar.sel import Lembar
from indicators.lembar.tolak import tolak

GABUNGAN = re.compile(rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
KOLOM = re.compile(rb"<(?:\w{1,20}:)?col\s([^<>]{1,300})>")
ATRIBUT = re.compile(rb"(\w+)=[\"'](\w+)[\"']")
AKHIR_BARIS = b"row>"  # of </row> or </x:row>
EKOR = 400  # bytes kept, so that a tag cut in two is seen whole


def sekilas(arsip: Arsip, lembar: LembarBuku, batas: BatasLembar) -> Lembar:
    """Raises LembarDitolak for more merged ranges than a table has."""
    gabungan: dict[str, None] = {}
    tersembunyi: dict[str, None] = {}
    baris, ekor = 0, b""
    for potongan in arsip.isi(lembar.bagian):
        baris += potongan.count(AKHIR_BARIS)
        dilihat = ekor + potongan
        if b"mergeCell" in dilihat:
            gabungan.update((satu.decode(), None) for satu in GABUNGAN.findall(dilihat))
        if b"col " in dilihat:
            tersembunyi.update((satu, None) for satu in _kolom_tersembunyi(dilihat, batas.kolom))
        if len(gabungan) > GABUNGAN_MAKS:
            raise tolak("terlalu_banyak_gabungan", batas=GABUNGAN_MAKS)
        ekor = dilihat[-EKOR:]
    return Lembar(lembar.nama, lembar.terlihat, tuple(gabungan), tuple(tersembunyi), baris)


def _kolom_tersembunyi(potongan: bytes, kolom: int) -> list[str]:
    hasil = []
    for isi in KOLOM.findall(potongan):
        atribut = dict(ATRIBUT.findall(isi))
        if atribut.get(b"hidden") in (b"1", b"true"):
            awal, akhir = (int(atribut.get(ujung, b"0")[:5]) for ujung in (b"min", b"max"))
            hasil += [huruf(nomor) for nomor in range(max(awal, 1), min(akhir, kolom) + 1)]
    return hasil
