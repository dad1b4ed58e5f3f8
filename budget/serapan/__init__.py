"""Serapan and what is said of it: totals, differences, values with parts. Pure Python, exact, rounded once."""

from budget.serapan.alokasi import Alokasi
from budget.serapan.hitung import PAGU_NOL, Cakupan, Serapan, jumlah, serapan, telusur_jumlah, telusur_sisa
from budget.serapan.nilai import Komponen, PeriksaNilai, kelas_nilai
from budget.serapan.selisih import Selisih, bertanda, selisih

__all__ = [
    "PAGU_NOL",
    "Alokasi",
    "Cakupan",
    "Komponen",
    "PeriksaNilai",
    "Selisih",
    "Serapan",
    "bertanda",
    "jumlah",
    "kelas_nilai",
    "selisih",
    "serapan",
    "telusur_jumlah",
    "telusur_sisa",
]
