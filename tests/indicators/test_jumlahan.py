"""Totals that are added up part by part say what the mean of all members says, to the last digit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.capaian import Agregasi, Agregat, Anggota, AturanKebijakan, Batas, agregat
from indicators.capaian.jumlahan import Jumlahan, TakPasti, jumlahkan
from tests.indicators.strategi import ANGGOTA, KEBIJAKAN, ringkas

BIASA = AturanKebijakan(Batas.SERATUS_DUA_PULUH, Agregasi.RATA_RATA, ())


def angka(hasil: Agregat) -> list[object]:
    """What is printed of a mean."""
    ujung = [(k.nilai, k.kategori) if k else None for k in (hasil.terburuk, hasil.terbaik)]
    return [hasil.nilai, hasil.n, hasil.m, hasil.sementara, hasil.kategori, hasil.cakupan, *ujung]


@ringkas
@given(st.lists(st.lists(ANGGOTA, max_size=5), max_size=4), KEBIJAKAN)
def test_bagian_demi_bagian_sama_dengan_sekaligus(bagian: list[list[Anggota]], kebijakan: AturanKebijakan) -> None:
    semua = [a for isi in bagian for a in isi]
    total = sum((jumlahkan(isi, kebijakan) for isi in bagian), Jumlahan())
    assert total == jumlahkan(semua, kebijakan)
    try:
        assert angka(total.agregat(kebijakan)) == angka(agregat(semua, kebijakan))
    except TakPasti:
        return  # then whoever asked takes the members


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_disimpan_dan_dibaca_kembali(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    total = jumlahkan(isi, kebijakan)
    assert Jumlahan.dari_json(total.ke_json()) == total


def test_tiga_pertiga_tidak_ditebak() -> None:
    """Three times 200/3 is 200 exactly: rounded down it would print 66.66, so nothing is said without the members."""
    sepertiga = [Anggota("A", Fraction(100, 3)), Anggota("B", Fraction(200, 3)), Anggota("C", Fraction(200))]
    assert agregat(sepertiga[:2], BIASA).nilai == 50
    with pytest.raises(TakPasti):
        jumlahkan([Anggota("A", Fraction(100) - Fraction(1, 3)), Anggota("B", Fraction(301, 3))], BIASA).agregat(
            BIASA
        )


def test_yang_bulat_tidak_pernah_diragukan() -> None:
    isi = [Anggota("A", Fraction(100))] * 8000
    assert jumlahkan(isi, BIASA).agregat(BIASA).nilai == 100


def test_menghitung_alasan_dan_kelas() -> None:
    kebijakan = AturanKebijakan(Batas.SERATUS_DUA_PULUH, Agregasi.RATA_RATA, ())
    total = jumlahkan([Anggota("A", Fraction(80))], kebijakan, [True], 1)
    assert (total.banyak, total.sebagian, total.contoh, dict(total.kelas)) == (1, 1, 1, {})
