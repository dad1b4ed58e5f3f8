from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.rekap.daftar import (
    BarisRincian,
    SaringAnggaran,
    daftar_anggaran,
    daftar_pendanaan,
    rentang_anggaran,
    rincian_tersedia,
    unit_beranggaran,
)
from budget.rekap.nilai import BarisNilai, rekap_nilai, satu_nilai, semua_skema, skema_tahun, tahun_nilai
from budget.rekap.per_unit import serapan_per_sasaran, serapan_per_unit
from budget.rekap.potong import baris_menurut_kunci
from budget.rekap.serapan import baris_berurut, data_terlihat, rekap_serapan, susun_rekap, tahun_anggaran_terakhir

__all__ = [
    "BarisNilai",
    "BarisRincian",
    "BarisSerapan",
    "KelompokSerapan",
    "RekapSerapan",
    "SaringAnggaran",
    "baris_berurut",
    "baris_menurut_kunci",
    "daftar_anggaran",
    "daftar_pendanaan",
    "data_terlihat",
    "rekap_nilai",
    "rekap_serapan",
    "rentang_anggaran",
    "rincian_tersedia",
    "satu_nilai",
    "semua_skema",
    "serapan_per_sasaran",
    "serapan_per_unit",
    "skema_tahun",
    "susun_rekap",
    "tahun_anggaran_terakhir",
    "tahun_nilai",
    "unit_beranggaran",
]
