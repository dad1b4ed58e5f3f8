from indicators.rekap.baris import BarisCapaian, telusur_sasaran_url
from indicators.rekap.capaian import RekapCapaian, SaringCapaian, rekap_capaian, tahun_terakhir
from indicators.rekap.deret import BarisDeret, baris_realisasi, baris_semua_tahun, deret_indikator
from indicators.rekap.kebijakan import kebijakan_tahun
from indicators.rekap.periode import Periode, aturan_indikator

__all__ = [
    "BarisCapaian",
    "BarisDeret",
    "Periode",
    "RekapCapaian",
    "SaringCapaian",
    "aturan_indikator",
    "baris_realisasi",
    "baris_semua_tahun",
    "deret_indikator",
    "kebijakan_tahun",
    "rekap_capaian",
    "tahun_terakhir",
    "telusur_sasaran_url",
]
