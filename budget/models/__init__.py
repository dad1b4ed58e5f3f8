from budget.models.anggaran import (
    BarisAnggaran,
    DataAnggaran,
    JenisBelanja,
    KelompokAnggaran,
    Kewenangan,
    Rincian,
)
from budget.models.pendanaan import Pendanaan
from budget.models.ringkasan import PerluJumlah, RingkasanAnggaran

__all__ = [
    "BarisAnggaran",
    "DataAnggaran",
    "JenisBelanja",
    "KelompokAnggaran",
    "Kewenangan",
    "Pendanaan",
    "PerluJumlah",
    "Rincian",
    "RingkasanAnggaran",
]
