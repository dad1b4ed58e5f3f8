"""xlsx with real numbers and real dates: what is shown is what is held, and no text is ever a formula.

openpyxl writes the workbook with its headings; the rows are put into its sheets on the way to the file
(`indicators/excel/badan.py`), so that no sheet is ever held in memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from indicators.angka import DIGIT_MAKS
from indicators.excel.badan import TulisSel, penulis, potongan_baris
from indicators.excel.gaya import BULAT, RIBUAN, TEBAL, bentuk_desimal, bersih, sebagai_berkas, tata_cetak
from indicators.excel.kolom import JenisKolom, Kolom
from indicators.excel.rangka import gabung

BARIS_MAKS = 1_048_575  # what one sheet can hold under its heading
LEBAR = {JenisKolom.TEKS: 28, JenisKolom.RUPIAH: 22, JenisKolom.ANGKA: 16, JenisKolom.WAKTU: 18}
LEBAR_LAIN = 12
FORMAT = {
    JenisKolom.RUPIAH: RIBUAN,
    JenisKolom.BULAT: BULAT,
    JenisKolom.TANGGAL: "yyyy-mm-dd",
    JenisKolom.WAKTU: "yyyy-mm-dd hh:mm",
}


@dataclass(frozen=True)
class Lembar:
    """One sheet. `judul_orang`: headings for people instead of the names for machines."""

    nama: str
    kolom: Sequence[Kolom]
    baris: Iterable[Sequence[object]]
    judul_orang: bool = False


def tulis_xlsx(lembar: Iterable[Lembar]) -> IO[bytes]:
    """The workbook as a temporary file, at its start; it vanishes when closed. Raises BukuTerlaluBesar."""
    buku = Workbook(write_only=True)
    isi = {f"xl/worksheets/sheet{nomor}.xml": _isi(buku, satu) for nomor, satu in enumerate(lembar, start=1)}
    rangka = io.BytesIO()
    buku.save(rangka)
    return sebagai_berkas(lambda berkas: gabung(rangka, isi, berkas))


def _isi(buku: Workbook, lembar: Lembar) -> Iterator[bytes]:
    """Make the sheet with its heading; its rows, to be written into it later."""
    halaman = buku.create_sheet(lembar.nama)
    halaman.freeze_panes = "A2"
    tata_cetak(halaman, 1)  # before the first row: a sheet that is only written says so at its top
    for nomor, kolom in enumerate(lembar.kolom, start=1):
        halaman.column_dimensions[get_column_letter(nomor)].width = LEBAR.get(kolom.jenis, LEBAR_LAIN)
    halaman.append([_judul(halaman, k.judul if lembar.judul_orang else k.nama) for k in lembar.kolom])
    return potongan_baris(lembar.baris, _kolom(halaman, lembar.kolom), 2)


def _judul(halaman: Any, teks: str) -> WriteOnlyCell:
    sel = WriteOnlyCell(halaman, bersih(teks))
    sel.data_type, sel.font = "s", TEBAL
    return sel


def _kolom(halaman: Any, kolom: Sequence[Kolom]) -> list[TulisSel]:
    """How each column is written, with the number formats that the workbook now knows."""
    gaya = {jenis: _gaya(halaman, bentuk) for jenis, bentuk in FORMAT.items()}
    angka = [_gaya(halaman, bentuk_desimal(desimal)) for desimal in range(DIGIT_MAKS + 1)]

    def nomor_gaya(jenis: JenisKolom, desimal: int) -> int:
        return angka[min(desimal, DIGIT_MAKS)] if jenis == JenisKolom.ANGKA else gaya[jenis]

    return [penulis(k.jenis, get_column_letter(nomor), nomor_gaya) for nomor, k in enumerate(kolom, start=1)]


def _gaya(halaman: Any, bentuk: str) -> int:
    contoh = WriteOnlyCell(halaman)
    contoh.number_format = bentuk
    return int(contoh.style_id)
