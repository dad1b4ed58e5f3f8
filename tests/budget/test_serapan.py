"""Serapan and its totals, as docs/capaian.md tells them, to the last rupiah of the source document."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from budget.serapan import PAGU_NOL, Serapan, jumlah, serapan
from indicators.angka import bulat
from tests.dokumen import rows, table

RUPIAH = st.integers(0, 10**15 - 1)
BARIS = st.builds(serapan, RUPIAH, RUPIAH)
ringkas = settings(max_examples=60, deadline=None)


def rupiah(teks: str) -> int:
    return int(teks.replace(".", ""))


def cetak(nilai: Decimal | None) -> str:
    return "tidak dihitung" if nilai is None else f"{nilai:.2f}".replace(".", ",")


def periksa(hasil: Serapan, pagu: str, realisasi: str, sisa: str, harap: str) -> None:
    assert (hasil.pagu, hasil.realisasi, hasil.sisa) == (rupiah(pagu), rupiah(realisasi), rupiah(sisa))
    assert cetak(hasil.nilai) == harap


@table("capaian.md", "Serapan 2020 per satker", "baris", "pagu", "realisasi", "sisa", "harap")
def test_serapan_2020(baris: str, pagu: str, realisasi: str, sisa: str, harap: str) -> None:
    periksa(serapan(rupiah(pagu), rupiah(realisasi)), pagu, realisasi, sisa, harap)


@table("capaian.md", "Serapan 2021 per jenis belanja", "baris", "pagu", "realisasi", "sisa", "harap")
def test_serapan_2021_jenis_belanja(baris: str, pagu: str, realisasi: str, sisa: str, harap: str) -> None:
    periksa(serapan(rupiah(pagu), rupiah(realisasi)), pagu, realisasi, sisa, harap)


@table("capaian.md", "Serapan 2021 per kewenangan", "baris", "pagu", "realisasi", "sisa", "harap")
def test_serapan_2021_kewenangan(baris: str, pagu: str, realisasi: str, sisa: str, harap: str) -> None:
    periksa(serapan(rupiah(pagu), rupiah(realisasi)), pagu, realisasi, sisa, harap)


def isi(judul: str) -> dict[str, Serapan]:
    return {baris[0]: serapan(rupiah(baris[1]), rupiah(baris[2])) for baris in rows("capaian.md", judul)}


def test_jumlah_2020_dari_baris_dan_subjumlah() -> None:
    semua = isi("Serapan 2020 per satker")
    satker, pusat, dekonsentrasi, total = [*semua.values()][:4], *[*semua.values()][4:]
    assert jumlah(satker) == pusat
    assert jumlah([pusat, dekonsentrasi]) == jumlah([*satker, dekonsentrasi]) == total


def test_dua_rincian_2021_sama_jumlahnya() -> None:
    per_rincian = [[*isi(f"Serapan 2021 per {cara}").values()] for cara in ("jenis belanja", "kewenangan")]
    totals = [jumlah(baris[:-1]) for baris in per_rincian]
    assert totals == [baris[-1] for baris in per_rincian]
    assert totals[0] == totals[1]


@table("capaian.md", "Jumlah, bukan rata-rata persen", "baris", "harap", "rata_rata")
def test_jumlah_bukan_rata_rata(baris: str, harap: str, rata_rata: str) -> None:
    semua = [serapan(*map(rupiah, satu.split(" → "))) for satu in baris.split("; ")]
    persen = [satu.tepat for satu in semua if satu.tepat is not None]
    assert cetak(jumlah(semua).nilai) == harap
    assert cetak(bulat(sum(persen, Fraction(0)) / len(persen), 2)) == rata_rata


@table("capaian.md", "Serapan yang lain", "pagu", "realisasi", "sisa", "harap")
def test_serapan_lain(pagu: str, realisasi: str, sisa: str, harap: str) -> None:
    periksa(serapan(rupiah(pagu), rupiah(realisasi)), pagu, realisasi, sisa, harap)


def test_telusur_memuat_rupiah_penuh() -> None:
    telusur = serapan(46_216_528_775_000, 46_161_541_297_254).telusur
    assert telusur.hitungan == "46.161.541.297.254 / 46.216.528.775.000 × 100 = 99,88"
    assert telusur.dasar and telusur.pembulatan


def test_telusur_pagu_nol() -> None:
    assert serapan(0, 5).telusur.hitungan == f"Tidak dihitung: {PAGU_NOL}."


def test_jumlah_tanpa_baris() -> None:
    kosong = jumlah([])
    assert (kosong.pagu, kosong.realisasi, kosong.nilai) == (0, 0, None)


@ringkas
@given(RUPIAH, RUPIAH)
def test_angka_hanya_bila_ada_pagu(pagu: int, realisasi: int) -> None:
    hasil = serapan(pagu, realisasi)
    assert (hasil.nilai is None) == (hasil.tepat is None) == (pagu == 0)
    assert hasil.telusur.hitungan
    if hasil.nilai is not None and hasil.tepat is not None:
        assert hasil.tepat == Fraction(realisasi * 100, pagu)
        assert abs(Fraction(hasil.nilai) - hasil.tepat) < Fraction(1, 100)
        assert (hasil.nilai >= 100) == (realisasi >= pagu)
        assert (hasil.nilai == 0) == (realisasi == 0)


@ringkas
@given(st.lists(BARIS, max_size=5))
def test_jumlah_tidak_kehilangan_serupiah_pun(semua: list[Serapan]) -> None:
    total = jumlah(semua)
    assert total.pagu == sum(s.pagu for s in semua)
    assert total.sisa == sum(s.sisa for s in semua)


@ringkas
@given(st.lists(BARIS, max_size=4), st.lists(BARIS, max_size=4))
def test_jumlah_dari_subjumlah_sama_dengan_jumlah_baris(satu: list[Serapan], dua: list[Serapan]) -> None:
    assert jumlah([jumlah(satu), jumlah(dua)]) == jumlah([*satu, *dua])
