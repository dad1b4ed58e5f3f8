"""CSV files and pasted tables: letters, separators, quotes, row numbers."""

from collections.abc import Iterator

import pytest

from indicators.excel import baris_csv
from indicators.excel.kolom import JenisKolom, Kolom
from indicators.lembar import TEMPLAT, BarisLembar, Jenis, LembarDitolak, Sebab, baca_tempelan
from tests.lembar.pembaca import baca_sini, ringkas

KODE = {"kode": "utf-8", "BOM": "utf-8-sig", "Excel Unicode": "utf-16", "Excel ANSI": "cp1252"}


def csv(teks: str, kode: str = "utf-8") -> list[list[str]]:
    return [list(isi.values()) for _, isi in ringkas(teks.encode(kode), nama="uji.csv")]


@pytest.mark.parametrize("kode", KODE.values(), ids=KODE)
@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_huruf_dan_akhir_baris(kode: str, akhir: str) -> None:
    assert csv(f"kode;uraian{akhir}A1;Évaluasi – “x”{akhir}", kode) == [["kode", "uraian"], ["A1", "Évaluasi – “x”"]]


@pytest.mark.parametrize(
    ("pemisah", "teks"),
    [
        (";", "kode;nilai\nA;36,3"),
        (",", "kode,nilai\nA,36.3"),
        ("\t", "kode\tnilai\nA\t36,3"),
        ("|", "kode|nilai\nA|36,3"),
        (";", "a;1,5;2,5\nb;1,5;2,5"),
        (";", "A, B;1,5;2,5\nC, D;3,5;4,5"),
        (",", "kode,uraian,nilai\nA,satu; dua,1\nB,tiga,2"),
        (";", "LAPORAN, 2024\n\nkode;a;b\nX;1;2\nY;3;4"),
        ("\t", "36,3\n12,5"),
        ("\t", "1.234.567,89\nRp 5\n12 %"),
        (",", "1,2,3\n4,5,6"),
        (",", "Persen 73; rasio 1 : 17\nkode,2022,2023,nilai\nA,100,100,1\nB,1,2,3\nC,x,2,3\nD,y,z,3"),
        ("|", "sep=|\nkode|a,b;c\nX|1"),
        ("\t", "Persentase KPM, yang layak\nJumlah KPM\nIndeks"),
        ("\t", "satu saja"),
    ],
)
def test_pemisah_dikenali(pemisah: str, teks: str) -> None:
    assert baca_sini(teks.encode(), nama="uji.csv").pemisah == pemisah
    assert csv(teks) == [baris.split(pemisah) for baris in teks.splitlines() if baris and "sep=" not in baris]


@pytest.mark.parametrize("teks", ["", "\n\n", " ; \n", "\ufeff"])
def test_tanpa_isi_tidak_ada_baris(teks: str) -> None:
    assert csv(teks + "\n") == []


def test_nomor_baris_seperti_di_excel() -> None:
    """Blank lines and a record of several lines count as one row each, the sep= line as none."""
    isi = 'sep=;\r\nkode;nilai\r\n\r\n"a\r\nb";1\r\nC;2\r\n'
    assert [nomor for nomor, _ in ringkas(isi.encode(), nama="uji.csv")] == [1, 3, 4]
    assert ringkas(isi.encode(), nama="uji.csv")[1] == (3, {"A": "a\r\nb", "B": "1"})


def test_setiap_sel_csv_adalah_teks_seperti_diketik() -> None:
    """Numbers too: what they mean is for the parser of numbers to say."""
    (baris,) = baca_sini(b"0812;=1+1;36,3; #N/A ;46.085.787.885.000\n", nama="uji.csv")
    assert {sel.jenis for sel in baris.sel.values()} == {Jenis.TEKS}
    assert [sel.teks for sel in baris.sel.values()] == ["0812", "=1+1", "36,3", " #N/A ", "46.085.787.885.000"]
    assert baris.sel["C"].alamat == "C1"


