"""The columns of a list of rincian output, as KRISNA prints it."""

from __future__ import annotations

from budget.models import KolomTabel as K
from budget.models import TabelImpor
from budget.services.padanan import kolom_berpadanan
from indicators.services.impor import KolomImpor

KOLOM = (
    KolomImpor(K.PAGU, "Pagu", "rupiah penuh; skala lain ditanyakan", wajib=True),
    KolomImpor(K.RANTAI, "Kode anggaran", "rangkaian kode sampai RO, seperti 027.WA.4473.EBA.001"),
    KolomImpor(K.KEMENTERIAN, "Kementerian", "3 angka, bila tidak ada di rangkaian kode"),
    KolomImpor(K.PROGRAM, "Program", "2 karakter"),
    KolomImpor(K.KEGIATAN, "Kegiatan", "4 angka"),
    KolomImpor(K.KRO, "KRO", "3 karakter"),
    KolomImpor(K.RO, "RO", "3 karakter"),
    KolomImpor(K.URAIAN, "Uraian", "nama RO"),
    KolomImpor(K.SATUAN, "Satuan", "tanpa kolom ini yang tersimpan tetap"),
    KolomImpor(K.VOLUME, "Volume", "angka dalam satuannya; kosong berarti tidak tertulis"),
    KolomImpor(K.SASARAN, "Sasaran", "kode sasaran yang didukung; tanpa kolom ini yang tersimpan tetap"),
    KolomImpor(K.TAHUN, "Tahun anggaran", "harus sama dengan tahun yang dipilih"),
)


def kolom_ro() -> tuple[KolomImpor, ...]:
    """With every heading that the table of padanan knows for them."""
    return kolom_berpadanan(TabelImpor.RO, KOLOM)
