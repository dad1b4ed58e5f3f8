from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.rekap.serapan import data_terlihat, rekap_serapan, susun_rekap, tahun_anggaran_terakhir

__all__ = [
    "BarisSerapan",
    "KelompokSerapan",
    "RekapSerapan",
    "data_terlihat",
    "rekap_serapan",
    "susun_rekap",
    "tahun_anggaran_terakhir",
]
