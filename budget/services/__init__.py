"""The writes of the budget: rule, save and history in one transaction."""

from budget.services.anggaran import delete_data_anggaran
from budget.services.nilai import IsianKomponen, IsianNilai, delete_nilai_kinerja, save_nilai_kinerja
from budget.services.padanan import kolom_berpadanan, save_padanan

__all__ = [
    "IsianKomponen",
    "IsianNilai",
    "delete_data_anggaran",
    "delete_nilai_kinerja",
    "kolom_berpadanan",
    "save_nilai_kinerja",
    "save_padanan",
]
