"""The explanation of a capaian: the formula with the numbers that really went in."""

from fractions import Fraction

import pytest

from indicators.capaian import Aturan, Nilai, NilaiPredikat, Polaritas, VarianMinimum, capaian
from tests.dokumen import table
from tests.indicators.isian import nilai


@table("capaian.md", "Telusur", "polaritas", "target", "realisasi", "hitungan")
def test_hitungan(polaritas: str, target: str, realisasi: str, hitungan: str) -> None:
    aturan = Aturan(Polaritas(polaritas), desimal=0)
    assert capaian(nilai(target), nilai(realisasi), aturan).telusur.hitungan == hitungan


def test_hasil_konsolidasi_yang_tidak_berakhir_ditulis_enam_desimal() -> None:
    satu = capaian(nilai("2"), Nilai(Fraction(1, 3)), Aturan(desimal=0))
    assert satu.telusur.hitungan == "0,333333 / 2 × 100 = 16,67"
    assert satu.telusur.masukan[1].teks == "0"


def test_predikat_dihitung_dengan_tingkatnya_bukan_dengan_kodenya() -> None:
    target, realisasi = (Nilai(predikat=NilaiPredikat(kode, tingkat)) for kode, tingkat in (("BB", 5), ("B", 4)))
    telusur = capaian(target, realisasi, Aturan()).telusur
    assert telusur.hitungan == "4 / 5 × 100 = 80,00"
    assert [(m.teks, m.keterangan) for m in telusur.masukan] == [
        ("BB", "target, tingkat 5"),
        ("B", "realisasi, tingkat 4"),
    ]


@pytest.mark.parametrize("polaritas", Polaritas)
@pytest.mark.parametrize("varian", VarianMinimum)
@pytest.mark.parametrize("realisasi", ["0", "6", "7", "9"])
def test_setiap_angka_punya_rumus_aturan_dan_dasar(
    polaritas: Polaritas, varian: VarianMinimum, realisasi: str
) -> None:
    satu = capaian(nilai("7 - 8"), nilai(realisasi), Aturan(polaritas, varian))
    telusur = satu.telusur
    assert telusur.masukan
    if satu.nilai is None:
        assert (telusur.aturan, telusur.hitungan) == ("Tidak dihitung", "Tidak dihitung: bukan angka.")
    else:
        assert telusur.rumus and telusur.aturan and telusur.dasar and telusur.pembulatan
        assert telusur.hitungan.endswith(f"= {satu.nilai:.2f}".replace(".", ","))


def test_keadaan_tanpa_angka_tetap_menyebut_masukannya() -> None:
    telusur = capaian(None, None, Aturan()).telusur
    assert [m.teks for m in telusur.masukan] == ["tidak ada", "tidak ada"]
    assert telusur.hitungan == "Tidak dihitung: belum diisi."
