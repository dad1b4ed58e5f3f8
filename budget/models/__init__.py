from budget.models.anggaran import (
    BarisAnggaran,
    DataAnggaran,
    JenisBelanja,
    KelompokAnggaran,
    Kewenangan,
    Rincian,
)
from budget.models.pendanaan import Pendanaan

__all__ = [
    "BarisAnggaran",
    "DataAnggaran",
    "JenisBelanja",
    "KelompokAnggaran",
    "Kewenangan",
    "Pendanaan",
    "Rincian",
]
