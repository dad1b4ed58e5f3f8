"""What docs/capaian.md guarantees of any capaian, whatever was typed or left out."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from indicators.capaian import (
    Alasan,
    Aturan,
    Capaian,
    Keadaan,
    Kelas,
    Nilai,
    Polaritas,
    VarianMinimum,
    capaian,
    teks_nilai,
)
from tests.indicators.strategi import ATURAN, BILANGAN, DESIMAL, NILAI, POSITIF, TAK_NEGATIF, ringkas

ADA_ATAU_TIDAK = st.none() | NILAI


@ringkas
@given(ADA_ATAU_TIDAK, ADA_ATAU_TIDAK, ATURAN, st.sampled_from(Keadaan))
def test_selalu_angka_atau_alasan_dan_tidak_pernah_galat(
    target: Nilai | None, realisasi: Nilai | None, aturan: Aturan, keadaan: Keadaan
) -> None:
    hasil = capaian(target, realisasi, aturan, keadaan)
    assert (hasil.nilai is None) == (hasil.tepat is None) == (hasil.rumus is None) == (hasil.alasan is not None)
    assert hasil.telusur.hitungan
    assert teks_nilai(target, aturan) is not None


@ringkas
@given(ADA_ATAU_TIDAK, ADA_ATAU_TIDAK, ATURAN, st.sampled_from(Keadaan))
def test_tidak_ada_angka_dari_ketiadaan(
    target: Nilai | None, realisasi: Nilai | None, aturan: Aturan, keadaan: Keadaan
) -> None:
    hasil = capaian(target, realisasi, aturan, keadaan)
    if keadaan != Keadaan.TERISI:
        assert (hasil.nilai, hasil.alasan) == (None, keadaan.value)
    elif realisasi is None:
        assert (hasil.nilai, hasil.alasan) == (None, Alasan.BELUM_DIISI)
    elif target is None:
        assert (hasil.nilai, hasil.alasan) == (None, Alasan.TANPA_TARGET)


@ringkas
@given(ADA_ATAU_TIDAK, ADA_ATAU_TIDAK, ATURAN)
def test_paling_rendah_nol_dan_tercetak_dalam_seperseratus(
    target: Nilai | None, realisasi: Nilai | None, aturan: Aturan
) -> None:
    hasil = capaian(target, realisasi, aturan)
    if hasil.nilai is not None and hasil.tepat is not None:
        assert hasil.tepat >= 0
        assert abs(Fraction(hasil.nilai) - hasil.tepat) < Fraction(1, 100)
        assert hasil.nilai.as_tuple().exponent == -2


@ringkas
@given(ADA_ATAU_TIDAK, ADA_ATAU_TIDAK, ATURAN)
def test_seratus_hanya_bila_tercapai_dan_nol_hanya_bila_nol(
    target: Nilai | None, realisasi: Nilai | None, aturan: Aturan
) -> None:
    hasil = capaian(target, realisasi, aturan)
    if hasil.nilai is not None and hasil.tepat is not None:
        assert (hasil.nilai >= 100) == (hasil.tepat >= 100)
        assert (hasil.nilai == 0) == (hasil.tepat == 0)


@ringkas
@given(DESIMAL, BILANGAN, ATURAN)
def test_tercapai_berarti_persis_seratus_atau_lebih(
    target: Decimal, realisasi: Decimal | Fraction, aturan: Aturan
) -> None:
    """What lets the rounding decide on the value alone: no formula gives 100 to a target that was missed."""
    hasil = capaian(Nilai(target), Nilai(realisasi), aturan)
    if hasil.tepat is not None:
        t, r = Fraction(target), Fraction(realisasi)
        tercapai = {Polaritas.MAKSIMUM: r >= t, Polaritas.MINIMUM: r <= t, Polaritas.RENTANG: r == t}
        assert (hasil.tepat >= 100) == tercapai[aturan.polaritas]


def _tepat(target: Nilai, realisasi: Decimal, aturan: Aturan) -> Fraction:
    tepat = capaian(target, Nilai(realisasi), aturan).tepat
    assert tepat is not None
    return tepat


@ringkas
@given(POSITIF, DESIMAL, DESIMAL)
def test_maksimum_naik_bersama_realisasi(target: Decimal, satu: Decimal, dua: Decimal) -> None:
    aturan = Aturan(Polaritas.MAKSIMUM)
    kecil, besar = sorted((satu, dua))
    assert _tepat(Nilai(target), kecil, aturan) <= _tepat(Nilai(target), besar, aturan)


@ringkas
@given(POSITIF, POSITIF, POSITIF, st.sampled_from(VarianMinimum))
def test_minimum_turun_bila_realisasi_naik(
    target: Decimal, satu: Decimal, dua: Decimal, varian: VarianMinimum
) -> None:
    aturan = Aturan(Polaritas.MINIMUM, varian)
    kecil, besar = sorted((satu, dua))
    assert _tepat(Nilai(target), kecil, aturan) >= _tepat(Nilai(target), besar, aturan)


@ringkas
@given(POSITIF, TAK_NEGATIF, DESIMAL, DESIMAL)
def test_rentang_turun_bila_menjauh(bawah: Decimal, lebar: Decimal, satu: Decimal, dua: Decimal) -> None:
    """On either side of the range the nearer of two figures is never worse."""
    aturan, target = Aturan(Polaritas.RENTANG), Nilai(bawah, bawah + lebar)
    kecil, besar = sorted((satu, dua))
    if besar <= bawah:
        assert _tepat(target, kecil, aturan) <= _tepat(target, besar, aturan)
    if kecil >= bawah + lebar:
        assert _tepat(target, kecil, aturan) >= _tepat(target, besar, aturan)


@ringkas
@given(POSITIF, TAK_NEGATIF)
def test_satuan_tidak_mengubah_capaian(target: Decimal, realisasi: Decimal) -> None:
    """10 Jt of 10 Jt is what 10.000.000 of 10.000.000 is."""
    for polaritas in Polaritas:
        aturan = Aturan(polaritas)
        satu = capaian(Nilai(target), Nilai(realisasi), aturan)
        seribu = capaian(Nilai(target * 1000), Nilai(realisasi * 1000), aturan)
        assert satu.tepat == seribu.tepat


def test_hasil_tidak_dapat_diubah() -> None:
    assert all(cls.__dataclass_params__.frozen for cls in (Capaian, Nilai, Aturan, Kelas))  # type: ignore[attr-defined]
