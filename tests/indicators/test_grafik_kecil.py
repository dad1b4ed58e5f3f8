"""Geometry of the small line and of the quadrant: everything inside, target where 100 is, marks apart."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from indicators.grafik import Titik, TitikKuadran, TitikMini, grafik_deret, grafik_kuadran, grafik_mini
from indicators.grafik.kuadran import ATAS, BAWAH, JARAK, KANAN, KIRI, LEBAR, TINGGI
from tests.indicators.strategi import ringkas

PERSEN = st.decimals(0, 200, places=2)


def mini(*nilai: int | None) -> list[TitikMini]:
    return [TitikMini(str(i), None if n is None else Decimal(n)) for i, n in enumerate(nilai)]


def test_mini_tanpa_angka_tidak_digambar() -> None:
    assert grafik_mini([]) is None
    assert grafik_mini(mini(None, None)) is None


def test_mini_titik_di_tengah_lajur_tabelnya() -> None:
    grafik = grafik_mini(mini(50, 60, 70))
    assert grafik and [t.x for t in grafik.titik] == [50, 150, 250]


def test_mini_terputus_pada_yang_tidak_ada_dan_pada_perubahan_arti() -> None:
    celah = grafik_mini(mini(50, 60, None, 70, 80))
    assert celah and [len(g.split(" ")) for g in celah.garis] == [2, 2] and len(celah.titik) == 4
    putus = grafik_mini([TitikMini("a", Decimal(1)), TitikMini("b", Decimal(2), sambung=False)])
    assert putus and putus.garis == [] and len(putus.titik) == 2


def test_mini_target_di_atas_yang_kurang_dan_di_bawah_yang_lebih() -> None:
    kurang, lebih, tepat = (grafik_mini(mini(n)) for n in (50, 150, 100))
    assert kurang and lebih and tepat
    assert kurang.target_y < kurang.titik[0].y
    assert lebih.target_y > lebih.titik[0].y
    assert tepat.target_y == tepat.titik[0].y


def titik(*pasangan: tuple[Decimal, Decimal]) -> list[TitikKuadran]:
    return [TitikKuadran(f"U{i}", x, y, "/") for i, (x, y) in enumerate(pasangan)]


def test_kuadran_kosong_tanpa_yang_lengkap() -> None:
    assert grafik_kuadran([], Decimal(90), Decimal(100)) is None


def test_kuadran_membagi_menurut_unit_seluruhnya() -> None:
    grafik = grafik_kuadran(titik((Decimal(80), Decimal(70)), (Decimal(99), Decimal(110))), Decimal(95), Decimal(100))
    assert grafik and grafik.garis_x is not None and grafik.garis_y is not None
    rendah, tinggi = sorted(grafik.tanda, key=lambda t: t.x)
    assert rendah.x < grafik.garis_x < tinggi.x
    assert rendah.y > grafik.garis_y > tinggi.y
    assert grafik.ujung_x == ("78", "101")


@ringkas
@given(st.lists(st.tuples(PERSEN, PERSEN), min_size=1, max_size=8), st.none() | PERSEN, PERSEN)
def test_kuadran_semua_tanda_di_dalam_dan_terpisah(
    pasangan: list[tuple[Decimal, Decimal]], x: Decimal | None, y: Decimal
) -> None:
    grafik = grafik_kuadran(titik(*pasangan), x, y)
    assert grafik and len(grafik.tanda) == len(pasangan)
    for t in grafik.tanda:
        assert KIRI <= t.x <= LEBAR - KANAN and ATAS <= t.y <= TINGGI - BAWAH
        assert t.jangkar == ("start" if t.kanan else "end")
    for i, a in enumerate(grafik.tanda):
        for b in grafik.tanda[i + 1 :]:
            assert abs(a.x - b.x) >= JARAK or abs(a.y - b.y) >= JARAK


def test_baseline_ikut_dalam_skala_deret() -> None:
    tahun = [Titik("2022", Decimal(70), Decimal(80)), Titik("2023", Decimal(75), Decimal(80))]
    tanpa, dengan = grafik_deret(tahun), grafik_deret(tahun, Fraction(20), "baseline 20")
    assert tanpa and tanpa.baseline is None
    assert dengan and dengan.baseline and dengan.baseline.teks == "baseline 20"
    assert dengan.baseline.y > max(t.y for t in dengan.titik)
