"""How our files look, and what each of them needs: text that stays text, a sheet that prints, a place to lie."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import IO

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

KUNING = PatternFill("solid", start_color="FFFFF7CC")  # to be filled
ABU = PatternFill("solid", start_color="FFF1F4F6")  # a group
TEAL = PatternFill("solid", start_color="FF0F4C5C")  # headings
SALAH = PatternFill("solid", start_color="FFF8D7DA")
KETERANGAN = PatternFill("solid", start_color="FFFDF2D3")
# Conditional formatting wants its colour at the other end.
HIJAU = PatternFill("solid", end_color="FFDDF0E3")
MERAH = PatternFill("solid", end_color="FFF8D7DA")
GARIS = Border(*(Side("thin", color="FFC9D2D9"),) * 4)
JUDUL = Font(bold=True, size=16, color="FF0F4C5C")
TEBAL = Font(bold=True)
KEPALA = Font(bold=True, color="FFFFFFFF")
# Number formats: grouped whole numbers, whole numbers as they are, as many decimals as there are.
RIBUAN, BULAT, APA_ADANYA = "#,##0", "0", "#,##0.####"


def bentuk_desimal(desimal: int) -> str:
    """The number format that shows so many decimals, zeros included."""
    return f"{RIBUAN}.{'0' * desimal}" if desimal else RIBUAN


def bentuk_teks(teks: str) -> str:
    """The number format that shows as many decimals as the printed figure: 36.30 keeps its zero."""
    return bentuk_desimal(len(teks.partition(".")[2]))


def sebagai_berkas(simpan: Callable[[IO[bytes]], object], berkas: IO[bytes] | None = None) -> IO[bytes]:
    """What `simpan` writes, at its start: in `berkas`, or in a temporary file, which vanishes when closed."""
    berkas = berkas or tempfile.TemporaryFile()  # noqa: SIM115 - the response that sends it closes it
    try:
        simpan(berkas)
    except BaseException:
        berkas.close()
        raise
    berkas.seek(0)
    return berkas


def bersih(teks: str) -> str:
    """Without the characters that no workbook can hold."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", teks))


def tulis_teks(lembar: Worksheet, alamat: str, teks: str) -> Cell:
    """Text as text: never a formula, whatever it begins with."""
    sel: Cell = lembar[alamat]
    sel.value = bersih(teks)
    sel.data_type = "s"
    return sel


def tata_cetak(lembar: Worksheet, baris_judul: int) -> None:
    """A4 across, as wide as the paper, the heading on every page."""
    lembar.page_setup.orientation, lembar.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.print_title_rows = f"{baris_judul}:{baris_judul}"
    lembar.oddFooter.center.text = "Halaman &P dari &N"
