"""Reading numbers from machines: JSON numbers and plain decimal strings, nothing else and nothing guessed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.angka import AngkaDitolak, KodeTolak, angka_dari_api, teks_api

SKALAR = st.integers() | st.floats() | st.decimals() | st.text() | st.text("0123456789.-", max_size=20)


@given(SKALAR, st.integers(0, 6), st.booleans())
@settings(deadline=None)
def test_nilai_apa_pun_terbaca_atau_ditolak(nilai: object, desimal: int, boleh_negatif: bool) -> None:
    try:
        hasil = angka_dari_api(nilai, desimal=desimal, boleh_negatif=boleh_negatif)
    except AngkaDitolak as ditolak:
        ditolak.pesan.encode()
        return
    assert hasil == Decimal(str(nilai))
    assert boleh_negatif or hasil >= 0


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
@settings(deadline=None)
def test_yang_dicetak_api_dan_angka_json_terbaca_sama(angka: int, desimal: int) -> None:
    """A string, a Decimal and a float of at most 15 digits all give the figure back."""
    nilai = Decimal(f"{angka}E-{desimal}")
    for kiriman in (teks_api(nilai, desimal), nilai, float(nilai)):
        hasil = angka_dari_api(kiriman, desimal=desimal, boleh_negatif=True)
        assert (hasil, hasil.as_tuple().exponent) == (nilai, -desimal)


@pytest.mark.parametrize("nilai", [None, True, False, [], {}, b"5", 5j, object()])
def test_yang_bukan_angka_atau_teks_ditolak(nilai: object) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        angka_dari_api(nilai, desimal=2)
    assert ditolak.value.kode is KodeTolak.BENTUK_API


@pytest.mark.parametrize("teks", ["5\n", "+5", "--5", "5.", "1.2.3", "1 000", "0x10", "٣", "½", "NaN", "5%", "Rp 5"])
def test_teks_selain_desimal_biasa_ditolak(teks: str) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        angka_dari_api(teks, desimal=2)
    assert ditolak.value.kode is KodeTolak.BENTUK_API


SANGAT_PANJANG = {
    "int": 10**5000,
    "int negatif": -(10**5000),
    "teks": "9" * 400,
    "pangkat besar": Decimal("1E+400000"),
    "pangkat kecil": Decimal("1E-400000"),
}


@pytest.mark.parametrize("nilai", SANGAT_PANJANG.values(), ids=SANGAT_PANJANG)
def test_yang_sangat_panjang_ditolak_tanpa_dihitung(nilai: object) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        angka_dari_api(nilai, desimal=2, boleh_negatif=True)
    assert ditolak.value.kode is KodeTolak.TERLALU_PANJANG
    assert len(ditolak.value.pesan) < 200


def test_nol_berpangkat_tetap_nol() -> None:
    assert str(angka_dari_api(Decimal("-0E+400000"), desimal=2)) == "0.00"


def test_contoh_pembulatan_memakai_titik() -> None:
    with pytest.raises(AngkaDitolak, match=r"menjadi 0\.36\."):
        angka_dari_api("0.363", desimal=2)
