"""A report as a Word document: A4 across, headings that make a contents list, tables whose head repeats."""

from __future__ import annotations

from typing import IO, Any

from django.utils import timezone
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from indicators.excel.gaya import sebagai_berkas
from renstra.laporan.bentuk import Alinea, Judul, Laporan, Narasi, Tabel
from renstra.laporan.tertulis import aman
from renstra.laporan.word_tabel import kecil, tambah_gaya, tautan, tulis_kepala, tulis_tabel

TEPI = Mm(15)
TEAL = RGBColor(0x0F, 0x4C, 0x5C)
AMBER = RGBColor(0x7A, 0x50, 0x00)
UKURAN = {1: Pt(15), 2: Pt(13), 3: Pt(11)}


def tulis_word(laporan: Laporan) -> IO[bytes]:
    """The document as a temporary file, at its start; it vanishes when closed."""
    dokumen = Document()
    _tata(dokumen, laporan)
    dokumen.add_paragraph(aman(laporan.judul), style="Title")
    if laporan.sementara:
        _alinea(dokumen, "SEMENTARA: belum semua angka di dalamnya disetujui.", AMBER)
    tulis_kepala(dokumen, laporan.kepala)
    for blok in laporan.isi:
        _blok(dokumen, blok)
    return sebagai_berkas(dokumen.save)


def _tata(dokumen: Any, laporan: Laporan) -> None:
    bagian = dokumen.sections[0]
    bagian.orientation, bagian.page_width, bagian.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    bagian.left_margin = bagian.right_margin = bagian.top_margin = bagian.bottom_margin = TEPI
    _gaya(dokumen)
    kaki = bagian.footer.paragraphs[0]
    kecil(kaki.add_run(aman(f"{laporan.judul} · {laporan.unit.nama} · checksum {laporan.checksum[:16]} · halaman ")))
    _medan(kaki, "PAGE")
    sifat = dokumen.core_properties
    sifat.title, sifat.author, sifat.comments = aman(f"{laporan.judul} {laporan.unit.nama}")[:250], "renstra", ""
    sifat.created = sifat.modified = timezone.now().replace(tzinfo=None)
    sifat.language = "id-ID"


def _gaya(dokumen: Any) -> None:
    """Arial throughout, headings in teal; the theme's own fonts would win over a name alone."""
    for nama in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        huruf = dokumen.styles[nama].font
        huruf.name = "Arial"
        milik = dokumen.styles[nama].element.get_or_add_rPr().get_or_add_rFonts()
        for tempat in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            milik.attrib.pop(qn(tempat), None)
        if nama != "Normal":
            huruf.color.rgb = TEAL
    dokumen.styles["Normal"].font.size = Pt(10)
    dokumen.styles["Normal"].paragraph_format.space_after = Pt(4)
    dokumen.styles["Title"].font.size = Pt(20)
    tambah_gaya(dokumen)
    for tingkat, ukuran in UKURAN.items():
        dokumen.styles[f"Heading {tingkat}"].font.size = ukuran


def _blok(dokumen: Any, blok: Judul | Alinea | Tabel | Narasi) -> None:
    if isinstance(blok, Judul):
        dokumen.add_heading(aman(blok.teks), blok.tingkat)
    elif isinstance(blok, Alinea):
        _alinea(dokumen, blok.teks, None)
    elif isinstance(blok, Tabel):
        tulis_tabel(dokumen, blok)
    elif blok.alinea:
        _narasi(dokumen, blok)


def _narasi(dokumen: Any, narasi: Narasi) -> None:
    """Quoted figures lead to their explanation; a stale passage says so above itself."""
    dokumen.add_heading(aman(narasi.judul), 3)
    if narasi.basi:
        _alinea(dokumen, narasi.peringatan, AMBER)
    for alinea in narasi.alinea:
        tempat = dokumen.add_paragraph()
        tempat.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for potongan in alinea:
            if potongan.url:
                tautan(tempat, potongan.teks, potongan.url)
            else:
                tempat.add_run(aman(potongan.teks))


def _alinea(dokumen: Any, teks: str, warna: RGBColor | None) -> None:
    lari = dokumen.add_paragraph().add_run(aman(teks))
    if warna is not None:
        lari.font.color.rgb, lari.bold = warna, True


def _medan(alinea: Any, perintah: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    for jenis, teks in (("begin", ""), ("", perintah), ("end", "")):
        lari = alinea.add_run()
        kecil(lari)
        if jenis:
            unsur = OxmlElement("w:fldChar")
            unsur.set(qn("w:fldCharType"), jenis)
        else:
            unsur = OxmlElement("w:instrText")
            unsur.text = teks
        lari._r.append(unsur)
