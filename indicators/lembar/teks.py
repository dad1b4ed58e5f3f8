"""A CSV file as rows: its letters, its separator, its records. Read in pieces, never whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from indicators.lembar.baris_polos import BarisDatar
from indicators.lembar.batas import MB
from indicators.lembar.kolom import huruf
from indicators.lembar.nilai import isi_teks
from indicators.lembar.pemisah import rekaman
from indicators.lembar.tolak import tolak

BOM = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LAMA = "cp1252"  # what Excel in Indonesia writes as plain "CSV"
# A text that would run as a formula is exported with an apostrophe in front (indicators.excel.tulis_csv).
DIBERI_PETIK = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "''")


def pengodean(berkas: BinaryIO) -> tuple[str, int]:
    """How the letters are written, tried on the whole file, and the number of its lines.

    Raises LembarDitolak where none fits, or where there are zero bytes, which no text has.
    """
    berkas.seek(0)
    awal = berkas.read(4)
    for nama in [nama for bom, nama in BOM if awal.startswith(bom)] or ["utf-8", LAMA]:
        if (baris := _baris_terbaca(berkas, nama)) is not None:
            return nama, baris
    raise tolak("pengodean")


def _baris_terbaca(berkas: BinaryIO, nama: str) -> int | None:
    pembaca, baris = codecs.getincrementaldecoder(nama)(), 0
    berkas.seek(0)
    try:
        while potongan := berkas.read(MB):
            teks = pembaca.decode(potongan)
            baris += teks.count("\n")
            if "\0" in teks:
                raise tolak("bukan_teks")
        pembaca.decode(b"", True)
    except UnicodeDecodeError:
        return None
    return baris


def buka_teks(berkas: BinaryIO, nama: str) -> io.TextIOWrapper:
    """The file as lines from its start; line ends stay as they are, as the csv module wants them."""
    berkas.seek(0)
    return io.TextIOWrapper(berkas, encoding=nama, newline="")


def baca_teks(baris: Iterable[str], tanda: str) -> Iterator[BarisDatar]:
    """The rows that hold something; every cell of a text file is a text."""
    for nomor, satu in rekaman(baris, tanda):
        datar: BarisDatar = [nomor, 0]
        for kolom, teks in enumerate(satu, start=1):
            if teks and (isi := isi_teks(teks[1:] if teks.startswith(DIBERI_PETIK) else teks)):
                datar += (huruf(kolom), *isi)
        if len(datar) > 2:
            yield datar
