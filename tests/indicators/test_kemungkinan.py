"""Coverage and worst and best case of a total, as docs/capaian.md tells them."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.angka import bulat_persen
from indicators.capaian import Agregasi, Anggota, AturanKebijakan, Batas, Kelas, Telusur, agregat
from tests.dokumen import table
from tests.indicators.isian import cetak, desimal
from tests.indicators.strategi import ANGGOTA, KEBIJAKAN, ringkas
from tests.indicators.test_agregasi import BERBOBOT, BIASA, anggota

TAK_ADA = "tidak dihitung"
BOBOT = re.compile(r"bobot ([\d.,]*\d)")


@table("capaian.md", "Cakupan dan kisaran", "isi", "cara", "rata", "cakupan", "nol", "target")
def test_cakupan_dan_kisaran(isi: str, cara: str, rata: str, cakupan: str, nol: str, target: str) -> None:
    hasil = agregat(anggota(isi), BERBOBOT if cara == "berbobot" else BIASA)
    assert (cetak(hasil.nilai), cetak(hasil.cakupan)) == (rata, cakupan)
    for satu, harap in ((hasil.terburuk, nol), (hasil.terbaik, target)):
        assert cetak(satu.nilai if satu else None) == harap
        assert (satu.nilai_teks if satu else TAK_ADA) == harap


def test_kisaran_hanya_bila_masih_dapat_bergerak() -> None:
    assert [k.nama for k in agregat(anggota("100 → 80; belum_diisi"), BIASA).kisaran] == [
        "Jika yang tidak dihitung bernilai 0",
        "Jika yang tidak dihitung sesuai target",
    ]
    for isi in ("100 → 80", "belum_diisi", "100 → 80; bukan_periode_ukur"):
        assert agregat(anggota(isi), BIASA).kisaran == ()


def test_telusurnya_menyebut_yang_diandaikan_dan_yang_di_luar() -> None:
    kisaran = agregat(anggota("2 × (100 → 80); 1 × (belum_diisi); 1 × (bukan_periode_ukur); tanpa_target"), BERBOBOT)
    assert kisaran.terbaik
    telusur = kisaran.terbaik.telusur
    assert telusur.hitungan == "2 capaian, rata-rata berbobot = 86,67"
    assert [(m.nama, m.teks, m.keterangan) for m in telusur.masukan] == [
        ("A1", "80,00", "bobot 2"),
        ("A2", "100,00", "belum diisi, dianggap 100, bobot 1"),
    ]
    assert [(d.nama, d.alasan) for d in telusur.ditinggalkan] == [
        ("A3", "bukan periode ukur"),
        ("A4", "tanpa target"),
    ]


def hitung_ulang(telusur: Telusur) -> Fraction:
    """The mean of what is listed, by the weights that are listed: what a reader with a calculator gets."""
    bobot = [desimal(b[1]) if (b := BOBOT.search(m.keterangan)) else Decimal(1) for m in telusur.masukan]
    jumlah = sum(Fraction(desimal(m.teks)) * Fraction(b) for m, b in zip(telusur.masukan, bobot, strict=True))
    return jumlah / Fraction(sum(bobot))


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_masukan_yang_disebut_memberi_angkanya(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    """To a hundredth: the inputs are printed rounded, the figure is not made of rounded ones."""
    hasil = agregat(isi, kebijakan)
    for satu in (hasil.terburuk, hasil.terbaik):
        if satu:
            assert abs(hitung_ulang(satu.telusur) - Fraction(satu.nilai)) <= Fraction("0.02")
            assert satu.nilai == bulat_persen(satu.tepat)


@ringkas
@given(st.lists(ANGGOTA, max_size=6), KEBIJAKAN)
def test_rata_rata_di_antara_terburuk_dan_terbaik(isi: list[Anggota], kebijakan: AturanKebijakan) -> None:
    """The worst is never above the mean; the best is above it wherever nobody is over target."""
    hasil = agregat(isi, kebijakan)
    if hasil.terburuk is None or hasil.terbaik is None:
        assert hasil.cakupan is None
        return
    assert hasil.terburuk.tepat <= hasil.terbaik.tepat
    if hasil.tepat is not None:
        assert hasil.terburuk.tepat <= hasil.tepat
        assert (hasil.cakupan == 100) == (not hasil.kisaran)
        if hasil.tepat <= 100:
            assert hasil.tepat <= hasil.terbaik.tepat


@pytest.mark.parametrize("batas", Batas)
def test_sesuai_target_adalah_100_di_setiap_kebijakan(batas: Batas) -> None:
    kebijakan = AturanKebijakan(batas, Agregasi.RATA_RATA, (Kelas(Decimal(0), None, "Semua", "hijau", "▲"),))
    hasil = agregat(anggota("100 → 100; belum_diisi"), kebijakan)
    assert hasil.terbaik and hasil.terbaik.tepat == 100 and hasil.terbaik.kategori
