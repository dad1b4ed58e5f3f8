"""Word and Excel are files that open, print on A4 across, and run nothing that anybody typed."""

import io
import zipfile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from indicators.models import Indikator, Realisasi
from renstra.laporan.daftar import DAFTAR
from tests.api.klien import isi_berkas
from tests.dunia import angka
from tests.laporan.baca import buku, sel_csv, unduh, utuh, word
from tests.pages import bacaan, tabel
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
JALAN = "/laporan/triwulan/?tahun=2024&triwulan=1&unit=U1A"
JAHAT = ['=HYPERLINK("http://x.example","y")', "<script>alert(1)</script>", "=1+1", "a\x0bb\ufffec"]


@pytest.fixture
def jahat(prc: User, ver: User) -> Client:
    """Hostile text in every place that somebody types."""
    satu = angka("I.U1A", "disetujui", oleh=ver, nilai=80)
    Realisasi.objects.filter(pk=satu.pk).update(analisis=JAHAT[0], kendala=JAHAT[3].replace("\ufffe", ""))
    Indikator.objects.filter(kode="I.U1A").update(uraian=JAHAT[1], satuan=JAHAT[2])
    return masuk(prc)


def test_nothing_typed_is_run(jahat: Client) -> None:
    """U11: no formula in Excel, an apostrophe in CSV, no element on the page, and Word holds the letters."""
    berkas = buku(jahat, JALAN)
    sel = [s for lembar in berkas for baris in lembar.iter_rows() for s in baris if s.value is not None]
    assert not [s.coordinate for s in sel if s.data_type == "f"]
    teks = {str(s.value) for s in sel}
    assert {f"I.U1A {JAHAT[1]}", JAHAT[2], f"TW I: {JAHAT[0]}"} <= teks
    (satu,) = sel_csv(jahat, JALAN)
    assert satu["Satuan"] == f"'{JAHAT[2]}"
    halaman = jahat.get(JALAN)
    assert JAHAT[1] in bacaan(halaman)
    assert "<script>alert" not in halaman.content.decode()
    dokumen = word(jahat, JALAN)
    isi = [s.text for t in dokumen.tables for r in t.rows for s in r.cells]
    assert f"I.U1A {JAHAT[1]}" in isi
    assert "TW I: abc" in isi  # what XML cannot hold is gone, the rest is there


# The order that the schema of Word asks for, of the properties that we write; a strict reader repairs any other.
URUTAN = {
    "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs u shd lang",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "w:pPr": "pStyle keepNext keepLines spacing jc rPr",
}


def test_word_is_in_the_order_of_its_schema(jahat: Client) -> None:
    """And every row fills the columns of its table, which are as wide as its cells (LibreOffice goes by them)."""
    dokumen = word(jahat, "/laporan/lkjip/?tahun=2024&unit=U1A")
    badan = dokumen.element.body
    for nama, urutan in URUTAN.items():
        urut = [qn(f"w:{satu}") for satu in urutan.split()]
        for sifat in badan.iter(qn(nama)):
            tempat = [urut.index(anak.tag) for anak in sifat]
            assert tempat == sorted(tempat), nama
    for satu in dokumen.tables:
        kisi = [kolom.width for kolom in satu.columns]
        assert [sel.width for sel in satu.rows[0].cells] == kisi
        for ruas in satu._tbl.tr_lst:
            assert sum(tc.grid_span for tc in ruas.tc_lst) == len(kisi)


def test_word_prints_across_and_repeats_its_heads(jahat: Client) -> None:
    dokumen = word(jahat, JALAN)
    (bagian,) = dokumen.sections
    assert bagian.orientation == WD_ORIENT.LANDSCAPE
    assert (round(bagian.page_width.mm), round(bagian.page_height.mm)) == (297, 210)
    for satu in dokumen.tables[1:]:
        kepala = satu.rows[0]._tr
        assert kepala.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert sum(sel.width for sel in satu.rows[0].cells) <= Mm(268)
    assert [p.text for p in dokumen.paragraphs if p.style.name == "Title"] == ["Laporan triwulan"]
    assert "checksum" in bagian.footer.paragraphs[0].text
    assert "PAGE" in bagian.footer._element.xml


