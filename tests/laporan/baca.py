"""A report as its reader opens it: the tables of its page, Word document, workbook and CSV, cell by cell."""

import csv
import io
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from django.test import Client
from docx import Document
from openpyxl import Workbook, load_workbook

from tests.api.klien import isi_berkas
from tests.pages import cari, isi, teks

Tabel = dict[str, list[list[str]]]


def unduh(client: Client, alamat: str, bentuk: str) -> bytes:
    tanda = "&" if "?" in alamat else "?"
    return isi_berkas(client.get(f"{alamat}{tanda}format={bentuk}"))


def word(client: Client, alamat: str) -> Any:
    berkas = unduh(client, alamat, "docx")
    utuh(berkas)
    return Document(io.BytesIO(berkas))


def buku(client: Client, alamat: str) -> Workbook:
    berkas = unduh(client, alamat, "xlsx")
    utuh(berkas)
    return load_workbook(io.BytesIO(berkas))


def utuh(berkas: bytes) -> None:
    """Every part of the file is there as its list says, and is XML."""
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        assert arsip.testzip() is None
        for nama in arsip.namelist():
            if nama.endswith((".xml", ".rels")):
                ElementTree.fromstring(arsip.read(nama))  # noqa: S314 - our own file


def sel_word(dokumen: Any) -> Tabel:
    """The cells of each titled table, by its title, without heads that span."""
    hasil: Tabel = {}
    judul = ""
    for unsur in dokumen.iter_inner_content():
        if hasattr(unsur, "rows"):
            if judul:
                hasil[judul] = [[s.text for s in r.cells] for r in unsur.rows if len({s._tc for s in r.cells}) > 1]
            judul = ""
        else:
            judul = unsur.text or judul
    return hasil


def sel_halaman(client: Client, alamat: str) -> Tabel:
    """The same of the page; marks stand in brackets there, as in the files."""
    hasil: Tabel = {}
    for bagian in cari(isi(client.get(alamat)), "section"):
        judul = [teks(h) for h in cari(bagian, "h4")]
        tabel = list(cari(bagian, "table"))
        if len(judul) == 1 and tabel:
            hasil[judul[0]] = [
                _baris(tr) for tr in cari(tabel[0], "tr") if ("class", "kelompok") not in tr.attributes
            ]
    return hasil


def _baris(tr: Any) -> list[str]:
    return [teks(s) for s in tr.children if hasattr(s, "name") and s.name in ("th", "td")]


def sel_buku(lembar: Any) -> list[list[Any]]:
    """Head and rows of a sheet, without heads that span."""
    gabungan = {r.min_row for r in lembar.merged_cells.ranges}
    return [list(r) for r in lembar.iter_rows(min_row=4) if r[0].row not in gabungan]


def sel_csv(client: Client, alamat: str, tabel: str = "") -> list[dict[str, str]]:
    isi_teks = unduh(client, f"{alamat}&tabel={tabel}" if tabel else alamat, "csv").decode()
    return list(csv.DictReader(io.StringIO(isi_teks, newline="")))


def mesin(cetak: str) -> str:
    """An Indonesian number as machines write it, without its marks."""
    return cetak.split(" (")[0].replace(".", "").replace(",", ".")


def tampil(sel: Any) -> str:
    """What Excel shows of a number, as machines write it; a text as it is."""
    if not isinstance(sel.value, int | float | Decimal):
        return str(sel.value or "")
    desimal = len(sel.number_format.partition('"')[0].partition(".")[2])
    return f"{Decimal(str(sel.value)):.{desimal}f}"
