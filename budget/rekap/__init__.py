from budget.rekap.banding import (
    Banding,
    BarisBanding,
    banding,
    curiga_satuan,
    pasangan,
    pasangan_terakhir,
    rangkaian_revisi,
    rekap_sebelumnya,
    terbitan_terlihat,
)
from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.rekap.daftar import (
    BarisRincian,
    SaringAnggaran,
    daftar_anggaran,
    daftar_pendanaan,
    rentang_anggaran,
    unit_beranggaran,
)
from budget.rekap.nilai import BarisNilai, rekap_nilai, satu_nilai, semua_skema, skema_tahun, tahun_nilai
from budget.rekap.pendanaan import BarisPendanaan, rekap_pendanaan, satu_pendanaan
from budget.rekap.sasaran import capaian_sasaran
from budget.rekap.serapan import baris_berurut, data_terlihat, rekap_serapan, susun_rekap, tahun_anggaran_terakhir

__all__ = [
    "Banding",
    "BarisBanding",
    "BarisNilai",
    "BarisPendanaan",
    "BarisRincian",
    "BarisSerapan",
    "KelompokSerapan",
    "RekapSerapan",
    "SaringAnggaran",
    "banding",
    "baris_berurut",
    "capaian_sasaran",
    "curiga_satuan",
    "daftar_anggaran",
    "daftar_pendanaan",
    "data_terlihat",
    "pasangan",
    "pasangan_terakhir",
    "rangkaian_revisi",
    "rekap_nilai",
    "rekap_pendanaan",
    "rekap_sebelumnya",
    "rekap_serapan",
    "rentang_anggaran",
    "satu_nilai",
    "satu_pendanaan",
    "semua_skema",
    "skema_tahun",
    "susun_rekap",
    "tahun_anggaran_terakhir",
    "tahun_nilai",
    "terbitan_terlihat",
    "unit_beranggaran",
]