def test_excel_prints_across_and_links_its_figures(jahat: Client, settings: object) -> None:
    berkas = buku(jahat, JALAN)
    for lembar in berkas:
        cetak = lembar.page_setup
        assert (cetak.orientation, int(cetak.paperSize), int(cetak.fitToWidth)) == ("landscape", 9, 1)
        assert lembar.sheet_properties.pageSetUpPr.fitToPage
        assert lembar.print_title_rows == ("$1:$1" if lembar.title == "Laporan" else "$4:$4")
    capaian = berkas["capaian"]["F6"]
    assert (capaian.value, capaian.number_format) == (80, "#,##0.00")
    assert capaian.hyperlink.target == "http://127.0.0.1:8000/telusur/capaian/I.U1A/2024/1/"


KEPALA = ("Unit kerja", "Periode", "Versi", "Dicetak", "Status", "Cakupan", "Checksum laporan")


@pytest.mark.parametrize("jenis", [satu.kode for satu in DAFTAR])
def test_every_report_says_what_it_is(jahat: Client, jenis: str) -> None:
    """Version, date, status, coverage and checksum in each window, also where there is next to nothing to report."""
    jalan = f"/laporan/{jenis}/?tahun=2024&unit=U1A"
    halaman = jahat.get(jalan)
    isi = bacaan(halaman)
    kepala = [(r.cells[0].text, r.cells[1].text) for r in word(jahat, jalan).tables[0].rows]
    assert tuple(nama for nama, _ in kepala) == KEPALA
    muka = buku(jahat, jalan)["Laporan"]
    di_buku = {muka[f"A{n}"].value: muka[f"B{n}"].value for n in range(3, 10)}
    for nama, teks in kepala:
        assert teks
        if nama != "Dicetak":
            assert di_buku[nama] == teks
            assert f"{nama} {teks}" in isi
    assert len(dict(kepala)["Checksum laporan"]) == 64


def test_files_are_named_after_what_they_hold(jahat: Client) -> None:
    """The log of downloads keeps the name, and with it which content went out."""
    checksum = {r.cells[0].text: r.cells[1].text for r in word(jahat, JALAN).tables[0].rows}["Checksum laporan"]
    for bentuk, akhir in (("docx", ".docx"), ("xlsx", ".xlsx"), ("csv", "-capaian.csv")):
        jawab = jahat.get(f"{JALAN}&format={bentuk}")
        assert isi_berkas(jawab)
        assert (
            jawab.headers["Content-Disposition"]
            == f'attachment; filename="triwulan-u1a-2024-tw1-{checksum[:16]}{akhir}"'
        )


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("/laporan/tidak-ada/", 404),
        (f"{JALAN}&format=pdf", 400),
        (f"{JALAN}&format=csv&tabel=lain", 404),
        ("/laporan/lkjip/?tahun=abc", 400),
        ("/laporan/triwulan/?tahun=2024&triwulan=5", 400),
    ],
)
def test_what_is_no_report_is_refused(jahat: Client, alamat: str, status: int) -> None:
    assert jahat.get(alamat).status_code == status


def test_the_menu_offers_every_report(jahat: Client) -> None:
    isi = jahat.get("/laporan/?tahun=2024&unit=U1A").content.decode()
    for bentuk in ("", "&amp;format=docx", "&amp;format=xlsx"):
        assert f'href="/laporan/smart/?unit=U1A&amp;tahun=2024{bentuk}"' in isi


def test_marks_of_a_table_row_are_words(jahat: Client) -> None:
    """A missing figure is a word, never a zero."""
    (baris,) = [b for b in tabel(jahat.get("/laporan/smart/?tahun=2023&unit=U1A")) if "Capaian (%)" in b.sel]
    assert (baris["Target"], baris["Realisasi"], baris["Capaian (%)"]) == (
        "tanpa target",
        "belum diisi",
        "tidak dihitung",
    )


def test_a_damaged_file_would_be_seen(jahat: Client) -> None:
    """The check of these tests sees a part that is no XML."""
    berkas = io.BytesIO(unduh(jahat, JALAN, "docx"))
    with zipfile.ZipFile(berkas, "a") as arsip:
        arsip.writestr("word/rusak.xml", "<a>")
    with pytest.raises(SyntaxError):
        utuh(berkas.getvalue())
    assert Document(berkas)


@pytest.mark.parametrize("alamat", ["/capaian/?tahun=2024&unit=U1A", "/pendanaan/", "/regulasi/"])
def test_every_list_prints_across_too(jahat: Client, alamat: str) -> None:
    """The workbooks of the lists are set up for paper as those of the reports are."""
    for lembar in buku(jahat, alamat):
        assert (lembar.page_setup.orientation, int(lembar.page_setup.paperSize)) == ("landscape", 9)
        assert lembar.sheet_properties.pageSetUpPr.fitToPage
        assert lembar.print_title_rows == "$1:$1"
