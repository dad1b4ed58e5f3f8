"""xlsx with real numbers and real dates: what is shown is what is held, and no text is ever a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from indicators.excel.gaya import BULAT, RIBUAN, bentuk_teks, sebagai_berkas, tata_cetak
from indicators.excel.kolom import JenisKolom, Kolom

BARIS_MAKS = 1_048_575  # what one sheet can hold under its heading
LEBAR = {JenisKolom.TEKS: 28, JenisKolom.RUPIAH: 22, JenisKolom.ANGKA: 16}
LEBAR_LAIN = 12
PEMICU = "=#"  # with these openpyxl takes a text for a formula or an error value
FORMAT = {JenisKolom.RUPIAH: RIBUAN, JenisKolom.BULAT: BULAT, JenisKolom.TANGGAL: "yyyy-mm-dd"}


@dataclass(frozen=True)
class Lembar:
    """One sheet. `judul_orang`: headings for people instead of the names for machines."""

    nama: str
    kolom: Sequence[Kolom]
    baris: Iterable[Sequence[object]]
    judul_orang: bool = False


def tulis_xlsx(lembar: Iterable[Lembar]) -> IO[bytes]:
    """The workbook as a temporary file, at its start; it vanishes when closed."""
    buku = Workbook(write_only=True)
    for satu in lembar:
        _tulis_lembar(buku, satu)
    return sebagai_berkas(buku.save)


def _tulis_lembar(buku: Workbook, lembar: Lembar) -> None:
    halaman = buku.create_sheet(lembar.nama)
    halaman.freeze_panes = "A2"
    tata_cetak(halaman, 1)  # before the first row: a sheet that is only written says so at its top
    for nomor, kolom in enumerate(lembar.kolom, start=1):
        halaman.column_dimensions[_huruf(nomor)].width = LEBAR.get(kolom.jenis, LEBAR_LAIN)
    judul = [WriteOnlyCell(halaman, k.judul if lembar.judul_orang else k.nama) for k in lembar.kolom]
    for sel in judul:
        sel.font = Font(bold=True)
    halaman.append(judul)
    gaya = Gaya(halaman)
    jenis = [k.jenis for k in lembar.kolom]
    for baris in lembar.baris:
        halaman.append([_sel(gaya, isi, satu) for isi, satu in zip(baris, jenis, strict=True)])


class Gaya:
    """Cells with a number format, which openpyxl would look up again for every one of them."""

    def __init__(self, halaman: Any) -> None:
        self.halaman = halaman
        self._tersimpan: dict[str, Any] = {}

    def sel(self, isi: object, bentuk: str) -> Cell:
        gaya = self._tersimpan.get(bentuk)
        if gaya is None:
            contoh = WriteOnlyCell(self.halaman)
            contoh.number_format = bentuk
            gaya = self._tersimpan[bentuk] = contoh._style
        return Cell(self.halaman, 1, 1, isi, gaya)


def _huruf(nomor: int) -> str:
    """1 is A, 27 is AA."""
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def _sel(gaya: Gaya, isi: object, jenis: JenisKolom) -> object:
    if isi is None or isi == "":
        return None
    if jenis == JenisKolom.TEKS:
        return _teks(gaya.halaman, str(isi))
    if jenis == JenisKolom.ANGKA:
        return gaya.sel(Decimal(str(isi)), bentuk_teks(str(isi)))
    if jenis == JenisKolom.TANGGAL:
        return gaya.sel(date.fromisoformat(str(isi)), FORMAT[jenis])
    return gaya.sel(isi, FORMAT.get(jenis, "General"))


def _teks(halaman: Any, teks: str) -> object:
    """openpyxl makes a live formula of a text that begins with "="; control characters it refuses altogether."""
    if teks[0] not in PEMICU and not ILLEGAL_CHARACTERS_RE.search(teks):
        return teks
    sel = WriteOnlyCell(halaman, ILLEGAL_CHARACTERS_RE.sub("", teks))
    sel.data_type = "s"
    return sel
