"""Pace: what the remaining quarters must bring, and what the year is likely to come to. Pure."""

from indicators.capaian.laju.hitung import Akhir, Kebutuhan, Laju, laju
from indicators.capaian.laju.keadaan import KeadaanLaju
from indicators.capaian.laju.perkiraan import Kisaran, Perkiraan, TitikProfil, perkiraan
from indicators.capaian.laju.posisi import Posisi, posisi
from indicators.capaian.laju.selang import TAK_NEGATIF, Selang, kehendak_target

__all__ = [
    "TAK_NEGATIF",
    "Akhir",
    "KeadaanLaju",
    "Kebutuhan",
    "Kisaran",
    "Laju",
    "Perkiraan",
    "Posisi",
    "Selang",
    "TitikProfil",
    "kehendak_target",
    "laju",
    "perkiraan",
    "posisi",
]
