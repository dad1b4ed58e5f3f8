from indicators.services.realisasi.gerak import (
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian, IsianRealisasi
from indicators.services.realisasi.lengkap import kekurangan, perlu_penjelasan
from indicators.services.realisasi.periksa import berpembilang
from indicators.services.realisasi.simpan import save_realisasi

__all__ = [
    "Galat",
    "Hasil",
    "HasilIsian",
    "IsianRealisasi",
    "approve_realisasi",
    "berpembilang",
    "kekurangan",
    "perlu_penjelasan",
    "reopen_realisasi",
    "return_realisasi",
    "save_realisasi",
    "submit_realisasi",
    "verify_realisasi",
    "withdraw_realisasi",
]
