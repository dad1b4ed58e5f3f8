"""Honest totals, as docs/capaian.md tells them: a mean says n of m and names what it left out."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.angka import bulat_persen
from indicators.capaian import Agregasi, Agregat, Alasan, Anggota, AturanKebijakan, Batas, Kelas, agregat
from tests.dokumen import table
from tests.indicators.isian import cetak, desimal, pecahan
from tests.indicators.strategi import ANGGOTA, KEBIJAKAN, ringkas

SEMUA = (Kelas(Decimal(0), None, "Semua", "hijau", "▲"),)
BIASA = AturanKebijakan(Batas.SERATUS_DUA_PULUH, Agregasi.RATA_RATA, SEMUA)
BERBOBOT = AturanKebijakan(Batas.SERATUS_DUA_PULUH, Agregasi.BERBOBOT, SEMUA)
DI_LUAR_M = {Alasan.BUKAN_PERIODE_UKUR, Alasan.BELUM_JADI_INDIKATOR}


def anggota(teks: str) -> list[Anggota]:
    """Members written "100 → 80", "2 × (100 → 80)" or as the code of a reason, separated by semicolons."""
    return [_satu(f"A{nomor}", isi) for nomor, isi in enumerate(teks.split("; "), start=1)]


def _satu(nama: str, teks: str) -> Anggota:
    bobot, _, isi = teks.rpartition(" × ")
    isi = isi.strip("()")
    target, panah, realisasi = isi.partition(" → ")
    tepat = pecahan(realisasi) / pecahan(target) * 100 if panah else None
    return Anggota(nama, tepat, None if panah else Alasan(isi), desimal(bobot) if bobot else None)


def periksa(hasil: Agregat, rata_rata: str, dihitung: str) -> None:
    assert (cetak(hasil.nilai), f"{hasil.n} dari {hasil.m}") == (rata_rata, dihitung)
    tanpa_anggota = dihitung == "0 dari 0"
    assert hasil.keterangan == (
        "tidak ada indikator yang diukur" if tanpa_anggota else f"{dihitung} indikator dihitung"
    )
    assert (hasil.kategori is None) == (hasil.nilai is None)


@table("capaian.md", "Rata-rata biasa", "isi", "batas", "rata_rata", "dihitung")
def test_rata_rata_biasa(isi: str, batas: str, rata_rata: str, dihitung: str) -> None:
    kebijakan = AturanKebijakan(Batas(batas), Agregasi.RATA_RATA, SEMUA)
    periksa(agregat(anggota(isi), kebijakan), rata_rata, dihitung)


@table("capaian.md", "Rata-rata berbobot", "isi", "rata_rata", "dihitung")
def test_rata_rata_berbobot(isi: str, rata_rata: str, dihitung: str) -> None:
    periksa(agregat(anggota(isi), BERBOBOT), rata_rata, dihitung)


@table("capaian.md", "Satu kali di akhir", "persis", "sekali", "dahulu")
def test_dibulatkan_satu_kali(persis: str, sekali: str, dahulu: str) -> None:
    capaian = [pecahan(satu) for satu in persis.split("; ")]
    assert cetak(agregat([Anggota("A", c) for c in capaian], BIASA).nilai) == sekali
    assert cetak(_seperti_spreadsheet([desimal(satu) for satu in persis.split("; ")])) == dahulu


def _seperti_spreadsheet(nilai: list[Decimal]) -> Decimal:
    bulat = [satu.quantize(Decimal("0.01"), ROUND_HALF_UP) for satu in nilai]
    return (sum(bulat, Decimal(0)) / len(bulat)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_yang_tidak_dihitung_disebut_dengan_alasannya() -> None:
    telusur = agregat(anggota("100 → 80; belum_diisi; bukan_periode_ukur; tanpa_target"), BIASA).telusur
    assert [(m.nama, m.teks) for m in telusur.masukan] == [("A1", "80,00")]
    assert [(d.nama, d.alasan) for d in telusur.ditinggalkan] == [
        ("A2", "belum diisi"),
        ("A3", "bukan periode ukur"),
        ("A4", "tanpa target"),
    ]


def test_telusur_cukup_untuk_menghitung_ulang() -> None:
    telusur = agregat(anggota("2,5 × (100 → 190); 1 × (100 → 60); 100 → 70"), BERBOBOT).telusur
    assert [(m.teks, m.keterangan) for m in telusur.masukan] == [
        ("120,00", "sebelum dibatasi 190,00, bobot 2,5"),
        ("60,00", "bobot 1"),
    ]
    assert [d.alasan for d in telusur.ditinggalkan] == ["tidak mempunyai bobot"]
    assert telusur.hitungan == "2 capaian, rata-rata berbobot = 102,86"


def test_berbobot_tanpa_satu_bobot_pun_disebut_rata_rata_biasa() -> None:
    telusur = agregat(anggota("100 → 80; 100 → 110"), BERBOBOT).telusur
    assert telusur.hitungan == "2 capaian, rata-rata = 95,00"
    assert telusur.rumus == "Rata-rata dari capaian (paling tinggi 120)"


@pytest.mark.parametrize(("yang_dihitung", "yang_tidak", "harap"), [(True, False, True), (False, True, False)])
def test_sementara_menurut_yang_dihitung(yang_dihitung: bool, yang_tidak: bool, harap: bool) -> None:
    isi = [
        Anggota("A", Fraction(80), sementara=yang_dihitung),
        Anggota("B", None, Alasan.BELUM_DIISI, sementara=yang_tidak),
    ]
    assert agregat(isi, BIASA).sementara is harap


def test_tanpa_anggota() -> None:
    periksa(agregat([], BIASA), "tidak dihitung", "0 dari 0")


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_n_dari_m_dan_tidak_pernah_galat(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    hasil = agregat(isi, kebijakan)
    assert hasil.n <= hasil.m == sum(a.alasan not in DI_LUAR_M for a in isi)
    assert (hasil.nilai is None) == (hasil.tepat is None) == (hasil.n == 0)
    assert len(hasil.telusur.masukan) == hasil.n
    assert len(hasil.telusur.masukan) + len(hasil.telusur.ditinggalkan) == len(isi)


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_yang_tidak_ada_tidak_mengubah_rata_rata(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    """Absent is not 0: a member without a figure moves the mean of the others in nothing."""
    hasil = agregat(isi, kebijakan)
    berangka = [a for a in isi if a.tepat is not None]
    if any(a.bobot for a in berangka) or not any(a.bobot for a in isi):
        assert agregat(berangka, kebijakan).tepat == hasil.tepat


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_rata_rata_di_antara_yang_terkecil_dan_terbesar(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    hasil = agregat(isi, kebijakan)
    if hasil.tepat is not None and hasil.nilai is not None:
        angka = [a.tepat for a in isi if a.tepat is not None]
        assert min(min(angka), 100) <= hasil.tepat <= max(max(angka), 120)
        assert hasil.nilai == bulat_persen(hasil.tepat)
        assert kebijakan.batas == Batas.TANPA or hasil.tepat <= 120
