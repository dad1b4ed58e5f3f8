from indicators.services.realisasi.gerak import (
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian, IsianRealisasi, Tindakan
from indicators.services.realisasi.ketikan import BAGIAN, angka_ketikan
from indicators.services.realisasi.kiriman import HasilKiriman, Kiriman, save_kiriman
from indicators.services.realisasi.lengkap import kekurangan, perlu_penjelasan
from indicators.services.realisasi.narasi import HasilNarasi, IsianNarasi, save_narasi
from indicators.services.realisasi.periksa import BIDANG, TERPANJANG, berpembilang, bidang_isian
from indicators.services.realisasi.simpan import Hakim, indikator_diisi, save_realisasi
from indicators.services.realisasi.tanggapan import add_komentar, answer_tindak_lanjut
from indicators.services.realisasi.tulis import Tulisan, minta_susulan

__all__ = [
    "BAGIAN",
    "BIDANG",
    "TERPANJANG",
    "Galat",
    "Hakim",
    "Hasil",
    "HasilIsian",
    "HasilKiriman",
    "HasilNarasi",
    "IsianNarasi",
    "IsianRealisasi",
    "Kiriman",
    "Tindakan",
    "Tulisan",
    "add_komentar",
    "angka_ketikan",
    "answer_tindak_lanjut",
    "approve_realisasi",
    "berpembilang",
    "bidang_isian",
    "indikator_diisi",
    "kekurangan",
    "minta_susulan",
    "perlu_penjelasan",
    "reopen_realisasi",
    "return_realisasi",
    "save_kiriman",
    "save_narasi",
    "save_realisasi",
    "submit_realisasi",
    "verify_realisasi",
    "withdraw_realisasi",
]
