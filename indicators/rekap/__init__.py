from indicators.rekap.alamat import telusur_sasaran_url
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import RekapCapaian, SaringCapaian, rekap_capaian, tahun_terakhir
from indicators.rekap.daftar import Daftar
from indicators.rekap.deret import BarisDeret, baris_realisasi, baris_semua_tahun, deret_indikator
from indicators.rekap.kebijakan import dua_langkah_per_tahun, kebijakan_tahun
from indicators.rekap.pada import Pada, sudah_lewat
from indicators.rekap.periode import Periode, aturan_indikator
from indicators.rekap.pohon import Pohon, Simpul, pohon_kinerja, pohon_url, simpul_per_sasaran, simpul_sasaran

__all__ = [
    "BarisCapaian",
    "BarisDeret",
    "Daftar",
    "Pada",
    "Periode",
    "Pohon",
    "RekapCapaian",
    "SaringCapaian",
    "Simpul",
    "aturan_indikator",
    "baris_realisasi",
    "baris_semua_tahun",
    "deret_indikator",
    "dua_langkah_per_tahun",
    "kebijakan_tahun",
    "pohon_kinerja",
    "pohon_url",
    "rekap_capaian",
    "simpul_per_sasaran",
    "simpul_sasaran",
    "sudah_lewat",
    "tahun_terakhir",
    "telusur_sasaran_url",
]
