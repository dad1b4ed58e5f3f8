"""Uploaded workbooks, CSV files and pasted tables as plain rows of cells, read where they can do no harm.

`periksa` looks at bytes only; `baca` leaves all parsing to a child process with limits. Pure: no Django, no
database; limits come as arguments. What the rows mean is for the caller to say.
"""

from indicators.lembar.bacaan import Bacaan, baca
from indicators.lembar.batas import MASSAL, TEMPLAT, BatasLembar
from indicators.lembar.gabungan import sebarkan
from indicators.lembar.pemeriksaan import periksa
from indicators.lembar.sel import BarisLembar, Jenis, Lembar, Sebab, Sel
from indicators.lembar.tempelan import baca_tempelan
from indicators.lembar.tolak import LembarDitolak

__all__ = [
    "MASSAL",
    "TEMPLAT",
    "Bacaan",
    "BarisLembar",
    "BatasLembar",
    "Jenis",
    "Lembar",
    "LembarDitolak",
    "Sebab",
    "Sel",
    "baca",
    "baca_tempelan",
    "periksa",
    "sebarkan",
]
