from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.rekap.daftar import (
    BarisRincian,
    SaringAnggaran,
    daftar_anggaran,
    daftar_pendanaan,
    rentang_anggaran,
    unit_beranggaran,
)
from budget.rekap.serapan import baris_berurut, data_terlihat, rekap_serapan, susun_rekap, tahun_anggaran_terakhir

__all__ = [
    "BarisRincian",
    "BarisSerapan",
    "KelompokSerapan",
    "RekapSerapan",
    "SaringAnggaran",
    "baris_berurut",
    "daftar_anggaran",
    "daftar_pendanaan",
    "data_terlihat",
    "rekap_serapan",
    "rentang_anggaran",
    "susun_rekap",
    "tahun_anggaran_terakhir",
    "unit_beranggaran",
]
