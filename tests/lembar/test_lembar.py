"""The rows of a sheet as different programs write them, and that both ways of reading give the same."""

import random

import pytest

from indicators.lembar import BarisLembar, LembarDitolak
from indicators.lembar.format_angka import Bentuk, Rupa
from indicators.lembar.gabungan import sebarkan
from indicators.lembar.nilai import Penilai
from indicators.lembar.sel_xml import baca_baris
from indicators.lembar.untai import baca_untai
from tests.lembar.buku import UTAMA, XML, angka, baris, buku, gaya, lembar, teks, untai
from tests.lembar.pembaca import baca_sini, ringkas

KETAT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SATU_DUA = [(1, {"A": "1", "B": "dua"}), (3, {"B": "4"})]
EXCEL = lembar(
    '<row r="1" spans="1:3" ht="15" customHeight="1" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c>'
    '<c r="B1" t="s"><v>0</v></c><c r="C1" s="0"/></row>\n'
    '<row r="2" spans="1:3"/><row r="3"><c r="B3"><v>4</v></c></row>',
    sebelum='<cols><col min="1" max="2" width="9"/></cols>',
).replace("<worksheet ", '<worksheet xmlns:x14ac="http://schemas.microsoft.com/office/x14ac" ')
LIBREOFFICE = lembar(
    '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0">'
    '<c r="A1" s="0" t="n"><v>1</v></c><c r="B1" s="0" t="s"><v>0</v></c></row>'
    '<row r="3" hidden="false"><c r="B3" s="0" t="n"><f aca="false">2+2</f><v>4</v></c></row>'
)
AWALAN = (
    f'{XML}<x:worksheet xmlns:x="{UTAMA}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
    '<x:c r="B1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="3"><x:c r="B3"><x:v>4</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>"
)
TANPA_ALAMAT = lembar(
    '<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row/><row><c/><c><v>4</v></c></row>',
)
BERCAMPUR = lembar(
    '<row r="1"><c><v>1</v></c><c t="inlineStr"><is><r><t>du</t></r><r><t>a</t></r></is></c></row>'
    "<!-- <row r='2'><c r='A2'><v>9</v></c></row> -->"
    '<row r="3"><c r="B3"><v>4</v></c></row>'
)
KOMENTAR = lembar(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    '<!-- <sheetData><row r="2"><c r="A2"><v>9</v></c></row> --><row r="3"><c r="B3"><v>4</v></c></row>'
)
KOMENTAR_AWAL = lembar("<!-- <sheetData>" + baris(2, angka("A2", "9")) + " -->" + EXCEL[EXCEL.index("<row") :]
                       .removesuffix("</sheetData></worksheet>")).replace(
    "<worksheet ", '<worksheet xmlns:x14ac="x" ')  # fmt: skip
ASING = lembar(
    '<y:row xmlns:y="lain" r="1"><c r="A1"><v>9</v></c></y:row>'
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>',
    sesudah='<extLst><ext><y:row xmlns:y="lain"/></ext></extLst>',
)
RUANG_LAIN = lembar(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2" xmlns="lain"><c r="A2"><v>9</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>'
)
SATU_DUA_XML = ASING.replace('<y:row xmlns:y="lain" r="1"><c r="A1"><v>9</v></c></y:row>', "")
PALSU = baris(2, angka("A2", "9")) + baris(4, angka("A4", "9")) + baris(5, angka("A5", "9"))
PETIK_TUNGGAL = EXCEL.replace('"', "'")
RENGGANG = EXCEL.replace("><", ">\n  <")
TANPA_RUANG = EXCEL.replace(f'xmlns="{UTAMA}" ', "")
RUPA = {
    "Excel": EXCEL,
    "LibreOffice": LIBREOFFICE,
    "awalan x:": AWALAN,
    "tanpa alamat": TANPA_ALAMAT,
    "bercampur": BERCAMPUR,
    "baris di dalam komentar": KOMENTAR,
    "wadah di dalam komentar": KOMENTAR_AWAL,
    "banyak baris di dalam komentar": SATU_DUA_XML.replace("</row>", f"</row><!--{PALSU}-->", 1),
    "banyak baris di luar wadah": SATU_DUA_XML.replace("</sheetData>", f"</sheetData><extLst>{PALSU}</extLst>"),
    "wadah palsu sebelumnya": SATU_DUA_XML.replace("<sheetData>", f"<!--<sheetData>{PALSU}--><sheetData>"),
    "wadah palsu di dalam": SATU_DUA_XML.replace("<sheetData>", f"<sheetData ><!--<sheetData>{PALSU}-->"),
    "unsur asing": ASING,
    "ruang nama lain": RUANG_LAIN,
    "petik tunggal": PETIK_TUNGGAL,
    "renggang": RENGGANG,
    "tanpa ruang nama": TANPA_RUANG,
    "ketat": EXCEL.replace(UTAMA, KETAT),
    "BOM": "\ufeff" + EXCEL,
    "CDATA": EXCEL.replace("<v>1</v>", "<v><![CDATA[1]]></v>"),
    "instruksi": EXCEL.replace("<row r", "<?x <row r?><row r", 1),
}


