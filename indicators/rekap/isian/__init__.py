from indicators.rekap.isian.baris import BarisIsian, Lampau, RekapIsian
from indicators.rekap.isian.bawaan import periode_bawaan, tahun_isian
from indicators.rekap.isian.muat import baris_isian, catatan_kembali, rekap_isian

__all__ = [
    "BarisIsian",
    "Lampau",
    "RekapIsian",
    "baris_isian",
    "catatan_kembali",
    "periode_bawaan",
    "rekap_isian",
    "tahun_isian",
]
