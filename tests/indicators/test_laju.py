"""Pace and year-end range, as docs/capaian.md tells them, and what must hold for any figures."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.capaian import Aturan, Isian, Kalender, Keadaan, Konsolidasi, Nilai, Polaritas, konsolidasi
from indicators.capaian.laju import TAK_NEGATIF, Akhir, KeadaanLaju, Laju, Selang, TitikProfil, laju, perkiraan
from tests.dokumen import table
from tests.indicators.isian import desimal, isian, nilai
from tests.indicators.strategi import ATURAN, NILAI, TRIWULAN, ringkas


def aturan(cara: str, polaritas: str) -> Aturan:
    return Aturan(polaritas=Polaritas(polaritas), konsolidasi=Konsolidasi(cara), persen=True)


def triwulan(*sel: str) -> dict[int, Isian]:
    return {tw: isi for tw, teks in enumerate(sel, start=1) if (isi := isian(teks))}


def hitung(cara: str, polaritas: str, target: str, *sel: str, akhir: str = "") -> Laju:
    target, _, tertinggi = target.partition("; maks ")
    ujung = nilai(akhir)
    return laju(
        triwulan(*sel),
        aturan(cara, polaritas),
        2023,
        nilai(target),
        akhir=Akhir(2024, ujung) if ujung else None,
        ruang=Selang(Fraction(0), Fraction(desimal(tertinggi)) if tertinggi else None),
    )


KOLOM = ("cara", "polaritas", "target", "i", "ii", "iii", "iv", "keadaan", "kalimat")


@table("capaian.md", "Laju ke target tahun", *KOLOM, "tertinggal")
def test_laju_ke_target_tahun(
    cara: str,
    polaritas: str,
    target: str,
    i: str,
    ii: str,
    iii: str,
    iv: str,
    keadaan: str,
    kalimat: str,
    tertinggal: str,
) -> None:
    hasil = hitung(cara, polaritas, target, i, ii, iii, iv)
    satu = hasil.tahun
    assert (satu.kalimat if satu else hasil.alasan) == kalimat
    assert (satu.keadaan.value if satu else "tidak ada") == keadaan
    assert ("ya" if satu and satu.tertinggal else "tidak") == tertinggal


@table("capaian.md", "Laju ke target akhir", *KOLOM)
def test_laju_ke_target_akhir(
    cara: str, polaritas: str, target: str, i: str, ii: str, iii: str, iv: str, keadaan: str, kalimat: str
) -> None:
    satu = hitung(cara, polaritas, "", i, ii, iii, iv, akhir=target).akhir
    assert satu and (satu.keadaan.value, satu.kalimat) == (keadaan, kalimat)


@table("capaian.md", "Perkiraan akhir tahun", "posisi", "lalu", "kalimat")
def test_perkiraan_akhir_tahun(posisi: str, lalu: str, kalimat: str) -> None:
    pasangan = [satu.split(" dari ") for satu in lalu.split("; ")]
    titik = [TitikProfil(2000 + n, Fraction(p), Fraction(s)) for n, (p, s) in enumerate(pasangan)]
    assert perkiraan(Fraction(posisi), titik, Aturan(desimal=0), 1).kalimat == kalimat


def test_target_akhir_tahun_ini_juga_tidak_disebut_dua_kali() -> None:
    setahun = laju(triwulan("10"), Aturan(), 2024, nilai("20"), akhir=Akhir(2024, Nilai(Decimal(20))))
    assert setahun.tahun and setahun.akhir is None


def test_telusurnya_memuat_masukan_dan_hitungannya() -> None:
    satu = hitung("jumlah", "maksimum", "1.000", "200", "150", "", "").tahun
    assert satu
    assert satu.telusur.rumus == "(T - R) / sisa triwulan"
    assert satu.telusur.hitungan == "(1.000,00 - 350,00) / 2 = 325,00"
    assert [(m.nama, m.teks) for m in satu.telusur.masukan] == [
        ("T", "1.000,00"),
        ("R", "350,00"),
        ("TW I", "200,00"),
        ("TW II", "150,00"),
        ("Sisa triwulan", "2"),
    ]


def test_telusur_perkiraan_menyebut_tiap_tahun_dan_tepat_tidaknya() -> None:
    titik = [
        TitikProfil(2018 + n, Fraction(p), Fraction(s))
        for n, (p, s) in enumerate([(20, 100), (30, 110), (25, 100), (10, 105)])
    ]
    telusur = perkiraan(Fraction(26), titik, Aturan(desimal=0), 1).telusur
    assert telusur
    assert [(m.nama, m.teks, m.keterangan) for m in telusur.masukan[1:]] == [
        ("Bagian 2018", "20,00 %", "20 dari 100"),
        ("Bagian 2019", "27,27 %", "30 dari 110"),
        ("Bagian 2020", "25,00 %", "25 dari 100, rentangnya tepat"),
        ("Bagian 2021", "9,52 %", "10 dari 105, rentangnya meleset"),
    ]


def test_perkiraan_berhenti_di_puncak_skala() -> None:
    titik = [TitikProfil(2018 + n, Fraction(80), Fraction(100)) for n in range(4)]
    kisaran = perkiraan(Fraction(90), titik, Aturan(desimal=0), 3, Decimal(100)).kisaran
    assert kisaran and (kisaran.bawah, kisaran.atas) == (100, 100)


def test_yang_boleh_negatif_dapat_turun_lagi() -> None:
    isi = triwulan("60", "50")
    tetap = laju(isi, aturan("jumlah", "minimum"), 2023, nilai("100"))
    boleh = laju(isi, aturan("jumlah", "minimum"), 2023, nilai("100"), ruang=Selang())
    assert tetap.tahun and tetap.tahun.keadaan == KeadaanLaju.TAK_TERJANGKAU
    assert boleh.tahun and boleh.tahun.keadaan == KeadaanLaju.PERLU


@ringkas
@given(TRIWULAN, ATURAN, st.integers(2022, 2024), NILAI, st.integers(1, 4), NILAI)
def test_tidak_pernah_galat_dan_selalu_berkalimat(
    isi: dict[int, Isian], cara: Aturan, tahun: int, target: Nilai, sampai: int, ujung: Nilai
) -> None:
    hasil = laju(isi, cara, tahun, target, sampai=sampai, akhir=Akhir(2024, ujung))
    assert bool(hasil.alasan) == (not hasil.kebutuhan)
    for satu in hasil.kebutuhan:
        assert satu.kalimat.endswith(".") and "None" not in satu.kalimat
        assert satu.telusur.masukan and satu.telusur.hitungan


ANGKA = st.integers(0, 500).map(Decimal)
CARA = (Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA, Konsolidasi.TERAKHIR, Konsolidasi.KUMULATIF, Konsolidasi.MAKSIMUM)


@ringkas
@given(st.lists(ANGKA, min_size=1, max_size=3), st.sampled_from(CARA), st.sampled_from(Polaritas), ANGKA)
def test_yang_perlu_memang_mencapai_target(
    terisi: list[Decimal], cara: Konsolidasi, polaritas: Polaritas, target: Decimal
) -> None:
    """Fill every remaining quarter with what is asked for and the year's figure is on the target's side, exactly."""
    cara_ukur = Aturan(polaritas=polaritas, konsolidasi=cara, kalender=Kalender.TRIWULANAN)
    isi = {tw: Isian(Keadaan.TERISI, Nilai(angka)) for tw, angka in enumerate(terisi, start=1)}
    satu = laju(isi, cara_ukur, 2023, Nilai(target), ruang=TAK_NEGATIF).tahun
    assert satu
    for ujung in (satu.soal.perlu.bawah, satu.soal.perlu.atas):
        if ujung is None or satu.keadaan in (KeadaanLaju.TAK_TERJANGKAU, KeadaanLaju.PASTI):
            continue
        penuh = dict(isi)
        for langkah, tw in enumerate(satu.soal.posisi.sisa, start=1):
            naik = cara in (Konsolidasi.TERAKHIR, Konsolidasi.KUMULATIF)
            angka = satu.soal.posisi.setahun + ujung * langkah if naik else ujung
            penuh[tw] = Isian(Keadaan.TERISI, Nilai(angka))
        akhir = konsolidasi(penuh, cara_ukur, 2023).nilai
        assert akhir and akhir.angka is not None
        assert satu.soal.kehendak.memuat(Fraction(akhir.angka))


@pytest.mark.parametrize(("naik", "harap"), [(True, "33,34"), (False, "33,33")])
def test_dibulatkan_ke_arah_yang_aman(naik: bool, harap: str) -> None:
    satu = hitung("jumlah", "maksimum", "1.000", "200", "", "", "").tahun
    assert satu and satu.soal.cetak_aman(Fraction(100, 3), naik=naik) == harap
