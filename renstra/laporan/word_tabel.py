"""Tables of a Word document: widths by share, digits to the right, a head that repeats, rows that stay together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from renstra.laporan.bentuk import Baris, Keterangan, Kolom, Sel, Tabel
from renstra.laporan.tertulis import aman, mutlak

LEBAR_HALAMAN = 267  # millimetres between the margins of A4 across
KEPALA, ABU, PUTIH = "0F4C5C", "F1F4F6", RGBColor(0xFF, 0xFF, 0xFF)
HURUF = Pt(8.5)
GAYA_SEL = "Sel"  # the style of every cell: set once for all, not run by run


def tambah_gaya(dokumen: Any) -> None:
    gaya = dokumen.styles.add_style(GAYA_SEL, WD_STYLE_TYPE.PARAGRAPH)
    gaya.base_style = dokumen.styles["Normal"]
    gaya.font.size, gaya.paragraph_format.space_after = HURUF, Pt(1)


def kecil(lari: Any) -> None:
    lari.font.size = HURUF


def tulis_kepala(dokumen: Any, kepala: Sequence[Keterangan]) -> None:
    """The lines of the head, name and text."""
    tabel = dokumen.add_table(rows=0, cols=2)
    tabel.style = "Table Grid"
    lebar = (Mm(50), Mm(LEBAR_HALAMAN - 50))
    tabel.autofit = False
    _kisi(tabel, lebar)
    for satu in kepala:
        sel = tabel.add_row().cells
        for kotak, luas in zip(sel, lebar, strict=True):
            kotak.width = luas
        _tulis(sel[0], Sel(satu.nama), tebal=True)
        _tulis(sel[1], Sel(satu.teks))
    dokumen.add_paragraph()


def tulis_tabel(dokumen: Any, tabel: Tabel) -> None:
    """A table under its title; its note stands below it, and where it is empty the sentence that says so."""
    judul = dokumen.add_paragraph()
    judul.paragraph_format.keep_with_next = True
    judul.add_run(aman(tabel.judul)).bold = True
    if not tabel.baris:
        dokumen.add_paragraph(aman(tabel.kosong))
        return
    isi = dokumen.add_table(rows=1, cols=len(tabel.kolom))
    isi.style, isi.alignment, isi.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    lebar = lebar_kolom(tabel.kolom)
    _kisi(isi, lebar)
    for kotak, kolom, luas in zip(isi.rows[0].cells, tabel.kolom, lebar, strict=True):
        kotak.width = luas
        _tulis(kotak, Sel(kolom.judul), kanan=kolom.angka, tebal=True, warna=KEPALA)
    _ulangi(isi.rows[0])
    for baris in tabel.baris:
        _baris(isi, baris, tabel.kolom, lebar)
    if tabel.catatan:
        kecil(dokumen.add_paragraph().add_run(aman(tabel.catatan)))
    dokumen.add_paragraph()


def _kisi(tabel: Any, lebar: Sequence[Any]) -> None:
    """Word goes by the widths of the cells, LibreOffice by those of the columns."""
    for kolom, luas in zip(tabel.columns, lebar, strict=True):
        kolom.width = luas


def lebar_kolom(kolom: Sequence[Kolom]) -> list[Any]:
    """The paper shared out by the parts of each column."""
    bagian = sum(k.lebar for k in kolom)
    return [Mm(LEBAR_HALAMAN * k.lebar / bagian) for k in kolom]


def _baris(isi: Any, baris: Baris, kolom: Sequence[Kolom], lebar: Sequence[Any]) -> None:
    ruas = isi.add_row()
    _utuh(ruas)
    kotak = ruas.cells
    for satu, luas in zip(kotak, lebar, strict=True):
        satu.width = luas
    tebal = baris.kelompok or baris.jumlah
    if baris.kelompok:
        _tulis(kotak[0].merge(kotak[-1]), baris.sel[0], tebal=True, warna=ABU)
        return
    for satu, sel, milik in zip(kotak, baris.sel, kolom, strict=True):
        _tulis(satu, sel, kanan=milik.angka, tebal=tebal, warna=ABU if tebal else "")


def _tulis(kotak: Any, sel: Sel, *, kanan: bool = False, tebal: bool = False, warna: str = "") -> None:
    """One cell; a figure is a link to its explanation."""
    alinea = kotak.paragraphs[0]
    alinea._p.style = GAYA_SEL
    if kanan:
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if sel.url and sel.nilai is not None:
        tautan(alinea, sel.teks, sel.url, tebal=tebal)
        teks = sel.lengkap.removeprefix(sel.teks)
    else:
        teks = sel.lengkap
    if teks:
        lari = alinea.add_run(aman(teks))
        if tebal:
            lari.bold = True
        if sel.kata:
            lari.italic = True
        if warna == KEPALA:
            lari.font.color.rgb = PUTIH
    if warna:
        _isi(kotak, warna)


def _isi(kotak: Any, warna: str) -> None:
    unsur = OxmlElement("w:shd")
    for nama, nilai in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", warna)):
        unsur.set(qn(nama), nilai)
    kotak._tc.get_or_add_tcPr().append(unsur)


def _ulangi(ruas: Any) -> None:
    """The head of a table, again on every page."""
    sifat = ruas._tr.get_or_add_trPr()
    for nama in ("w:cantSplit", "w:tblHeader"):
        sifat.append(OxmlElement(nama))


def _utuh(ruas: Any) -> None:
    ruas._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def tautan(alinea: Any, teks: str, url: str, *, tebal: bool = False) -> None:
    """A figure that leads to its explanation, underlined and in the colour of the text."""
    kunci = alinea.part.relate_to(mutlak(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    unsur = OxmlElement("w:hyperlink")
    unsur.set(qn("r:id"), kunci)
    lari = alinea.add_run(aman(teks))
    lari.underline = True
    if tebal:
        lari.bold = True
    unsur.append(lari._r)
    alinea._p.append(unsur)
