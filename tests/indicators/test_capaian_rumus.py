"""Capaian of one indikator, as docs/capaian.md tells it."""

from decimal import Decimal

from indicators.capaian import (
    Agregasi,
    Alasan,
    Anggota,
    Aturan,
    AturanKebijakan,
    Batas,
    Keadaan,
    Nilai,
    NilaiPredikat,
    Polaritas,
    VarianMinimum,
    agregat,
    capaian,
)
from tests.dokumen import rows, table
from tests.indicators.isian import cetak, desimal, hasil, nilai

MAKSIMUM = Aturan(Polaritas.MAKSIMUM)
DUA_TARGET = Aturan(Polaritas.MINIMUM, VarianMinimum.DUA_TARGET_KURANG_REALISASI)
TARGET_PER_REALISASI = Aturan(Polaritas.MINIMUM, VarianMinimum.TARGET_PER_REALISASI)
RENTANG = Aturan(Polaritas.RENTANG)


@table("capaian.md", "Makin tinggi makin baik", "indikator", "target", "realisasi", "tercetak")
def test_maksimum(indikator: str, target: str, realisasi: str, tercetak: str) -> None:
    assert hasil(capaian(nilai(target), nilai(realisasi), MAKSIMUM)) == tercetak


@table("capaian.md", "Makin rendah makin baik, varian (2T - R) / T", "target", "realisasi", "tercetak")
def test_minimum_dua_target(target: str, realisasi: str, tercetak: str) -> None:
    assert hasil(capaian(nilai(target), nilai(realisasi), DUA_TARGET)) == tercetak


def test_varian_bawaan_minimum() -> None:
    assert Aturan(Polaritas.MINIMUM).varian == VarianMinimum.DUA_TARGET_KURANG_REALISASI


@table("capaian.md", "Makin rendah makin baik, varian T / R", "target", "realisasi", "harap")
def test_minimum_target_per_realisasi(target: str, realisasi: str, harap: str) -> None:
    assert hasil(capaian(nilai(target), nilai(realisasi), TARGET_PER_REALISASI)) == harap


@table("capaian.md", "Baik di dalam rentang", "target", "realisasi", "tercetak")
def test_rentang(target: str, realisasi: str, tercetak: str) -> None:
    assert hasil(capaian(nilai(target), nilai(realisasi), RENTANG)) == tercetak


@table(
    "capaian.md", "Predikat", "target", "tingkat", "skor", "realisasi", "tingkat_r", "skor_r", "dipakai", "tercetak"
)
def test_predikat(
    target: str, tingkat: str, skor: str, realisasi: str, tingkat_r: str, skor_r: str, dipakai: str, tercetak: str
) -> None:
    nyata = predikat(realisasi, tingkat_r, skor_r) if tingkat_r else nilai(realisasi)
    satu = capaian(predikat(target, tingkat, skor), nyata, MAKSIMUM)
    assert hasil(satu) == tercetak
    assert satu.telusur.masukan[0].keterangan == f"target, {dipakai} {tingkat if dipakai == 'tingkat' else skor}"


def predikat(kode: str, tingkat: str, skor: str) -> Nilai:
    return Nilai(predikat=NilaiPredikat(kode, int(tingkat), desimal(skor) if skor else None))


@table("capaian.md", "Rasio 1 : n", "polaritas", "target", "realisasi", "tercetak")
def test_rasio(polaritas: str, target: str, realisasi: str, tercetak: str) -> None:
    satu = capaian(nilai(target), nilai(realisasi), Aturan(Polaritas(polaritas), rasio=True, desimal=1))
    assert hasil(satu) == tercetak
    assert satu.telusur.masukan[1].teks == (realisasi if "," in realisasi else f"{realisasi},0")


@table("capaian.md", "Target nol", "polaritas", "varian", "target", "realisasi", "harap")
def test_target_nol(polaritas: str, varian: str, target: str, realisasi: str, harap: str) -> None:
    aturan = Aturan(Polaritas(polaritas), VarianMinimum(varian))
    assert hasil(capaian(nilai(target), nilai(realisasi), aturan)) == harap


@table("capaian.md", "Tidak lengkap", "keadaan", "target", "realisasi", "harap")
def test_tidak_lengkap(keadaan: str, target: str, realisasi: str, harap: str) -> None:
    assert hasil(capaian(nilai(target), nilai(realisasi), MAKSIMUM, Keadaan(keadaan))) == harap


@table("capaian.md", "Alasan", "kode", "tertulis", "artinya", "masuk_m")
def test_alasan(kode: str, tertulis: str, artinya: str, masuk_m: str) -> None:
    kebijakan = AturanKebijakan(Batas.TANPA, Agregasi.RATA_RATA, ())
    assert Alasan(kode).label == tertulis
    assert agregat([Anggota("A", None, Alasan(kode))], kebijakan).m == {"ya": 1, "tidak": 0}[masuk_m]


def test_setiap_alasan_dijelaskan() -> None:
    assert [baris[0] for baris in rows("capaian.md", "Alasan")] == Alasan.kode()


@table("capaian.md", "Yang tercetak", "target", "realisasi", "tercetak")
def test_yang_tercetak(target: str, realisasi: str, tercetak: str) -> None:
    assert cetak(capaian(nilai(target), nilai(realisasi), MAKSIMUM).nilai) == tercetak


def test_angka_besar_tidak_kehilangan_digit() -> None:
    """A float would print 100.00: the last rupiah is beyond its sixteenth digit."""
    target = Nilai(Decimal("999999999999999"))
    assert cetak(capaian(target, Nilai(Decimal("999999999999998")), MAKSIMUM).nilai) == "99,99"