@pytest.mark.parametrize("isi", RUPA.values(), ids=RUPA)
def test_rupa_lembar(isi: str) -> None:
    """However it is written, and with the cells of foreign or commented rows left out."""
    assert ringkas(buku(isi, strings=untai("<t>dua</t>"), styles=gaya(0))) == SATU_DUA


@pytest.mark.parametrize("kode", ["utf-16", "iso-8859-1", "windows-1252"])
def test_pengodean_xml_lain(kode: str) -> None:
    isi = lembar(baris(1, teks("A1", "Évaluasi"))).replace("UTF-8", kode).encode(kode)
    assert ringkas(buku({"Data": isi})) == [(1, {"A": "Évaluasi"})]  # type: ignore[dict-item]


def test_x35_baris_dan_kolom_tersembunyi() -> None:
    isi = lembar(
        baris(1, angka("A1", "1"))
        + baris(2, angka("A2", "2"), atribut=' hidden="1"')
        + baris(3, teks("A3", "a &amp; b"), atribut=' hidden="true"'),
        sebelum='<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
    )
    bacaan = baca_sini(buku(isi))
    assert [(b.nomor, b.tersembunyi) for b in bacaan] == [(1, False), (2, True), (3, True)]
    assert bacaan.lembar[0].kolom_tersembunyi[:3] == ("B", "C", "E")
    assert len(bacaan.lembar[0].kolom_tersembunyi) == 2 + 196


def test_gabungan_yang_terpotong_tetap_terlihat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a piece of the sheet ends."""
    isi = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 30))
    kolom = '<cols><col min="2" max="2" hidden="1"/></cols>'
    monkeypatch.setattr("indicators.lembar.arsip.SEKALI", 44)
    (satu,) = baca_sini(buku(lembar(sebelum=kolom, sesudah=f"<mergeCells>{isi}</mergeCells>"))).lembar
    assert (len(satu.gabungan), satu.kolom_tersembunyi) == (29, ("B",))


def test_perkiraan_baris() -> None:
    isi = "".join(baris(n, angka(f"A{n}", "1")) for n in range(1, 101))
    assert baca_sini(buku(lembar(isi))).lembar[0].perkiraan_baris == 100


ACAK_SEL = (
    lambda a: f'<c r="{a}"><v>12.50</v></c>',
    lambda a: f'<c r="{a}" s="1"><v>0.363</v></c>',
    lambda a: f'<c r="{a}" s="0" t="n"><v>36.299999999999997</v></c>',
    lambda a: f'<c r="{a}" t="s"><v>1</v></c>',
    lambda a: f'<c r="{a}" t="s" s="2"><v>2</v></c>',
    lambda a: f'<c r="{a}" s="2"><v>45747</v></c>',
    lambda a: f'<c r="{a}" s="2"/>',
    lambda a: f'<c r="{a}" s="3"><v>812</v></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t>é–🙂</t></is></c>',
    lambda a: f'<c r="{a}"></c>',
    lambda a: f'<c r="{a}"><f>A1</f><v>7</v></c>',
    lambda a: f'<c r="{a}"><f t="shared" si="0"/><v>7</v></c>',
    lambda a: f'<c r="{a}"><f>A1</f></c>',
    lambda a: f'<c r="{a}" t="str"><f>A1&amp;"x"</f><v>hasil</v></c>',
    lambda a: f'<c r="{a}" t="e"><v>#N/A</v></c>',
    lambda a: f'<c r="{a}" t="b"><v>1</v></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t>sisipan</t></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t xml:space="preserve"> a_x0041_ </t></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t>a &gt; b</t></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t>a > b</t></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><r><t>dua</t></r><r><t>gaya</t></r></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><v>salah tempat</v></c>',
    lambda a: f'<c r="{a}"><is><t>tanpa jenis</t></is></c>',
    lambda a: f'<c r="{a}" t="inlineStr"><is><t>\r\n</t></is></c>',
    lambda a: f'<c r="{a}" cm="1" vm="2"><v>-3</v></c>',
    lambda a: f'<c r="{a}"><v>1</v><extLst/></c>',
    lambda a: "<c><v>8</v></c>",
)
KOLOM = ("A", "B", "C", "D", "Z", "AA", "CV")
UNTAI = untai("<t>satu</t>", "<t>du&amp;a</t>", "<r><t>ti</t></r><r><t>ga</t></r>")


RUPA_SEL = [Rupa(), Rupa(Bentuk.PERSEN), Rupa(Bentuk.TANGGAL), Rupa(Bentuk.ANGKA, 6)]


def acak_lembar(acak: random.Random) -> str:
    semua, nomor = [], 0
    for _ in range(acak.randrange(12)):
        nomor += acak.choice((1, 1, 1, 5))
        kolom = sorted(acak.sample(KOLOM, acak.randrange(len(KOLOM))), key=KOLOM.index)
        isi = [acak.choice(ACAK_SEL)(f"{k}{nomor}") for k in kolom]
        atribut = acak.choice(("", ' spans="1:3"', ' hidden="1"', ' a="&amp;"'))
        semua.append(baris(nomor, *isi, atribut=atribut) if isi else f'<row r="{nomor}"{atribut}/>')
        semua.append(acak.choice(("", "", "\n", "", "<!-- a -->" if acak.random() < 0.1 else "")))
    return lembar("".join(semua), sesudah=acak.choice(("", "<a/>", "<row/>")))


def hasil(isi: bytes, *, cepat: bool, potong: int) -> object:
    penilai = Penilai(baca_untai([UNTAI.encode()], cepat=cepat), RUPA_SEL, False, False)
    potongan = (isi[letak : letak + potong] for letak in range(0, len(isi), potong))
    try:
        return list(baca_baris(potongan, penilai, cepat=cepat))
    except LembarDitolak as galat:
        return galat.kode


@pytest.mark.parametrize("benih", range(20))
def test_jalan_cepat_sama_dengan_pengurai(benih: int) -> None:
    """Whatever mixture of plain and odd cells, cut into whatever pieces: the same rows, or the same refusal."""
    acak = random.Random(benih)  # noqa: S311  sheets, not secrets
    for _ in range(20):
        isi = acak_lembar(acak).encode()
        potong = acak.choice((1, 7, 64, 1000, len(isi)))
        assert hasil(isi, cepat=True, potong=potong) == hasil(isi, cepat=False, potong=1 << 20)


def test_berpindah_ke_pengurai_di_tengah_huruf() -> None:
    """A piece may end inside a letter of several bytes, just when the parser takes over."""
    isi = lembar("<!-- a -->" + baris(1, teks("A1", "é🙂")) + baris(2, teks("A2", "🙂"))).encode()
    harap = hasil(isi, cepat=False, potong=len(isi))
    assert {str(hasil(isi, cepat=True, potong=potong)) for potong in range(1, len(isi))} == {str(harap)}


def test_jalan_cepat_memang_ditempuh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above compares the parser with itself."""
    monkeypatch.setattr("indicators.lembar.sel_xml.PembacaLembar._mulai_sel", None)
    isi = lembar("".join(baris(n, angka(f"A{n}", "1"), teks(f"B{n}", "dua")) for n in range(1, 50))).encode()
    assert len(hasil(isi, cepat=True, potong=100)) == 49  # type: ignore[arg-type]


