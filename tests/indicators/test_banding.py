"""One capaian beside an earlier one, as docs/capaian.md tells it."""

from decimal import Decimal

from indicators.capaian.banding import Sisi, banding
from tests.dokumen import table
from tests.indicators.isian import desimal
from tests.indicators.test_kategori import BAKU


def sisi(teks: str) -> Sisi:
    nilai = None if teks == "tidak dihitung" else desimal(teks)
    return Sisi(nilai, next((k for k in BAKU.kelas if nilai is not None and k.memuat(nilai)), None))


@table("capaian.md", "Perubahan", "dahulu", "kini", "hasil")
def test_perubahan(dahulu: str, kini: str, hasil: str) -> None:
    satu = banding(sisi(dahulu), sisi(kini))
    assert satu.selisih_teks == hasil
    assert satu.berubah == (hasil not in ("tetap", "tidak ada keduanya"))
    if satu.selisih is not None:
        assert desimal(kini) - desimal(dahulu) == satu.selisih
        assert satu.telusur.hitungan.startswith(f"{kini} - {dahulu} = ")
    else:
        assert satu.telusur.rumus == "" and satu.besar == Decimal(0)


def test_kategori_yang_berubah_disebut_walau_selisihnya_kecil() -> None:
    assert banding(sisi("75,99"), sisi("76,00")).kategori_berubah
    assert not banding(sisi("76,00"), sisi("90,99")).kategori_berubah
    assert not banding(sisi("tidak dihitung"), sisi("90,99")).kategori_berubah
