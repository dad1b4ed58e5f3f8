"""Workbooks as other programs write them, and our own exports: read as they show."""

import io
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from indicators.excel import JenisKolom, Kolom, tulis_xlsx
from indicators.excel import Lembar as LembarTulis
from indicators.lembar import Jenis, Sel
from tests.lembar.pembaca import baca_sini, ringkas, sel_sini


def disimpan(buku: Workbook) -> bytes:
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def test_buku_openpyxl() -> None:
    buku = Workbook()
    lembar = buku.active
    lembar.append(
        ["SP1", 36.3, 0.1 + 0.2, date(2025, 3, 31), True, "=A1", None, datetime(2025, 3, 31, 12, 30), 46085787885000]
    )
    lembar["B2"], lembar["B2"].number_format = 0.73, "0,0%"
    lembar["C2"], lembar["C2"].number_format = 812, "000000"
    lembar.merge_cells("A3:A5")
    lembar.row_dimensions[2].hidden = True
    lembar.column_dimensions["D"].hidden = True
    isi = disimpan(buku)
    assert sel_sini(isi) == {
        "A1": Sel("A1", Jenis.TEKS, "SP1"),
        "B1": Sel("B1", Jenis.ANGKA, "36.3"),
        "C1": Sel("C1", Jenis.ANGKA, "0.3"),
        "D1": Sel("D1", Jenis.TANGGAL, "2025-03-31"),
        "E1": Sel("E1", Jenis.LOGIKA, "TRUE"),
        "F1": sel_sini(isi)["F1"],
        "H1": Sel("H1", Jenis.TANGGAL, "2025-03-31"),
        "I1": Sel("I1", Jenis.ANGKA, "46085787885000"),
        "B2": Sel("B2", Jenis.ANGKA, "73", persen=True),
        "C2": Sel("C2", Jenis.ANGKA, "000812"),
    }
    assert sel_sini(isi)["F1"].tanpa_nilai
    bacaan = baca_sini(isi)
    assert [baris.tersembunyi for baris in bacaan] == [False, True]
    assert (bacaan.lembar[0].gabungan, bacaan.lembar[0].kolom_tersembunyi) == (("A3:A5",), ("D",))


NILAI = [
    ["=HYPERLINK(1)", Decimal("36.30"), 46_085_787_885_000, 2024, "2025-03-31", True],
    ["'+1 – “x”", Decimal("0.320"), 0, 2020, "1900-03-01", False],
    ["dua\nbaris", Decimal("-114.61"), -5, 1, None, None],
]
URUTAN = (
    JenisKolom.TEKS,
    JenisKolom.ANGKA,
    JenisKolom.RUPIAH,
    JenisKolom.BULAT,
    JenisKolom.TANGGAL,
    JenisKolom.LOGIKA,
)
KOLOM = [Kolom(jenis.value, jenis.value, jenis) for jenis in URUTAN]


def test_ekspor_kita_kembali_seperti_semula() -> None:
    with tulis_xlsx([LembarTulis("data", KOLOM, NILAI)]) as berkas:
        isi = berkas.read()
    assert [list(sel.values()) for _, sel in ringkas(isi)[1:]] == [
        ["=HYPERLINK(1)", "36.3", "46085787885000", "2024", "2025-03-31", "TRUE"],
        ["'+1 – “x”", "0.32", "0", "2020", "1900-03-01", "FALSE"],
        ["dua\nbaris", "-114.61", "-5", "1"],
    ]


def test_sama_dengan_openpyxl() -> None:
    """Cell by cell: texts and truth values equal, numbers in the 15 digits that a cell shows."""
    buku = Workbook()
    for n in range(200):
        buku.active.append([n, n / 7, f"teks {n} & <{n}>", n % 2 == 0, n * 10**9, -n / 1000])
    isi = disimpan(buku)
    milik = sel_sini(isi)
    for sel in (sel for baris in load_workbook(io.BytesIO(isi)).active.iter_rows() for sel in baris):
        kita = milik[sel.coordinate]
        if kita.jenis == Jenis.ANGKA:
            asli = Decimal(repr(sel.value))
            assert abs(Decimal(kita.teks) - asli) <= abs(asli).scaleb(-15) * 5
        else:
            assert kita.teks == (str(sel.value).upper() if kita.jenis == Jenis.LOGIKA else sel.value)
