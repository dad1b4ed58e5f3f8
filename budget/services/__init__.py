"""The writes of the budget: rule, save and history in one transaction."""

from budget.services.anggaran import delete_data_anggaran
from budget.services.nilai import IsianKomponen, IsianNilai, delete_nilai_kinerja, save_nilai_kinerja

__all__ = ["IsianKomponen", "IsianNilai", "delete_data_anggaran", "delete_nilai_kinerja", "save_nilai_kinerja"]
