"""Rounding: half-up, exact, and never claiming what did not happen."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.angka import bulat, bulat_persen

PECAHAN = st.builds(Fraction, st.integers(-(10**12), 10**12), st.integers(1, 10**6))
PERSEN = st.builds(Fraction, st.integers(0, 3 * 10**6), st.integers(10**4, 10**6))
DESIMAL = st.integers(0, 6)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12), DESIMAL)
@settings(deadline=None)
def test_sama_dengan_quantize_half_up(nilai: Decimal, desimal: int) -> None:
    with localcontext(prec=400):
        harap = nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
        assert bulat(nilai, desimal) == harap


@given(PECAHAN, DESIMAL)
@settings(deadline=None)
def test_terdekat_dan_tepat_setengah_menjauhi_nol(nilai: Fraction, desimal: int) -> None:
    hasil = Fraction(bulat(nilai, desimal))
    selisih = abs(hasil - nilai) * 2 * 10**desimal
    assert selisih <= 1
    assert selisih < 1 or abs(hasil) > abs(nilai)


@given(st.integers(-(10**6), 10**6), DESIMAL)
@settings(deadline=None)
def test_setengah_selalu_menjauhi_nol(angka: int, desimal: int) -> None:
    setengah = Fraction(2 * angka + 1, 2 * 10**desimal)
    assert abs(Fraction(bulat(setengah, desimal))) == abs(setengah) + Fraction(1, 2 * 10**desimal)


@given(PECAHAN, PECAHAN, DESIMAL)
@settings(deadline=None)
def test_urutan_terjaga(satu: Fraction, dua: Fraction, desimal: int) -> None:
    kecil, besar = sorted((satu, dua))
    assert bulat(kecil, desimal) <= bulat(besar, desimal)


@given(PECAHAN, DESIMAL)
@settings(deadline=None)
def test_hasil_membawa_desimal_dan_tetap_bila_dibulatkan_lagi(nilai: Fraction, desimal: int) -> None:
    hasil = bulat(nilai, desimal)
    assert hasil.as_tuple().exponent == -desimal
    assert bulat(hasil, desimal) == hasil
    assert hasil or not hasil.is_signed()


def test_tanpa_ekor_pecahan_biner() -> None:
    assert str(bulat(5, 2)) == "5.00"
    assert str(bulat(Decimal("1.005"), 2)) == "1.01"  # round(1.005, 2) of a float gives 1.0


def test_konteks_desimal_yang_sempit_tidak_mengubah_hasil() -> None:
    with localcontext(prec=3):
        assert str(bulat(Fraction(46216528775000), 2)) == "46216528775000.00"


@pytest.mark.parametrize("nilai", [1.5, float("nan"), True, "1.5", None])
def test_yang_tidak_persis_ditolak(nilai: object) -> None:
    with pytest.raises(TypeError, match="exact"):
        bulat(nilai, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("nilai", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_yang_tak_berhingga_ditolak(nilai: str) -> None:
    with pytest.raises(ValueError, match="rounded"):
        bulat(Decimal(nilai), 2)


def test_desimal_negatif_ditolak() -> None:
    with pytest.raises(ValueError, match="desimal"):
        bulat(5, -1)


@given(PERSEN)
@settings(deadline=None)
def test_persen_tidak_mengaku_yang_tidak_terjadi(nilai: Fraction) -> None:
    hasil = bulat_persen(nilai)
    assert (hasil == 0) == (nilai == 0)
    assert (hasil >= 100) == (nilai >= 100)
    assert abs(Fraction(hasil) - nilai) < Fraction(1, 100)


@given(PERSEN, PERSEN)
@settings(deadline=None)
def test_persen_menjaga_urutan(satu: Fraction, dua: Fraction) -> None:
    kecil, besar = sorted((satu, dua))
    assert bulat_persen(kecil) <= bulat_persen(besar)


def test_persen_dari_float_ditolak() -> None:
    with pytest.raises(TypeError):
        bulat_persen(99.996)  # type: ignore[arg-type]
