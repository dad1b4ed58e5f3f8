"""The rows of a sheet as its XML, a row at a time: for lists of many thousand rows.

openpyxl makes an object of every cell and an element of every object, which is most of the time that a large file
takes. Here a column knows how its cells are written, and a row is one line of text. Everything else of the workbook
(styles, headings, print set-up, its parts and their relations) stays openpyxl's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from openpyxl.utils.datetime import to_excel

from indicators.excel.kolom import JenisKolom
from indicators.tenggat import WIB

SEKALI = 500
SEL_TERPANJANG = 32_767  # characters, which is what Excel holds in a cell
DIPOTONG = " … (dipotong; utuh di CSV)"
# What cannot stand in XML as it is: markup, a return (it would be read as a new line), characters of no workbook.
ISTIMEWA = re.compile(r"[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PENGGANTI = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}

TulisSel = Callable[[object, int], str]
NomorGaya = Callable[[JenisKolom, int], int]  # of a kind and, for ANGKA, of how many decimals are shown


def potongan_baris(baris: Iterable[Sequence[object]], kolom: Sequence[TulisSel], dari: int) -> Iterator[bytes]:
    """The rows under `kolom`, numbered from `dari` on, some hundred at a time. None and "" make no cell."""
    bernomor = enumerate(baris, start=dari)
    while sekali := list(islice(bernomor, SEKALI)):
        yield "".join([_baris(isi, kolom, nomor) for nomor, isi in sekali]).encode()


def _baris(isi: Sequence[object], kolom: Sequence[TulisSel], nomor: int) -> str:
    sel = [tulis(satu, nomor) for satu, tulis in zip(isi, kolom, strict=True) if satu is not None and satu != ""]
    return f'<row r="{nomor}">{"".join(sel)}</row>'


def penulis(jenis: JenisKolom, huruf: str, gaya: NomorGaya) -> TulisSel:
    """How the cells of one column are written. What does not fit the kind raises ValueError or ArithmeticError."""
    if jenis == JenisKolom.ANGKA:
        return lambda isi, nomor: _angka(f"{huruf}{nomor}", str(isi), gaya)
    if jenis == JenisKolom.TEKS:
        return lambda isi, nomor: f'<c r="{huruf}{nomor}" t="inlineStr"><is>{_teks(str(isi))}</is></c>'
    if jenis == JenisKolom.LOGIKA:
        return lambda isi, nomor: f'<c r="{huruf}{nomor}" t="b"><v>{isi:d}</v></c>'
    milik = gaya(jenis, 0)
    if jenis == JenisKolom.TANGGAL:
        return lambda isi, nomor: f'<c r="{huruf}{nomor}" s="{milik}"><v>{_hari(str(isi))}</v></c>'
    if jenis == JenisKolom.WAKTU:
        return lambda isi, nomor: f'<c r="{huruf}{nomor}" s="{milik}"><v>{_saat(str(isi))}</v></c>'
    return lambda isi, nomor: f'<c r="{huruf}{nomor}" s="{milik}"><v>{isi:d}</v></c>'


def _angka(alamat: str, teks: str, gaya: NomorGaya) -> str:
    """As many decimals as the text has."""
    desimal = len(teks.partition(".")[2])
    return f'<c r="{alamat}" s="{gaya(JenisKolom.ANGKA, desimal)}"><v>{Decimal(teks)}</v></c>'


def _hari(teks: str) -> int:
    return int(to_excel(date.fromisoformat(teks)))


def _saat(teks: str) -> float:
    return float(to_excel(datetime.fromisoformat(teks).astimezone(WIB).replace(tzinfo=None)))


def _teks(teks: str) -> str:
    """Text as text: in its own element it is no formula, whatever it begins with."""
    if len(teks) > SEL_TERPANJANG:
        teks = teks[: SEL_TERPANJANG - len(DIPOTONG)] + DIPOTONG
    if ISTIMEWA.search(teks):
        teks = ISTIMEWA.sub(lambda satu: PENGGANTI.get(satu[0], ""), teks)
    return f'<t xml:space="preserve">{teks}</t>'
