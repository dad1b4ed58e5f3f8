"""From quarters to a year, as docs/capaian.md tells it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.capaian import (
    Alasan,
    Aturan,
    Isian,
    Kalender,
    Keadaan,
    Konsolidasi,
    Nilai,
    NilaiPredikat,
    Terkonsolidasi,
    capaian,
    konsolidasi,
    nilai_isian,
    teks_nilai,
    triwulan_ukur,
)
from tests.dokumen import table
from tests.indicators.isian import desimal, isian, nilai
from tests.indicators.strategi import ATURAN, ISIAN, TRIWULAN, ringkas

KOLOM = ("satu", "dua", "tiga", "empat", "setahun", "terisi")
ROMAWI = ("I", "II", "III", "IV")


def setahun(aturan: Aturan, *sel: str) -> Terkonsolidasi:
    dilaporkan = {tw: isi for tw, isi in enumerate(map(isian, sel), start=1) if isi is not None}
    return konsolidasi(dilaporkan, aturan, 2022)


def periksa(cara: Konsolidasi, *baris: str, persen: bool = False) -> Terkonsolidasi:
    aturan = Aturan(konsolidasi=cara, persen=persen)
    hasil = setahun(aturan, *baris[:4])
    assert (teks_nilai(hasil.nilai, aturan), f"{hasil.n} dari {hasil.m}") == baris[4:]
    assert hasil.keadaan == Keadaan.TERISI
    return hasil


@table("capaian.md", "Jumlah", *KOLOM)
def test_jumlah(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    periksa(Konsolidasi.JUMLAH, satu, dua, tiga, empat, setahun, terisi)


@table("capaian.md", "Rata-rata", *KOLOM)
def test_rata_rata(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    periksa(Konsolidasi.RATA_RATA, satu, dua, tiga, empat, setahun, terisi)


@table("capaian.md", "Nilai terakhir", *KOLOM)
def test_terakhir(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    periksa(Konsolidasi.TERAKHIR, satu, dua, tiga, empat, setahun, terisi)


@table("capaian.md", "Diisi kumulatif", *KOLOM)
def test_kumulatif(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    periksa(Konsolidasi.KUMULATIF, satu, dua, tiga, empat, setahun, terisi)


@table("capaian.md", "Nilai tertinggi", *KOLOM)
def test_tertinggi(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    periksa(Konsolidasi.MAKSIMUM, satu, dua, tiga, empat, setahun, terisi)


@table("capaian.md", "Jumlah pembilang per jumlah penyebut", *KOLOM)
def test_rasio(satu: str, dua: str, tiga: str, empat: str, setahun: str, terisi: str) -> None:
    hasil = periksa(Konsolidasi.RASIO, satu, dua, tiga, empat, setahun, terisi, persen=True)
    lengkap = all(" / " in sel for sel in (satu, dua, tiga, empat) if sel)
    assert ("isian terakhir" in hasil.telusur.hitungan) == (not lengkap)


def test_rasio_tanpa_persen_tidak_dikali_seratus() -> None:
    hasil = setahun(Aturan(konsolidasi=Konsolidasi.RASIO), "30 / 40", "20 / 10")
    assert hasil.nilai == Nilai(Fraction(1))


@table("capaian.md", "Kalender ukur", "kalender", "tahun_ukur", "tahun", "triwulan")
def test_kalender(kalender: str, tahun_ukur: str, tahun: str, triwulan: str) -> None:
    aturan = Aturan(kalender=Kalender(kalender), tahun_ukur=tuple(int(t) for t in tahun_ukur.split(", ") if t))
    ditunggu = triwulan_ukur(aturan, int(tahun))
    assert (", ".join(ROMAWI[tw - 1] for tw in ditunggu) or "tidak ada") == triwulan


@table("capaian.md", "Tanpa isian", "kalender", "satu", "dua", "tiga", "empat", "keadaan", "terisi")
def test_tanpa_isian(kalender: str, satu: str, dua: str, tiga: str, empat: str, keadaan: str, terisi: str) -> None:
    hasil = setahun(Aturan(kalender=Kalender(kalender)), satu, dua, tiga, empat)
    assert (hasil.nilai, hasil.keadaan, f"{hasil.n} dari {hasil.m}") == (None, keadaan, terisi)
    assert hasil.alasan == ("sebabnya" if keadaan in (satu, dua, tiga, empat) else "")


def test_alasan_setahun_adalah_yang_terakhir_dari_keadaan_itu() -> None:
    keadaan = (Keadaan.TIDAK_TERSEDIA, Keadaan.TIDAK_TERSEDIA, Keadaan.BUKAN_PERIODE_UKUR, Keadaan.BUKAN_PERIODE_UKUR)
    dilaporkan = {tw: Isian(k, alasan=f"sebab {tw}") for tw, k in enumerate(keadaan, start=1)}
    hasil = konsolidasi(dilaporkan, Aturan(), 2022)
    assert (hasil.keadaan, hasil.alasan) == (Keadaan.TIDAK_TERSEDIA, "sebab 2")


@pytest.mark.parametrize("cara", Konsolidasi)
def test_setiap_cara_punya_rumus(cara: Konsolidasi) -> None:
    assert setahun(Aturan(konsolidasi=cara), "5").nilai == nilai("5")


def test_sampai_triwulan_tidak_melihat_yang_sesudahnya() -> None:
    aturan = Aturan(konsolidasi=Konsolidasi.JUMLAH)
    hasil = konsolidasi({tw: Isian(Keadaan.TERISI, nilai("10")) for tw in (1, 2, 3, 4)}, aturan, 2022, sampai=2)
    assert (teks_nilai(hasil.nilai, aturan), hasil.n, hasil.m) == ("20,00", 2, 2)


def test_isian_di_luar_kalender_tidak_hilang() -> None:
    hasil = setahun(Aturan(kalender=Kalender.TAHUNAN), "", "40")
    assert (hasil.nilai, hasil.n, hasil.m) == (nilai("40"), 1, 2)


def test_yang_ditinggalkan_disebut_satu_per_satu() -> None:
    telusur = setahun(
        Aturan(konsolidasi=Konsolidasi.JUMLAH), "10", "", "tidak_tersedia", "bukan_periode_ukur"
    ).telusur
    assert [(m.nama, m.teks) for m in telusur.masukan] == [("Triwulan I", "10,00")]
    assert [(d.nama, d.alasan) for d in telusur.ditinggalkan] == [
        ("Triwulan II", "belum diisi"),
        ("Triwulan III", "tidak tersedia"),
        ("Triwulan IV", "bukan periode ukur"),
    ]


def test_rasio_memperlihatkan_pembilang_dan_penyebutnya() -> None:
    telusur = setahun(Aturan(konsolidasi=Konsolidasi.RASIO, persen=True), "30 / 40", "12,5 / 60").telusur
    assert [(m.teks, m.keterangan) for m in telusur.masukan] == [("75,00", "30 / 40"), ("20,83", "12,5 / 60")]
    assert telusur.hitungan == "Jumlah pembilang per jumlah penyebut: (30 + 12,5) / (40 + 60) × 100 = 42,50"


@pytest.mark.parametrize("cara", [Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA, Konsolidasi.MAKSIMUM])
@pytest.mark.parametrize("sel", [("10", "teks: baik", "5"), ("teks: baik", "10"), ("0 / 0", "10")])
def test_angka_bercampur_kata_bukan_jumlah_sebagian(cara: Konsolidasi, sel: tuple[str, ...]) -> None:
    aturan = Aturan(konsolidasi=cara)
    hasil = setahun(aturan, *sel)
    assert capaian(nilai("10"), hasil.nilai, aturan).alasan == Alasan.BUKAN_ANGKA
    if cara != Konsolidasi.MAKSIMUM:
        assert "tidak dapat dihitung; isian terakhir" in hasil.telusur.hitungan


def test_predikat_tidak_dijumlah() -> None:
    predikat = [Nilai(predikat=NilaiPredikat(kode, tingkat)) for kode, tingkat in (("A", 6), ("B", 4))]
    diisi = {tw: Isian(Keadaan.TERISI, satu) for tw, satu in enumerate(predikat, start=1)}
    assert konsolidasi(diisi, Aturan(konsolidasi=Konsolidasi.JUMLAH), 2022).nilai == predikat[-1]
    assert konsolidasi(diisi, Aturan(konsolidasi=Konsolidasi.MAKSIMUM), 2022).nilai == predikat[0]


@ringkas
@given(TRIWULAN, ATURAN, st.sampled_from([2022, 2023]), st.integers(1, 4))
def test_tidak_pernah_galat_dan_n_dari_m(triwulan: dict[int, Isian], aturan: Aturan, tahun: int, sampai: int) -> None:
    hasil = konsolidasi(triwulan, aturan, tahun, sampai)
    terisi = [isi for tw, isi in triwulan.items() if tw <= sampai and isi.keadaan == Keadaan.TERISI]
    assert (hasil.n, hasil.keadaan == Keadaan.TERISI) == (len(terisi), bool(terisi))
    assert hasil.n <= hasil.m <= 4
    assert hasil.nilai is None or terisi
    assert hasil.telusur.hitungan


@ringkas
@given(TRIWULAN, ATURAN, st.integers(1, 4))
def test_triwulan_kosong_tidak_dihitung_nol(triwulan: dict[int, Isian], aturan: Aturan, kosong: int) -> None:
    """A quarter without a figure gives what it gives when it was never reported at all."""
    isi = triwulan.get(kosong)
    if isi is not None and isi.keadaan == Keadaan.TERISI:
        return
    tanpa = {tw: isi for tw, isi in triwulan.items() if tw != kosong}
    assert konsolidasi(triwulan, aturan, 2022).nilai == konsolidasi(tanpa, aturan, 2022).nilai


@ringkas
@given(ISIAN, ATURAN, st.integers(1, 4))
def test_satu_isian_adalah_nilainya_sendiri(isi: Isian, aturan: Aturan, triwulan: int) -> None:
    if isi.keadaan == Keadaan.TERISI:
        hasil = konsolidasi({triwulan: isi}, aturan, 2022).nilai
        sendiri = nilai_isian(isi, aturan)
        assert (hasil and hasil.angka, hasil and hasil.predikat) == (
            sendiri and sendiri.angka,
            sendiri and sendiri.predikat,
        )


def test_sel_kosong_dan_sel_nol_berbeda() -> None:
    aturan = Aturan(konsolidasi=Konsolidasi.RATA_RATA)
    assert setahun(aturan, "80", "").nilai == Nilai(Fraction(desimal("80")))
    assert setahun(aturan, "80", "0").nilai == Nilai(Fraction(desimal("40")))
