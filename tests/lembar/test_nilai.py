"""What a cell holds: exact numbers, percentages, dates, formulas, texts (X19, X20, X36 to X41)."""

import pytest

from indicators.lembar import Jenis, Sebab, Sel
from indicators.lembar.format_angka import Bentuk, Rupa, bentuk_kode, rupa_bawaan
from tests.lembar.buku import angka, gaya, sebaris, teks, untai
from tests.lembar.pembaca import satu, sel_sini

PERSEN, TANGGAL, DURASI, JAM = 0, 1, 2, 3
GAYA = gaya("0.0%", 14, "[h]:mm", 20)


def sel(isi: str, **lain: object) -> Sel:
    return satu(sebaris(isi, styles=GAYA, **lain))


@pytest.mark.parametrize(
    ("tersimpan", "harap"),
    [
        ("36.3", "36.3"),
        ("36.299999999999997", "36.3"),
        ("0.30000000000000004", "0.3"),
        ("46085787885000", "46085787885000"),
        ("999999999999999", "999999999999999"),
        ("0.32", "0.32"),
        ("1.50", "1.5"),
        ("-5", "-5"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("007", "7"),
        ("1E+3", "1000"),
        ("1.5e-7", "0.00000015"),
        ("100", "100"),
        ("4.3578049999999999E13", "43578050000000"),
        (" 12 ", "12"),
        ("0.1234567890123456", "0.123456789012346"),
    ],
)
def test_angka_persis(tersimpan: str, harap: str) -> None:
    assert sel(angka("A1", tersimpan)) == Sel("A1", Jenis.ANGKA, harap)


@pytest.mark.parametrize(
    ("tersimpan", "harap"),
    [
        ("0.363", "36.3"),
        ("0.73", "73"),
        ("0.28999999999999998", "29"),
        ("1.1461", "114.61"),
        ("1", "100"),
        ("0", "0"),
        ("-0.05", "-5"),
        ("7.3E-3", "0.73"),
        ("12", "1200"),
    ],
)
def test_x37_persen_sudah_dikali_seratus(tersimpan: str, harap: str) -> None:
    assert sel(angka("A1", tersimpan, PERSEN)) == Sel("A1", Jenis.ANGKA, harap, persen=True)


@pytest.mark.parametrize(
    ("kode", "tersimpan", "harap"),
    [
        ("0000", "812", "0812"),
        ("000000", "7", "000007"),
        ("00", "120", "120"),
        ("000", "1.5", "1.5"),
        ("000", "-1", "-1"),
    ],
)
def test_x33_kode_berformat_nol_tetap_bernol(kode: str, tersimpan: str, harap: str) -> None:
    """A code that shows 0812 is 0812, though Excel keeps 812."""
    assert satu(sebaris(angka("A1", tersimpan, 0), styles=gaya(kode))) == Sel("A1", Jenis.ANGKA, harap)


def test_x33_kode_yang_nolnya_hilang() -> None:
    assert sel(angka("A1", "812")).teks == "812"


def test_x38_tanpa_format_persen_apa_adanya() -> None:
    assert sel(angka("A1", "0.363")) == Sel("A1", Jenis.ANGKA, "0.363")


@pytest.mark.parametrize("tersimpan", ["9007199254740993", "1000000000000000", "1E+16", "1e300", "999999999999999.9"])
def test_x40_excel_kehilangan_digit(tersimpan: str) -> None:
    hasil = sel(angka("A1", tersimpan))
    assert (hasil.jenis, hasil.teks, hasil.sebab) == (Jenis.GALAT, tersimpan, Sebab.KEHILANGAN_DIGIT)
    assert "A1" in hasil.alasan and "kehilangan digit" in hasil.alasan and "sebagai teks" in hasil.alasan


@pytest.mark.parametrize("tersimpan", ["NaN", "INF", "1_000", "0x10", "١٢", "1,5", "1 2", "+5", ".5", "5.", "1e9999"])
def test_bukan_angka(tersimpan: str) -> None:
    hasil = sel(angka("A1", tersimpan))
    assert (hasil.jenis, hasil.teks, hasil.sebab) == (Jenis.GALAT, tersimpan, Sebab.BUKAN_ANGKA)


def test_angka_sepanjang_berkas_ditolak_segera() -> None:
    assert sel(angka("A1", "9" * 900_000)).sebab == Sebab.BUKAN_ANGKA


@pytest.mark.parametrize(
    ("tersimpan", "harap"),
    [
        ("45747", "2025-03-31"),
        ("45747.9999999", "2025-04-01"),
        ("45747.5", "2025-03-31"),
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("2958465", "9999-12-31"),
    ],
)
def test_x36_tanggal_1900(tersimpan: str, harap: str) -> None:
    assert sel(angka("A1", tersimpan, TANGGAL)) == Sel("A1", Jenis.TANGGAL, harap)


@pytest.mark.parametrize(("tersimpan", "harap"), [("44285", "2025-03-31"), ("0", "1904-01-01")])
def test_x36_tanggal_1904(tersimpan: str, harap: str) -> None:
    assert sel(angka("A1", tersimpan, TANGGAL), pr='<workbookPr date1904="1"/>').teks == harap


@pytest.mark.parametrize("tersimpan", ["0", "60", "-1", "2958466", "1E+9"])
def test_x36_bukan_tanggal(tersimpan: str) -> None:
    assert sel(angka("A1", tersimpan, TANGGAL)).sebab == Sebab.TANGGAL


@pytest.mark.parametrize(("isi", "harap"), [("2025-03-31", "2025-03-31"), ("2025-03-31T08:00:00", "2025-03-31")])
def test_x36_tanggal_iso(isi: str, harap: str) -> None:
    assert sel(f'<c r="A1" t="d"><v>{isi}</v></c>') == Sel("A1", Jenis.TANGGAL, harap)


def test_x36_tanggal_sebagai_teks_tetap_teks() -> None:
    assert sel(teks("A1", "03/31/2025")) == Sel("A1", Jenis.TEKS, "03/31/2025")


@pytest.mark.parametrize(
    ("tersimpan", "gaya_", "harap"),
    [
        ("0.05347222222222222", JAM, "01:17:00"),
        ("1.25", DURASI, "30:00:00"),
        ("0.0009016203703703704", JAM, "00:01:18"),
    ],
)
def test_rasio_yang_dijadikan_jam(tersimpan: str, gaya_: int, harap: str) -> None:
    """1:17,9 typed into Excel becomes a time of day: the ratio is lost, and that is said."""
    hasil = sel(angka("A1", tersimpan, gaya_))
    assert (hasil.jenis, hasil.teks, hasil.sebab) == (Jenis.GALAT, harap, Sebab.JAM)
    assert "1:17" in hasil.alasan


@pytest.mark.parametrize("isi", ["1:17,9", "BB (Nilai 75)", "114.61%", "46.085.787.885.000", "0,320", "36,3", "=1+1"])
def test_x39_teks_seperti_diketik(isi: str) -> None:
    assert sel(teks("A1", isi)) == Sel("A1", Jenis.TEKS, isi)


@pytest.mark.parametrize("galat", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!"])
def test_galat_rumus(galat: str) -> None:
    hasil = sel(f'<c r="A1" t="e"><f>1/0</f><v>{galat}</v></c>')
    assert hasil == Sel("A1", Jenis.GALAT, galat, dari_rumus=True, sebab=Sebab.RUMUS)
    assert galat in hasil.alasan


@pytest.mark.parametrize("isi", ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", '<f t="shared" si="0"/>'])
def test_x19_rumus_belum_dihitung(isi: str) -> None:
    hasil = sel(f'<c r="A1">{isi}</c>')
    assert hasil == Sel("A1", Jenis.GALAT, "", dari_rumus=True, tanpa_nilai=True, sebab=Sebab.BELUM_DIHITUNG)
    assert "A1" in hasil.alasan and "belum pernah dihitung" in hasil.alasan


def test_x19_nol_dari_program_yang_tidak_menghitung() -> None:
    """A writer that leaves all computing to Excel stores 0 for every formula."""
    rumus = '<c r="A1"><f>SUM(B1:C1)</f><v>0</v></c>'
    assert sel(rumus, pr='<calcPr fullCalcOnLoad="1"/>').tanpa_nilai
    assert sel(rumus) == Sel("A1", Jenis.ANGKA, "0", dari_rumus=True)
    assert sel(angka("A1", "0"), pr='<calcPr fullCalcOnLoad="1"/>') == Sel("A1", Jenis.ANGKA, "0")


@pytest.mark.parametrize(
    ("isi", "jenis", "harap"),
    [
        ('<c r="A1"><f>B1*2</f><v>36.3</v></c>', Jenis.ANGKA, "36.3"),
        ('<c r="A1" t="str"><f>B1&amp;C1</f><v>a &amp; b</v></c>', Jenis.TEKS, "a & b"),
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', Jenis.LOGIKA, "TRUE"),
    ],
)
def test_x20_nilai_rumus_ditandai(isi: str, jenis: Jenis, harap: str) -> None:
    assert sel(isi) == Sel("A1", jenis, harap, dari_rumus=True)


def test_x20_persen_dari_rumus() -> None:
    assert sel('<c r="A1" s="0"><f>B1</f><v>0.73</v></c>') == Sel(
        "A1", Jenis.ANGKA, "73", persen=True, dari_rumus=True
    )


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
    ],
)
def test_logika(isi: str, harap: str) -> None:
    assert sel(isi) == Sel("A1", Jenis.LOGIKA, harap)


KOSONG = [
    '<c r="A1"/>',
    '<c r="A1" s="0"></c>',
    '<c r="A1"><v></v></c>',
    '<c r="A1" t="s"><v></v></c>',
    '<c r="A1" t="s"><v>1</v></c>',
    '<c r="A1" t="str"><f>IF(B1,1,"")</f><v></v></c>',
    '<c r="A1" t="inlineStr"><is><t> \u00a0 </t></is></c>',
    '<c r="A1" t="inlineStr"><is/></c>',
]


@pytest.mark.parametrize("isi", KOSONG)
def test_yang_tidak_menampilkan_apa_apa_tidak_ada(isi: str) -> None:
    assert sel_sini(sebaris(isi, angka("B1", "1"), styles=GAYA, strings=untai("<t>a</t>", "<t>  </t>"))).keys() == {
        "B1"
    }


UNTAI = [
    ("<t>polos</t>", "polos"),
    ('<t xml:space="preserve"> dua  spasi </t>', " dua  spasi "),
    ("<t>a &amp; b &lt; c</t>", "a & b < c"),
    ("<t>a &#8211; b</t>", "a – b"),
    ("<r><t>dua</t></r><r><rPr><b/></rPr><t> gaya</t></r>", "dua gaya"),
    ('<t>kanji</t><rPh sb="0" eb="1"><t>lafal</t></rPh><phoneticPr fontId="1"/>', "kanji"),
    ("<t>baris_x000D_\nbaru</t>", "baris\r\nbaru"),
    ("<t>_x005F_x000D_</t>", "_x000D_"),
    ("<t>a\r\nb</t>", "a\nb"),
    ("<t><![CDATA[a<b]]></t>", "a<b"),
    ("<t>a<!-- b -->c</t>", "ac"),
    ("<t>🙂</t>", "🙂"),
]


@pytest.mark.parametrize(("isi", "harap"), UNTAI)
def test_x41_untai_bersama_dan_sisipan(isi: str, harap: str) -> None:
    """The same text whether it is shared or stands in its cell."""
    bersama = sebaris('<c r="A1" t="s"><v>1</v></c>', strings=untai("<t>lain</t>", isi))
    assert satu(bersama) == sel(f'<c r="A1" t="inlineStr"><is>{isi}</is></c>') == Sel("A1", Jenis.TEKS, harap)


def test_x41_teks_terlalu_panjang() -> None:
    hasil = sel(teks("A1", "a" * 40_000))
    assert (hasil.sebab, hasil.teks) == (Sebab.TERLALU_PANJANG, "a" * 60)
    assert sel(teks("A1", "a" * 32_767)).jenis == Jenis.TEKS


@pytest.mark.parametrize("isi", ["a_x0000_b", "a_x0007_b", "a_xFFFF_b", "a_xD800_b", "a\u0085b"])
def test_x41_karakter_kendali(isi: str) -> None:
    hasil = sel(teks("A1", isi))
    assert (hasil.sebab, hasil.teks) == (Sebab.KENDALI, "a\ufffdb")


@pytest.mark.parametrize(
    ("kode", "harap"),
    [
        ("0%", Bentuk.PERSEN),
        ("0.00%;[Red]-0.00%", Bentuk.PERSEN),
        ('0.0"%"', Bentuk.ANGKA),
        (r"0\%", Bentuk.ANGKA),
        ("#,##0.00", Bentuk.ANGKA),
        ("[$Rp-421]#,##0", Bentuk.ANGKA),
        ('"Rp"#,##0;[Red]-"Rp"#,##0', Bentuk.ANGKA),
        ('0 "hari"', Bentuk.ANGKA),
        ("0.00E+00", Bentuk.ANGKA),
        ("General", Bentuk.ANGKA),
        ("@", Bentuk.ANGKA),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', Bentuk.ANGKA),
        ("dd/mm/yyyy", Bentuk.TANGGAL),
        ("[$-421]dd mmmm yyyy;@", Bentuk.TANGGAL),
        ("mmm-yy", Bentuk.TANGGAL),
        ("mmmm", Bentuk.TANGGAL),
        ("yyyy-mm-dd hh:mm", Bentuk.TANGGAL),
        ("yyyy", Bentuk.TANGGAL),
        ("hh:mm", Bentuk.JAM),
        ("h:mm AM/PM", Bentuk.JAM),
        ("mm:ss.0", Bentuk.JAM),
        ("[h]:mm:ss", Bentuk.JAM),
        ("[mm]:ss", Bentuk.JAM),
    ],
)
def test_bentuk_menurut_kode(kode: str, harap: Bentuk) -> None:
    assert bentuk_kode(kode) is harap


@pytest.mark.parametrize(
    ("nomor", "harap"),
    [
        *((nomor, Bentuk.ANGKA) for nomor in (0, 4, 13, 23, 37, 48, 49)),
        *((nomor, Bentuk.PERSEN) for nomor in (9, 10)),
        *((nomor, Bentuk.TANGGAL) for nomor in (14, 17, 22)),
        *((nomor, Bentuk.JAM) for nomor in (18, 20, 45, 46)),
    ],
)
def test_bentuk_bawaan(nomor: int, harap: Bentuk) -> None:
    assert rupa_bawaan(nomor) == Rupa(harap)
