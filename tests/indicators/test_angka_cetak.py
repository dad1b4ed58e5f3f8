"""Printing: Indonesian form for people, a plain string for machines, and no figure ever shortened."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.angka import format_angka, format_persen, format_rupiah, parse_rupiah, teks_api

NILAI = st.integers(-(10**15) + 1, 10**15 - 1)


@given(NILAI, st.integers(0, 6))
@settings(deadline=None)
def test_kedua_cetakan_memuat_nilai_yang_sama(angka: int, desimal: int) -> None:
    nilai = Decimal(f"{angka}E-{desimal}")
    api = teks_api(nilai, desimal)
    assert Decimal(api) == nilai
    assert format_angka(nilai, desimal).replace(".", "").replace(",", ".") == api


@given(NILAI, st.integers(1, 6))
@settings(deadline=None)
def test_desimal_tidak_pernah_dipotong(angka: int, desimal: int) -> None:
    nilai = Decimal(f"{angka}E-{desimal}")
    if angka % 10:
        with pytest.raises(ValueError, match="round it"):
            format_angka(nilai, desimal - 1)
    else:
        assert format_angka(nilai, desimal - 1) == format_angka(nilai, desimal)[:-1].removesuffix(",")


@given(st.integers(0, 10**15 - 1))
@settings(deadline=None)
def test_rupiah_yang_tercetak_terbaca_sama(nilai: int) -> None:
    assert parse_rupiah(format_rupiah(nilai)) == nilai


def test_rupiah_penuh_tanpa_singkatan() -> None:
    assert format_rupiah(46216528775000) == "46.216.528.775.000"
    assert format_rupiah(-1544000000) == "-1.544.000.000"  # a revision of pagu, a sisa


def test_persen_dua_desimal_tanpa_tanda() -> None:
    assert format_persen(Decimal("119.04")) == "119,04"
    assert format_persen(Decimal("73")) == "73,00"


def test_tidak_ada_nol_negatif() -> None:
    assert format_angka(Decimal("-0.00"), 2) == "0,00"
    assert teks_api(Decimal("-0.00"), 2) == "0.00"


def test_konteks_desimal_yang_sempit_tidak_mengubah_cetakan() -> None:
    with localcontext(prec=3):
        assert format_angka(Decimal("1234567.89"), 2) == "1.234.567,89"
        assert teks_api(Decimal("1234567.89"), 2) == "1234567.89"


@pytest.mark.parametrize("cetak", [format_angka, teks_api])
@pytest.mark.parametrize("nilai", [1.5, 2.0, True])
def test_float_dan_bool_ditolak(cetak, nilai: object) -> None:
    with pytest.raises(TypeError):
        cetak(nilai, 2)


@pytest.mark.parametrize("nilai", [Decimal(5), 5.0, True, "5", None])
def test_rupiah_hanya_bilangan_bulat(nilai: object) -> None:
    with pytest.raises(TypeError):
        format_rupiah(nilai)  # type: ignore[arg-type]
