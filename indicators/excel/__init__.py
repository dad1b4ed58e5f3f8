"""Writing figures to files: one set of columns, the same rows, as CSV or xlsx, in constant memory."""

from indicators.excel.bertanda import tulis_bertanda
from indicators.excel.kolom import JenisKolom, Kolom
from indicators.excel.templat_realisasi import tulis_templat_realisasi
from indicators.excel.templat_rencana import SoalTemplat, tulis_templat_rencana
from indicators.excel.tulis_csv import baris_csv, teks_aman
from indicators.excel.tulis_xlsx import BARIS_MAKS, Lembar, tulis_xlsx

__all__ = [
    "BARIS_MAKS",
    "JenisKolom",
    "Kolom",
    "Lembar",
    "SoalTemplat",
    "baris_csv",
    "teks_aman",
    "tulis_bertanda",
    "tulis_templat_realisasi",
    "tulis_templat_rencana",
    "tulis_xlsx",
]
