"""A CSV file as records: its letters, its separator, its rows. Read in pieces, never whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from indicators.lembar.batas import MB
from indicators.lembar.kolom import huruf
from indicators.lembar.nilai import Isi, isi_teks
from indicators.lembar.pemisah import rekaman, tebak_pemisah
from indicators.lembar.tolak import tolak

BOM = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LAMA = "cp1252"  # what Excel in Indonesia writes as plain "CSV"
# A text that would run as a formula is exported with an apostrophe in front (indicators.excel.tulis_csv).
DIBERI_PETIK = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "''")

BarisTeks = tuple[int, bool, dict[int, Isi]]


def pengodean(berkas: BinaryIO) -> str:
    """How the letters are written, tried on the whole file. Raises LembarDitolak where none fits."""
    berkas.seek(0)
    awal = berkas.read(4)
    calon = [nama for bom, nama in BOM if awal.startswith(bom)] or ["utf-8", LAMA]
    for nama in calon:
        if _terbaca(berkas, nama):
            return nama
    raise tolak("pengodean")


def _terbaca(berkas: BinaryIO, nama: str) -> bool:
    pembaca = codecs.getincrementaldecoder(nama)()
    berkas.seek(0)
    try:
        while potongan := berkas.read(MB):
            if "\0" in pembaca.decode(potongan):
                raise tolak("bukan_teks")
        pembaca.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def buka_teks(berkas: BinaryIO, nama: str) -> io.TextIOWrapper:
    """The file as lines from its start; line ends stay as they are, as the csv module wants them."""
    berkas.seek(0)
    return io.TextIOWrapper(berkas, encoding=nama, newline="")


def baca_teks(baris: io.TextIOBase, tanda: str) -> Iterator[BarisTeks]:
    """The rows that hold something; every cell of a text file is a text."""
    for nomor, satu in rekaman(baris, tanda):
        if isi := isi_rekaman(satu):
            yield nomor, False, isi


def isi_rekaman(satu: list[str]) -> dict[int, Isi]:
    terisi = ((kolom, isi_teks(_tanpa_petik(teks))) for kolom, teks in enumerate(satu, start=1) if teks)
    return {kolom: isi for kolom, isi in terisi if isi}


def _tanpa_petik(teks: str) -> str:
    return teks[1:] if teks.startswith(DIBERI_PETIK) else teks


__all__ = ["baca_teks", "buka_teks", "huruf", "isi_rekaman", "pengodean", "tebak_pemisah"]
