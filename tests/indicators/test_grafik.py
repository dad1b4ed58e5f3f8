"""Geometry of the charts: every figure inside the frame, higher is higher, and a line only between neighbours."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.grafik import ATAS, BAWAH, KANAN, KIRI, LEBAR, TINGGI, Titik, grafik_deret

ANGKA = st.none() | st.decimals(-(10**12), 10**12, places=4)
TITIK = st.lists(st.builds(Titik, st.text(max_size=4), ANGKA, ANGKA, sambung=st.booleans()), max_size=12)


def titik(*nilai: int | None, target: int | None = None, putus: tuple[int, ...] = ()) -> list[Titik]:
    return [
        Titik(
            str(2020 + i), None if n is None else Decimal(n), None if target is None else Decimal(target), str(n), "t"
        )
        if i not in putus
        else Titik(str(2020 + i), None if n is None else Decimal(n), None, str(n), sambung=False)
        for i, n in enumerate(nilai)
    ]


def test_nothing_to_draw_without_a_figure() -> None:
    assert grafik_deret([]) is None
    assert grafik_deret(titik(None, None)) is None


def test_one_mark_for_each_figure_and_one_label_for_each_year() -> None:
    grafik = grafik_deret(titik(1, None, 3))
    assert grafik
    assert [t.teks for t in grafik.titik] == ["1", "3"]
    assert [s.teks for s in grafik.sumbu] == ["2020", "2021", "2022"]


def test_an_absent_year_is_a_gap_in_the_line() -> None:
    grafik = grafik_deret(titik(1, 2, None, 4, 5))
    assert grafik
    assert [len(garis.split(" ")) for garis in grafik.garis_realisasi] == [2, 2]


def test_a_single_figure_is_a_mark_without_a_line() -> None:
    grafik = grafik_deret(titik(7))
    assert grafik
    assert (grafik.garis_realisasi, len(grafik.titik)) == ([], 1)
    assert grafik.titik[0].x == KIRI + (LEBAR - KIRI - KANAN) // 2


def test_the_line_breaks_where_the_meaning_changed() -> None:
    grafik = grafik_deret(titik(1, 2, 3, 4, putus=(2,)))
    assert grafik
    assert [len(garis.split(" ")) for garis in grafik.garis_realisasi] == [2, 2]
    (putus,) = grafik.putus
    assert grafik.titik[1].x < putus.x < grafik.titik[2].x


def test_target_has_its_own_line_and_one_label() -> None:
    grafik = grafik_deret(titik(1, 2, target=3))
    assert grafik and grafik.label_target
    assert len(grafik.garis_target) == 1
    assert grafik.label_target.teks == "t"


def test_a_flat_series_runs_through_the_middle() -> None:
    grafik = grafik_deret(titik(5, 5))
    assert grafik
    assert len({t.y for t in grafik.titik}) == 1
    assert ATAS < grafik.titik[0].y < TINGGI - BAWAH


@given(TITIK)
@settings(max_examples=40, deadline=None)
def test_every_mark_is_inside_the_frame_and_in_order(semua: list[Titik]) -> None:
    grafik = grafik_deret(semua)
    ada = [t for t in semua if t.realisasi is not None]
    if grafik is None:
        assert not ada
        return
    assert len(grafik.titik) == len(ada)
    assert all(KIRI <= t.x <= LEBAR - KANAN and ATAS <= t.y <= TINGGI - BAWAH for t in grafik.titik)
    for satu, lain in pairwise(ada):
        a, b = grafik.titik[ada.index(satu)], grafik.titik[ada.index(lain)]
        if satu.realisasi is not None and lain.realisasi is not None and satu.realisasi < lain.realisasi:
            assert a.y >= b.y
    assert [s.x for s in grafik.sumbu] == sorted(s.x for s in grafik.sumbu)
