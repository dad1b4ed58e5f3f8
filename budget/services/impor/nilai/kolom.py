"""The columns of a table of NKA or IKPA: one row a unit, one column for each part that the rule of the year has."""

from __future__ import annotations

from budget.models import KolomTabel as K
from budget.models import KomponenSkema, TabelImpor
from budget.rekap import skema_tahun
from budget.services.padanan import kolom_berpadanan
from indicators.services.impor import KolomImpor

KOLOM = (
    KolomImpor(K.NILAI, "Nilai", "nilai akhir seperti tercetak; tidak dihitung ulang, hanya dicocokkan", wajib=True),
    KolomImpor(K.UNIT, "Unit", "kode satker, kode, atau nama unit; tanpa kolom ini unit yang dipilih"),
    KolomImpor(K.BULAN, "Bulan", "nama atau angka bulan, bila satu tabel memuat beberapa bulan"),
    KolomImpor(K.TAHUN, "Tahun anggaran", "harus sama dengan tahun yang dipilih"),
)
PELENGKAP = (KolomImpor("nomor", "No", penyerta=True, lain=("Nomor",)),)


def kolom_nilai() -> tuple[KolomImpor, ...]:
    """With every heading that the table of padanan knows for them."""
    return (*kolom_berpadanan(TabelImpor.NILAI, KOLOM), *PELENGKAP)


def kolom_komponen(jenis: str, tahun: int) -> dict[str, KomponenSkema]:
    """By the name of its column: each part of the rule in force; none where no rule is known."""
    skema = skema_tahun(tahun).get(jenis)
    return {f"komponen_{k.urutan}": k for k in skema.komponen.all()} if skema else {}
