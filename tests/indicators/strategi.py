"""Anything that could stand in the database, for the property tests."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st

from indicators.capaian import (
    Agregasi,
    Alasan,
    Anggota,
    Aturan,
    AturanKebijakan,
    Batas,
    Isian,
    Kalender,
    Keadaan,
    Kelas,
    Konsolidasi,
    Nilai,
    NilaiPredikat,
    Polaritas,
    VarianMinimum,
)

# A few files of properties share the suite's seconds; a failing example is kept by hypothesis for the next run.
ringkas = settings(max_examples=60, deadline=None)

DESIMAL = st.one_of(
    st.sampled_from([Decimal(angka) for angka in ("0", "1", "-1", "0.0001", "80", "99.9999", "99999999999.9999")]),
    st.decimals(-1000, 1000, places=4),
)
TAK_NEGATIF = st.decimals(0, 1000, places=4)
POSITIF = st.decimals(Decimal("0.0001"), 1000, places=4)
BILANGAN = st.one_of(DESIMAL, st.fractions(-1000, 1000, max_denominator=10**6))
PREDIKAT = st.builds(NilaiPredikat, st.sampled_from(["A", "BB"]), st.integers(1, 7), st.none() | DESIMAL)
NILAI = st.one_of(
    st.builds(Nilai, BILANGAN),
    st.builds(Nilai, BILANGAN, DESIMAL),
    st.builds(Nilai, predikat=PREDIKAT),
    st.builds(Nilai, teks=st.sampled_from(["", "meningkat", "80"])),
)
ATURAN = st.builds(
    Aturan,
    st.sampled_from(Polaritas),
    st.sampled_from(VarianMinimum),
    st.sampled_from(Konsolidasi),
    st.sampled_from(Kalender),
    st.sampled_from([(), (2022,), (2022, 2024)]),
    st.booleans(),
    st.booleans(),
    st.integers(0, 4),
)
ISIAN = st.one_of(
    st.builds(Isian, st.sampled_from([k for k in Keadaan if k != Keadaan.TERISI]), alasan=st.just("sebabnya")),
    st.builds(Isian, st.just(Keadaan.TERISI), NILAI),
    st.builds(Isian, st.just(Keadaan.TERISI), st.none() | NILAI, DESIMAL, DESIMAL),
)
TRIWULAN = st.dictionaries(st.integers(1, 4), ISIAN)

KELAS = st.builds(
    Kelas,
    st.sampled_from([Decimal(n) for n in (0, 25, 50, 75)]),
    st.sampled_from([None, *(Decimal(n) for n in (0, 25, 50, 75, 100))]),
    st.sampled_from("ABC"),
    st.just("hijau"),
    st.just("▲"),
)
KEBIJAKAN = st.builds(
    AturanKebijakan,
    st.sampled_from(Batas),
    st.sampled_from(Agregasi),
    st.just((Kelas(Decimal(0), None, "Semua", "hijau", "▲"),)),
)
TEPAT = st.builds(Fraction, st.integers(0, 3 * 10**8), st.integers(1, 10**6))
BOBOT = st.none() | st.decimals(Decimal("0.0001"), 100, places=4)
ANGGOTA = st.one_of(
    st.builds(Anggota, st.just("A"), TEPAT, st.none(), BOBOT, st.booleans()),
    st.builds(Anggota, st.just("B"), st.none(), st.sampled_from(Alasan), BOBOT, st.booleans()),
)
