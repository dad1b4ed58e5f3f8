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
from budget.models.padanan import KOLOM_TABEL, KolomTabel, PadananKolom, TabelImpor
from budget.models.pendanaan import Pendanaan
from budget.models.rincian_output import RANTAI, RincianOutput
from budget.models.ringkasan import PerluJumlah, RingkasanAnggaran

__all__ = [
    "BULAN",
    "KOLOM_TABEL",
    "RANTAI",
    "SETAHUN",
    "BarisAnggaran",
    "DataAnggaran",
    "JenisBelanja",
    "JenisNilaiKinerja",
    "KelompokAnggaran",
    "Kewenangan",
    "KolomTabel",
    "KomponenNilai",
    "KomponenSkema",
    "NilaiKinerjaAnggaran",
    "PadananKolom",
    "Pendanaan",
    "PerluJumlah",
    "Rincian",
    "RincianOutput",
    "RingkasanAnggaran",
    "SkemaNilai",
    "TabelImpor",
]
