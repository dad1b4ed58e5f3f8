"""Reading typed numbers: what holds for any text, not only for the rows of docs/angka.md."""

import re
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.angka import AngkaDitolak, KodeTolak, bulat, format_angka, parse_angka, parse_rupiah

DESIMAL = st.integers(0, 6)
MIRIP_ANGKA = st.text("0123456789.,-+−% \u00a0RpjtMTebu#½١_/()", max_size=24)


@st.composite
def nilai_dan_desimal(draw: st.DrawFn) -> tuple[Decimal, int]:
    """Any figure the product can hold: at most 15 digits, `desimal` of them after the comma."""
    desimal = draw(DESIMAL)
    angka = draw(st.integers(-(10**15) + 1, 10**15 - 1))
    return Decimal(f"{angka}E-{desimal}"), desimal


@given(st.one_of(st.text(), MIRIP_ANGKA), DESIMAL, st.booleans(), st.booleans())
@settings(deadline=None)
def test_teks_apa_pun_terbaca_atau_ditolak(teks: str, desimal: int, persen: bool, negatif: bool) -> None:
    try:
        nilai = parse_angka(teks, desimal=desimal, persen=persen, boleh_negatif=negatif)
    except AngkaDitolak as ditolak:
        assert ditolak.pesan
        ditolak.pesan.encode()
        return
    assert nilai is None or (nilai.is_finite() and nilai.as_tuple().exponent == -desimal)


@given(st.one_of(st.text(), MIRIP_ANGKA))
@settings(deadline=None)
def test_rupiah_apa_pun_terbaca_atau_ditolak(teks: str) -> None:
    try:
        nilai = parse_rupiah(teks)
    except AngkaDitolak:
        return
    assert nilai is None or 0 <= nilai < 10**15


@given(nilai_dan_desimal())
@settings(deadline=None)
def test_yang_tercetak_terbaca_sama(pasangan: tuple[Decimal, int]) -> None:
    nilai, desimal = pasangan
    tercetak = format_angka(nilai, desimal)
    assert parse_angka(tercetak, desimal=desimal, boleh_negatif=True) == nilai


@given(MIRIP_ANGKA, DESIMAL)
@settings(deadline=None)
def test_angka_yang_ditampilkan_kembali_terbaca_sama(teks: str, desimal: int) -> None:
    try:
        nilai = parse_angka(teks, desimal=desimal, persen=True, boleh_negatif=True)
    except AngkaDitolak:
        return
    if nilai is not None:
        assert parse_angka(format_angka(nilai, desimal), desimal=desimal, boleh_negatif=True) == nilai


@given(st.integers(0, 10**12 - 1), st.integers(0, 999), st.integers(0, 3), st.sampled_from(["., ", ",. ", " ,."]))
@settings(deadline=None)
def test_bentuk_apa_pun_terbaca_benar_atau_ditolak(utuh: int, pecah: int, tempat: int, tanda: str) -> None:
    """A known value written in Indonesian, English or spaced form is never read as another value."""
    pecahan = f"{tanda[1]}{pecah:03}"[: tempat + 1] if tempat else ""
    benar = Decimal(f"{utuh}.{pecahan[1:]}" if pecahan else utuh)
    teks = f"{utuh:,}".replace(",", tanda[0]) + pecahan
    for desimal in range(5):
        try:
            nilai = parse_angka(teks, desimal=desimal)
        except AngkaDitolak as ditolak:
            assert ditolak.kode in (KodeTolak.RANCU, KodeTolak.DESIMAL_BERLEBIH)
            assert ditolak.kode is not KodeTolak.RANCU or benar in ditolak.tawaran
        else:
            # One dot or comma and three digits: the rule gives it to the Indonesian form where it takes it.
            milik_indonesia = re.fullmatch("[1-9][0-9]{0,2}[.,][0-9]{3}", teks)
            assert nilai == benar or milik_indonesia


@pytest.mark.parametrize("desimal", range(5))
@pytest.mark.parametrize("teks", ["1.234", "1,234", "12.000", "999.999", "5,100", "1.234 juta", "-1.230"])
def test_tawaran_yang_muat_dapat_diketik(teks: str, desimal: int) -> None:
    """The way out that a refusal names works: each reading that fits the unit is accepted as printed."""
    try:
        parse_angka(teks, desimal=desimal, boleh_negatif=True)
    except AngkaDitolak as ditolak:
        for nilai in ditolak.tawaran:
            tulisan = f"{nilai:f}".replace(".", ",")
            assert tulisan in ditolak.pesan
            if bulat(nilai, desimal) == nilai:
                assert parse_angka(tulisan, desimal=desimal, boleh_negatif=True) == nilai


@pytest.mark.parametrize("baca", [lambda teks: parse_angka(teks, desimal=2), parse_rupiah], ids=["angka", "rupiah"])
@pytest.mark.parametrize("bagian", ["9", "0,", "1.", "1 ", "-", "a", "#"])
def test_n26_ketikan_panjang_ditolak_dari_panjangnya(baca, bagian: str) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        baca(bagian * 400)
    assert ditolak.value.kode is KodeTolak.TERLALU_PANJANG
    assert len(ditolak.value.pesan) < 200


def test_spasi_sebanyak_apa_pun_tetap_belum_diisi() -> None:
    assert parse_angka(" \u00a0\t\n" * 1000, desimal=2) is None
    assert parse_rupiah("\u3000\u2009" * 1000) is None


@pytest.mark.parametrize("tanda", "\u00a0\u2007\u2009\u202f ")
def test_spasi_pemisah_ribuan(tanda: str) -> None:
    assert parse_angka(f"1{tanda}234{tanda}567", desimal=0) == 1234567


@pytest.mark.parametrize("tanda", "-‐‑‒–—―−﹣－")
def test_garis_sebelum_angka_adalah_minus(tanda: str) -> None:
    assert parse_angka(f"{tanda}5", desimal=0, boleh_negatif=True) == -5


@pytest.mark.parametrize("teks", ["\u202e123", "1\t234", "1\n234", "12\x00", "1\u200d2", "\ud8001", "perſen", "5K"])
def test_karakter_tersembunyi_ditolak(teks: str) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        parse_angka(teks, desimal=0, persen=True)
    ditolak.value.pesan.encode()


def test_nol_negatif_disimpan_nol() -> None:
    nilai = parse_angka("-0,00", desimal=2)
    assert str(nilai) == "0.00"


def test_hasil_membawa_desimal_satuannya() -> None:
    assert str(parse_angka("5", desimal=2)) == "5.00"
    assert str(parse_angka("10 Jt", desimal=0)) == "10000000"


def test_konteks_desimal_yang_sempit_tidak_mengubah_angka() -> None:
    with localcontext(prec=3):
        assert str(parse_angka("1.234.567,89", desimal=2)) == "1234567.89"
        with pytest.raises(AngkaDitolak, match="15 digit"):
            parse_angka("1234567890123456", desimal=0)
