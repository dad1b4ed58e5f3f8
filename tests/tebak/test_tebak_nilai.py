"""Values as real reports print them (domain.md section 6)."""

from decimal import Decimal

import pytest

from indicators.angka import AngkaDitolak
from indicators.tebak.nilai import baca_rentang, baca_satu, belah_predikat, cari_predikat, tanda_kosong

AKIP = ("D", "C", "CC", "B", "BB", "A", "AA")


@pytest.mark.parametrize(
    "teks", ["-", "–", "—", "n/a", "N/A", "NA", "n.a.", "nihil", "tidak tersedia", "belum dilakukan penilaian", "..."]
)
def test_marks_that_say_there_is_no_figure(teks: str) -> None:
    assert tanda_kosong(teks)


@pytest.mark.parametrize("teks", ["0", "0 - 5", "-5", "BB", "tidak lulus", "nasional", "5"])
def test_what_is_no_such_mark(teks: str) -> None:
    assert not tanda_kosong(teks)


@pytest.mark.parametrize(
    ("teks", "satuan", "harap"),
    [
        ("3,5-4,0", "", ("3.5", "4.0")),
        ("3,5 – 4,0", "", ("3.5", "4.0")),
        ("7–8 bulan", "bulan", ("7", "8")),
        ("0 - 5", "", ("0", "5")),
        ("3,5 s.d. 4", "", ("3.5", "4")),
        ("80 s/d 90", "", ("80", "90")),
        ("2 sampai dengan 3", "", ("2", "3")),
        ("1:17,9", "", None),
        ("85", "", None),
        ("-5", "", None),
    ],
)
def test_ranges(teks: str, satuan: str, harap: tuple[str, str] | None) -> None:
    hasil = baca_rentang(teks, desimal=1, satuan=satuan)
    assert hasil == (harap and tuple(map(Decimal, harap)))


@pytest.mark.parametrize(
    ("teks", "pilihan", "harap"),
    [
        ("1:17,9", {"desimal": 1, "rasio": True}, "17.9"),
        ("1 : 20", {"desimal": 0, "rasio": True}, "20"),
        ("0,320", {"desimal": 3}, "0.320"),
        ("114.61%", {"desimal": 2, "persen": True}, "114.61"),
        ("10 Jt KPM", {"desimal": 0, "satuan": "KPM"}, "10000000"),
        ("5 juta", {"desimal": 0}, "5000000"),
        ("1,37 T", {"desimal": 0}, "1370000000000"),
        ("200 kelompok", {"desimal": 0, "satuan": "Kelompok"}, "200"),
        ("57.434", {"desimal": 0}, "57434"),
        ("73 %", {"desimal": 2, "persen": True, "satuan": "%"}, "73"),
    ],
)
def test_numbers_survive_exactly(teks: str, pilihan: dict[str, object], harap: str) -> None:
    assert baca_satu(teks, **pilihan) == Decimal(harap)  # type: ignore[arg-type]


@pytest.mark.parametrize(("teks", "pilihan"), [("1,320", {"desimal": 2}), ("200 kelompok", {"desimal": 0})])
def test_what_has_two_readings_or_another_unit_is_refused(teks: str, pilihan: dict[str, int]) -> None:
    with pytest.raises(AngkaDitolak):
        baca_satu(teks, **pilihan)


@pytest.mark.parametrize(
    ("teks", "harap"),
    [("BB (Nilai 75)", "BB"), ("bb", "BB"), ("A (81,5)", "A"), ("BB / 75", "BB"), ("WTP", ""), ("Baik (75)", "")],
)
def test_steps_of_a_scale_with_their_score(teks: str, harap: str) -> None:
    assert cari_predikat(teks, AKIP) == harap


def test_a_score_is_not_lost() -> None:
    assert belah_predikat("BB (Nilai 75,20)") == ("BB", "75,20")