def test_x42_ekspor_csv_kembali_seperti_semula() -> None:
    """The apostrophe that our export puts before a dangerous text is taken off; no other one is."""
    asal = ["=HYPERLINK(1)", "+1", "-1", "@a", "\tb", "'c", "'=d", "e", "f'g"]
    isi = b"".join(baris_csv([Kolom("a", "A", JenisKolom.TEKS), Kolom("b", "B")], [[teks, "x"] for teks in asal]))
    assert [baris[0] for baris in csv(isi.decode())[1:]] == asal
    assert csv("'a;b\n") == [["'a", "b"]]


def test_x41_karakter_kendali_di_csv() -> None:
    (baris,) = baca_sini(b"a\x07b;c\n", nama="uji.csv")
    assert baris.sel["A"].sebab == Sebab.KENDALI


@pytest.mark.parametrize("isi", [b'a;"b\n' * 3, b'a;"b"c\n', b'a;"' + b"x" * 70_000 + b'"\n' + b'b;"', b'a;b\n"'])
def test_petik_yang_tidak_jelas_ditolak(isi: bytes) -> None:
    """Else a whole column would slip into one cell unseen."""
    with pytest.raises(LembarDitolak) as tertangkap:
        list(baca_sini(isi, nama="uji.csv"))
    assert tertangkap.value.kode == "petik"


def test_petik_di_tengah_sel_adalah_isi() -> None:
    assert csv('a;5" pipa\nb;2\n') == [["a", '5" pipa'], ["b", "2"]]


def tempel(teks: str) -> list[list[str]]:
    return [[sel.teks for sel in baris.sel.values()] for baris in baca_tempelan(teks, TEMPLAT)]


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("kode\tnilai\r\nA\t36,3\r\n", [["kode", "nilai"], ["A", "36,3"]]),
        ("A\t36,3", [["A", "36,3"]]),
        ('"dua\nbaris"\t1\nB\t2', [["dua\nbaris", "1"], ["B", "2"]]),
        ('"kata ""x""\nlagi"\t1', [['kata "x"\nlagi', "1"]]),
        ('"seluruhnya"\t1', [['"seluruhnya"', "1"]]),
        ('5" pipa\t1', [['5" pipa', "1"]]),
        ('"tak ditutup\t1\nB\t2', [['"tak ditutup', "1"], ["B", "2"]]),
        ('a\t"', [["a", '"']]),
        ("kode;nilai\nA;36,3", [["kode", "nilai"], ["A", "36,3"]]),
        ("kode,nilai\nA,36.3", [["kode", "nilai"], ["A", "36.3"]]),
        ("36,3\n12,5\n-", [["36,3"], ["12,5"], ["-"]]),
        ("1:17,9\tBB (Nilai 75)\t114.61%", [["1:17,9", "BB (Nilai 75)", "114.61%"]]),
        ("", []),
        ("\t\t\n\t", []),
    ],
)
def test_tempelan(teks: str, harap: list[list[str]]) -> None:
    assert tempel(teks) == harap


def test_tempelan_menyimpan_letak() -> None:
    """Empty cells and rows keep their places, as on the sheet it was copied from."""
    (satu, dua) = baca_tempelan("a\t\tc\n\n\td", TEMPLAT)
    assert ([*satu.sel], satu.nomor, [*dua.sel], dua.nomor) == (["A", "C"], 1, ["B"], 3)
    assert dua.sel["B"].alamat == "B3"


def test_tempelan_tanda_petik_tidak_memakan_waktu() -> None:
    """A quote at the start of each of many cells: read once, not once for each."""
    assert len(tempel('"x\t\n' + '""y\t\n' * 19_999)) == 20_000


def terlalu(teks: str) -> Iterator[BarisLembar]:
    return baca_tempelan(teks, TEMPLAT)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("a\n" * 20_001, "terlalu_banyak_baris"),
        ("\t" * 200 + "a", "terlalu_lebar"),
        ("a" * (TEMPLAT.berkas_byte + 1), "terlalu_besar"),
    ],
)
def test_tempelan_melebihi_batas(teks: str, kode: str) -> None:
    with pytest.raises(LembarDitolak) as tertangkap:
        list(terlalu(teks))
    assert tertangkap.value.kode == kode
