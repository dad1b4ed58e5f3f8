"""Printed against computed: when a source agrees with its own inputs."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.capaian.tercetak import (
    cocok,
    desimal_tercetak,
    lompatan_satuan,
    persen_tercetak,
    selisih_persen,
)

TERORISME = Fraction(15512 * 100, 15000)  # 103,413333
KONFLIK = Fraction(68372 * 100, 57434)  # 119,044468


@pytest.mark.parametrize(
    ("teks", "nilai", "desimal"),
    [
        ("110,48 %", "110.48", 2),
        ("114.61%", "114.61", 2),
        ("100%", "100", 0),
        ("98,7 persen", "98.7", 1),
        ("0%", "0", 0),
    ],
)
def test_persen_tercetak(teks: str, nilai: str, desimal: int) -> None:
    assert persen_tercetak(teks) == Decimal(nilai)
    assert desimal_tercetak(teks) == desimal


@pytest.mark.parametrize("teks", ["", "(belum jadi indikator)", "-", "n/a", "1.234%"])
def test_tanpa_persen_tercetak(teks: str) -> None:
    assert persen_tercetak(teks) is None


@pytest.mark.parametrize(
    ("teks", "tepat", "harap"),
    [
        ("103,41 %", TERORISME, True),
        ("103,4%", TERORISME, True),
        ("103%", TERORISME, True),
        ("103,4 persen", TERORISME, True),
        ("103,42%", TERORISME, False),
        ("100 %", KONFLIK, False),
        ("119%", KONFLIK, True),
        ("100,00%", Fraction(99996, 1000), True),
        ("99,99%", Fraction(99996, 1000), True),
        ("99,98%", Fraction(99996, 1000), False),
    ],
)
def test_cocok_sejauh_yang_tercetak(teks: str, tepat: Fraction, harap: bool) -> None:
    tercetak = persen_tercetak(teks)
    assert tercetak is not None
    assert cocok(tercetak, tepat, teks) is harap


def test_selisih_dalam_poin() -> None:
    assert selisih_persen(Decimal(100), KONFLIK) == Decimal("-19.04")
    assert selisih_persen(Decimal("103.41"), TERORISME) == Decimal("0.00")


@pytest.mark.parametrize(
    ("lama", "baru", "harap"),
    [
        (30_590_000_000_000, 30_682_054_839, True),  # the 2024 alokasi of the source lacks three digits
        (30_682_054_839, 30_590_000_000_000, True),
        (100, 10_000, False),
        (100, 10_001, True),
        (0, 10_000, False),
        (Decimal("0.5"), Decimal(60), True),
    ],
)
def test_lompatan_satuan(lama: Decimal | int, baru: Decimal | int, harap: bool) -> None:
    assert lompatan_satuan(lama, baru) is harap
