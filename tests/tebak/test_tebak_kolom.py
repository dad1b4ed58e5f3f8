"""Headings of foreign tables: one line or two, years beside or under them, numbers of columns below."""

import pytest

from indicators.lembar import sebarkan
from indicators.tebak.kolom import tebak_kolom
from indicators.tebak.tabel import susun_tabel
from tests.tebak.alat import peran, peta, tabel, tempelan


@pytest.mark.parametrize(
    ("kepala", "harap"),
    [
        (
            ("No|Sasaran Program|Indikator Kinerja|Satuan|Target 2023|Target 2024",),
            ["abaikan", "sasaran", "indikator", "satuan", "target:2023", "target:2024"],
        ),
        (
            ("Sasaran|Indikator|Target||", "||2022|2023|2024"),
            ["sasaran", "indikator", "target:2022", "target:2023", "target:2024"],
        ),
        (
            ("Indikator|2022||2023|", "|Target|Realisasi|Target|Realisasi"),
            ["indikator", "target:2022", "realisasi:2022", "target:2023", "realisasi:2023"],
        ),
        (
            ("LAPORAN KINERJA 2023", "Sasaran|Indikator|Target|Realisasi|% Capaian"),
            ["sasaran", "indikator", "target:2023", "realisasi:2023", "capaian:2023"],
        ),
        (
            ("Sasaran|Indikator|Target|Realisasi|Capaian (%)",),
            ["sasaran", "indikator", "target:0", "realisasi:0", "capaian:0"],
        ),
        (("Indikator|Baseline 2019|2020|2021",), ["indikator", "baseline", "target:2020", "target:2021"]),
        (("Kode|Indikator|Definisi|Formula|Sumber data|Penanggung jawab|Target 2025",),
         ["kode_indikator", "indikator", "definisi", "formula", "sumber_data", "penanggung_jawab", "target:2025"]),
        (("Indikator|Persentase capaian terhadap target 2023|Target 2023",),
         ["indikator", "capaian:2023", "target:2023"]),
        (("Indikator|Target 2023|Target 2023",), ["indikator", "target:2023", "abaikan"]),
    ],
)  # fmt: skip
def test_what_each_column_is(kepala: tuple[str, ...], harap: list[str]) -> None:
    lebar = len(harap)
    hasil = peran(*kepala, "|".join(str(n) for n in range(1, lebar + 1)), "|".join(["isi"] * lebar))
    assert hasil == harap


def test_every_guess_has_its_reason_and_rows_of_numbers_are_skipped() -> None:
    hasil = peta("Dokumen", "No|Indikator|Target 2023", "(1)|(2)|(3)", "1|Persentase|80")
    assert (hasil.judul, hasil.isi) == (2, 4)
    assert all(k.alasan for k in hasil.kolom)


def test_a_table_without_a_heading_is_left_to_the_person() -> None:
    hasil = peta("a|b|c", "d|e|f")
    assert hasil.judul == 0
    assert {k.peran for k in hasil.kolom} == {"abaikan"}


def test_merged_headings_and_sasaran_cells_count_for_all_they_cover() -> None:
    """As a workbook has it: the value stands in the first cell of a merged range only."""
    isi = tempelan("Sasaran|Indikator|Target||", "||2023|2024|", "Layanan|Satu|1|2", "|Dua|3|4", "Tata|Tiga|5|6")
    baris = list(sebarkan(isi, ["A1:A2", "B1:B2", "C1:D1", "A3:A4"], 10))
    hasil = tebak_kolom(baris)
    assert [k.pilihan for k in hasil.kolom] == ["sasaran", "indikator", "target:2023", "target:2024"]
    kolom = {k.huruf: (k.peran, k.tahun) for k in hasil.kolom}
    tersusun = susun_tabel([b for b in baris if b.nomor >= hasil.isi], kolom)
    assert [(s.uraian, [i.uraian for i in s.indikator]) for s in tersusun] == [
        ("Layanan", ["Satu", "Dua"]),
        ("Tata", ["Tiga"]),
    ]


def test_sasaran_and_indikator_in_one_column() -> None:
    tersusun = tabel(
        "Sasaran/Indikator Kinerja|Satuan|Target 2024",
        "SP1 Meningkatnya layanan",
        "SP1.1 Persentase layanan|%|80",
        "2. Jumlah dokumen|dokumen|4",
        "SP2. Tata kelola",
        "a. Nilai AKIP|nilai|75",
        "Keterangan: angka sementara",
        "Jumlah",
    )
    assert [(s.kode, s.uraian) for s in tersusun] == [("SP1", "Meningkatnya layanan"), ("SP2", "Tata kelola")]
    assert [(i.kode, i.uraian) for s in tersusun for i in s.indikator] == [
        ("SP1.1", "Persentase layanan"),
        ("", "Jumlah dokumen"),
        ("", "Nilai AKIP"),
    ]


def test_a_table_without_sasaran_gives_one_that_has_no_words_yet() -> None:
    (satu,) = tabel("Indikator|Satuan|Target 2024", "Persentase layanan|%|80", "Jumlah SP2D|lembar|4")
    assert (satu.uraian, [i.uraian for i in satu.indikator]) == ("", ["Persentase layanan", "Jumlah SP2D"])