def gabung(baris_: list[BarisLembar], *gabungan: str) -> list[dict[str, str]]:
    return [{kolom: sel.teks for kolom, sel in b.sel.items()} for b in sebarkan(baris_, gabungan, kolom=5)]


def test_x25_sel_gabungan_disebarkan() -> None:
    """Down for merged sasaran, to the right for two-line headings; each copy keeps the address of its source."""
    isi = lembar(
        baris(1, teks("A1", "Sasaran"), teks("B1", "Target"))
        + baris(2, teks("B2", "2023"), teks("C2", "2024"))
        + baris(3, teks("A3", "SP1"), teks("B3", "x"))
        + baris(4, teks("B4", "y"))
        + baris(6, teks("B6", "z"))
    )
    semua = list(baca_sini(buku(isi)))
    assert gabung(semua, "B1:C1", "A1:A2", "A3:A5", "C3:XFD3", "Q1:R2") == [
        {"A": "Sasaran", "B": "Target", "C": "Target"},
        {"A": "Sasaran", "B": "2023", "C": "2024"},
        {"A": "SP1", "B": "x"},
        {"A": "SP1", "B": "y"},
        {"B": "z"},
    ]
    assert next(iter(sebarkan(semua, ["B1:C1"], kolom=5))).sel["C"].alamat == "B1"
    assert gabung(semua, "A1:XFD1048576")[4] == {
        "A": "Sasaran",
        "B": "z",
        "C": "Sasaran",
        "D": "Sasaran",
        "E": "Sasaran",
    }
    assert gabung(semua, "A3:A3:A3", "x", "B5:B6") == gabung(semua)
    assert gabung(semua[3:], "B3:B9") == [{"B": "y"}, {"B": "z"}]
    assert gabung(semua[3:], "B3:C9") == [{"B": "y"}, {"B": "z"}]
