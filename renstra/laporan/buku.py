"""A report as a workbook: a first sheet with its head and words, then every table on a sheet that prints."""

from __future__ import annotations

from decimal import Decimal
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.excel import JenisKolom
from indicators.excel.gaya import (
    ABU,
    BULAT,
    GARIS,
    JUDUL,
    KEPALA,
    RIBUAN,
    TEAL,
    TEBAL,
    bentuk_teks,
    sebagai_berkas,
    tata_cetak,
    tulis_teks,
)
from renstra.laporan.bentuk import Alinea, Baris, Judul, Kolom, Laporan, Narasi, Sel, Tabel
from renstra.laporan.tertulis import aman, mutlak

BUNGKUS = Alignment(wrap_text=True, vertical="top")
KANAN = Alignment(horizontal="right", vertical="top", wrap_text=True)
FORMAT = {JenisKolom.RUPIAH: RIBUAN, JenisKolom.BULAT: BULAT}
PER_BAGIAN = 7  # widths of Excel for one part of a column's share
BARIS_KEPALA = 4


def tulis_buku(laporan: Laporan) -> IO[bytes]:
    """The workbook as a temporary file, at its start; it vanishes when closed."""
    buku = Workbook()
    muka = buku.worksheets[0]
    muka.title = "Laporan"
    _muka(muka, laporan)
    for tabel in laporan.tabel:
        _tabel(buku.create_sheet(tabel.kode), tabel, laporan)
    buku.properties.title, buku.properties.creator = aman(f"{laporan.judul} {laporan.unit.nama}"), "renstra"
    return sebagai_berkas(buku.save)


def _muka(lembar: Worksheet, laporan: Laporan) -> None:
    lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 28, 110
    tulis_teks(lembar, "A1", laporan.judul).font = JUDUL
    nomor = 3
    for satu in laporan.kepala:
        tulis_teks(lembar, f"A{nomor}", satu.nama).font = TEBAL
        tulis_teks(lembar, f"B{nomor}", aman(satu.teks)).alignment = BUNGKUS
        nomor += 1
    for blok in laporan.isi:
        for awal, teks in _kata(blok):
            nomor += 1
            tulis_teks(lembar, f"A{nomor}", aman(awal)).font = TEBAL
            lembar[f"A{nomor}"].alignment = BUNGKUS
            tulis_teks(lembar, f"B{nomor}", aman(teks)).alignment = BUNGKUS
    tata_cetak(lembar, 1)


def _kata(blok: object) -> list[tuple[str, str]]:
    """What stands on the first sheet for one block: name and text."""
    if isinstance(blok, Judul):
        return [(blok.teks, "")]
    if isinstance(blok, Alinea):
        return [("", blok.teks)]
    if isinstance(blok, Tabel):
        return [("", f"Tabel: {blok.judul}, lembar “{blok.kode}”")]
    if isinstance(blok, Narasi) and blok.alinea:
        peringatan = [("", blok.peringatan)] if blok.basi else []
        alinea = [("", "".join(p.teks for p in satu)) for satu in blok.alinea]
        return [(blok.judul, ""), *peringatan, *alinea]
    return []


def _tabel(lembar: Worksheet, tabel: Tabel, laporan: Laporan) -> None:
    tulis_teks(lembar, "A1", aman(tabel.judul)).font = JUDUL
    tulis_teks(lembar, "A2", aman(_bawah_judul(tabel, laporan)))
    for nomor, kolom in enumerate(tabel.kolom, start=1):
        huruf = get_column_letter(nomor)
        lembar.column_dimensions[huruf].width = _lebar(kolom)
        kepala = tulis_teks(lembar, f"{huruf}{BARIS_KEPALA}", kolom.judul)
        kepala.font, kepala.fill, kepala.border = KEPALA, TEAL, GARIS
        kepala.alignment = KANAN if kolom.angka else BUNGKUS
    for nomor, baris in enumerate(tabel.baris, start=BARIS_KEPALA + 1):
        _baris(lembar, nomor, baris, tabel.kolom)
    if not tabel.baris:
        tulis_teks(lembar, f"A{BARIS_KEPALA + 1}", tabel.kosong)
    lembar.freeze_panes = f"B{BARIS_KEPALA + 1}"
    tata_cetak(lembar, BARIS_KEPALA)
    lembar.oddFooter.left.text = f"{laporan.judul}, {laporan.checksum[:16]}"


def _lebar(kolom: Kolom) -> int:
    """Whole rupiah of the state budget need room whatever their share."""
    return max(20 if kolom.jenis == JenisKolom.RUPIAH else 12, kolom.lebar * PER_BAGIAN)


def _bawah_judul(tabel: Tabel, laporan: Laporan) -> str:
    bagian = [laporan.unit.nama, laporan.periode_teks, laporan.status, laporan.cakupan, tabel.catatan]
    return " · ".join(filter(None, bagian))


def _baris(lembar: Worksheet, nomor: int, baris: Baris, kolom: tuple[Kolom, ...]) -> None:
    for urutan, milik in enumerate(kolom, start=1):
        sel = lembar.cell(nomor, urutan)
        sel.border, sel.alignment = GARIS, BUNGKUS
        if urutan <= len(baris.sel):
            _sel(lembar, sel.coordinate, baris.sel[urutan - 1], milik)
        if baris.kelompok or baris.jumlah:
            sel.fill, sel.font = ABU, TEBAL
    if baris.kelompok:
        lembar.merge_cells(start_row=nomor, end_row=nomor, start_column=1, end_column=len(kolom))


def _sel(lembar: Worksheet, alamat: str, isi: Sel, kolom: Kolom) -> None:
    """A figure as a number that shows exactly what is printed; anything else as text that no program runs."""
    if isi.nilai is None:
        if isi.teks:
            sel = tulis_teks(lembar, alamat, aman(isi.lengkap))
            sel.alignment = KANAN if kolom.angka else BUNGKUS
    else:
        sel = lembar[alamat]
        sel.value = isi.nilai if isinstance(isi.nilai, int) else Decimal(isi.nilai)
        sel.number_format = FORMAT.get(kolom.jenis) or _format(str(isi.nilai), isi.tanda)
        sel.alignment = KANAN
    if isi.url and isi.teks:
        lembar[alamat].hyperlink = mutlak(isi.url)


def _format(nilai: str, tanda: tuple[str, ...]) -> str:
    """As many decimals as the figure itself shows, and its marks behind it: "#,##0.00" (contoh)."""
    bentuk = bentuk_teks(nilai)
    return f'{bentuk}" ({", ".join(tanda)})"' if tanda else bentuk
