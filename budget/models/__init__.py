from budget.models.anggaran import (
    BarisAnggaran,
    DataAnggaran,
    JenisBelanja,
    KelompokAnggaran,
    Kewenangan,
    Rincian,
)
from budget.models.nilai import (
    BULAN,
    SETAHUN,
    JenisNilaiKinerja,
    KomponenNilai,
    KomponenSkema,
    NilaiKinerjaAnggaran,
    SkemaNilai,
)
from budget.models.pendanaan import Pendanaan
from budget.models.ringkasan import PerluJumlah, RingkasanAnggaran

__all__ = [
    "BULAN",
    "SETAHUN",
    "BarisAnggaran",
    "DataAnggaran",
    "JenisBelanja",
    "JenisNilaiKinerja",
    "KelompokAnggaran",
    "Kewenangan",
    "KomponenNilai",
    "KomponenSkema",
    "NilaiKinerjaAnggaran",
    "Pendanaan",
    "PerluJumlah",
    "Rincian",
    "RingkasanAnggaran",
    "SkemaNilai",
]
