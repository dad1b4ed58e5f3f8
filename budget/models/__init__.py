from budget.models.anggaran import (
    BarisAnggaran,
    DataAnggaran,
    JenisBelanja,
    KelompokAnggaran,
    Kewenangan,
    Rincian,
)
from budget.models.padanan import KOLOM_TABEL, KolomTabel, PadananKolom, TabelImpor
from budget.models.pendanaan import Pendanaan
from budget.models.rincian_output import RANTAI, RincianOutput

__all__ = [
    "KOLOM_TABEL",
    "RANTAI",
    "BarisAnggaran",
    "DataAnggaran",
    "JenisBelanja",
    "KelompokAnggaran",
    "Kewenangan",
    "KolomTabel",
    "PadananKolom",
    "Pendanaan",
    "Rincian",
    "RincianOutput",
    "TabelImpor",
]
