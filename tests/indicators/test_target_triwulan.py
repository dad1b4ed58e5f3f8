"""Targets of quarters against the year's (a remark, never a refusal), and the drawing of what they were."""

from decimal import Decimal

import pytest

from indicators.capaian import Aturan, Kalender, Konsolidasi
from indicators.capaian.target_triwulan import catatan_triwulan
from indicators.grafik import JARAK_LABEL, Titik, grafik_deret
from tests.indicators.isian import nilai


def catatan(triwulan: str, setahun: str, konsolidasi: Konsolidasi, kalender: Kalender = Kalender.TRIWULANAN) -> str:
    isi = {tw: satu for tw, teks in enumerate(triwulan.split(), 1) if (satu := nilai(teks.replace("_", "")))}
    return catatan_triwulan(isi, nilai(setahun), Aturan(konsolidasi=konsolidasi, kalender=kalender, desimal=0), 2024)


@pytest.mark.parametrize("konsolidasi", Konsolidasi)
def test_the_last_quarter_promises_what_the_year_does(konsolidasi: Konsolidasi) -> None:
    assert catatan("20 40 60 80", "80", konsolidasi) == ""
    assert catatan("20 40 60 75", "80", konsolidasi) == (
        "Target s.d. triwulan IV (75) tidak sama dengan target setahun (80)."
    )


def test_quarters_that_add_up_were_meant_each_for_itself() -> None:
    assert "jadi triwulan IV semestinya 80" in catatan("20 30 10 20", "80", Konsolidasi.JUMLAH)
    assert "tidak sama" in catatan("20 30 10 20", "80", Konsolidasi.TERAKHIR)


@pytest.mark.parametrize("konsolidasi", [Konsolidasi.JUMLAH, Konsolidasi.KUMULATIF, Konsolidasi.MAKSIMUM])
def test_what_is_counted_up_does_not_fall(konsolidasi: Konsolidasi) -> None:
    turun = catatan("20 50 40 80", "80", konsolidasi)
    assert turun.startswith("Target s.d. triwulan III lebih rendah daripada s.d. triwulan II")
    assert catatan("20 _ 15 80", "80", konsolidasi).startswith("Target s.d. triwulan III lebih rendah")


@pytest.mark.parametrize("konsolidasi", [Konsolidasi.RATA_RATA, Konsolidasi.TERAKHIR, Konsolidasi.RASIO])
def test_a_level_may_fall(konsolidasi: Konsolidasi) -> None:
    assert catatan("50 40 30 20", "20", konsolidasi) == ""


@pytest.mark.parametrize(
    ("triwulan", "setahun"),
    [("20 40 60 _", "80"), ("20 40 60 75", ""), ("_ _ _ _", "80"), ("A A A BB", "A"), ("1 2 3 4", "80 - 90")],
)
def test_nothing_is_said_of_what_cannot_be_compared(triwulan: str, setahun: str) -> None:
    assert catatan(triwulan, setahun, Konsolidasi.TERAKHIR) == ""


def test_the_last_quarter_that_is_measured_counts() -> None:
    assert catatan("_ 40 _ 75", "80", Konsolidasi.TERAKHIR, Kalender.SEMESTERAN) != ""
    assert catatan("_ _ _ 75", "80", Konsolidasi.TERAKHIR, Kalender.TAHUN_TERTENTU) == ""


def titik(*target: tuple[int | None, int | None], putus: int = -1) -> list[Titik]:
    """(target, what it was before) per year."""
    angka = [(None if t is None else Decimal(t), None if s is None else Decimal(s)) for t, s in target]
    return [Titik(str(2020 + i), None, t, "", str(t), i != putus, s, str(s)) for i, (t, s) in enumerate(angka)]


def ujung(garis: str) -> list[int]:
    """How high each point of a line is; larger is lower."""
    return [int(p.split(",")[1]) for p in garis.split(" ")]


def test_without_a_revision_no_second_line() -> None:
    grafik = grafik_deret(titik((70, None), (80, None)))
    assert grafik and not (grafik.garis_semula or grafik.titik_semula or grafik.label_semula)


def test_the_old_line_leaves_the_new_one_where_it_was_revised() -> None:
    """It begins at the last common point."""
    grafik = grafik_deret(titik((70, None), (75, None), (85, 80)))
    assert grafik is not None
    (semula,), (target,) = grafik.garis_semula, grafik.garis_target
    assert semula.split(" ")[0] == target.split(" ")[1]
    assert ujung(semula)[-1] > ujung(target)[-1]
    assert [t.teks for t in grafik.titik_semula] == ["80"]


def test_neighbouring_revisions_are_one_line_and_it_comes_back() -> None:
    grafik = grafik_deret(titik((70, None), (78, 75), (85, 80), (90, None)))
    assert grafik is not None
    (semula,) = grafik.garis_semula
    assert len(semula.split(" ")) == 4
    assert semula.split(" ")[-1] == grafik.garis_target[0].split(" ")[-1]


def test_a_break_of_the_series_breaks_the_old_line_too() -> None:
    grafik = grafik_deret(titik((70, 60), (85, 80), putus=1))
    assert grafik is not None
    assert grafik.garis_semula == [] and len(grafik.titik_semula) == 2


def test_the_scale_holds_the_old_target_and_a_single_point_is_a_mark() -> None:
    grafik = grafik_deret(titik((85, 10)))
    assert grafik is not None and grafik.label_target is not None
    assert grafik.titik_semula[0].y > grafik.label_target.y
    assert grafik.titik_semula[0].y < grafik.dasar


@pytest.mark.parametrize(("target", "semula"), [(85, 84), (84, 85), (85, 85), (100, 0)])
def test_the_two_words_do_not_lie_on_each_other(target: int, semula: int) -> None:
    grafik = grafik_deret(titik((0, None), (100, None), (target, semula)))
    assert grafik and grafik.label_target and grafik.label_semula
    assert abs(grafik.label_target.y - grafik.label_semula.y) >= JARAK_LABEL
