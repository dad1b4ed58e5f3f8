"""The columns of a table of pagu and realisasi, whatever system printed it."""

from __future__ import annotations

from budget.models import KolomTabel as K
from budget.models import TabelImpor
from budget.services.padanan import kolom_berpadanan
from indicators.services.impor import KolomImpor

RANTAI = ("program", "kegiatan", "kro", "ro", "komponen", "akun")
KODE = ("satker", "jenis_belanja", "kewenangan", *RANTAI)
KOLOM = (
    KolomImpor(K.PAGU, "Pagu", "rupiah penuh; skala lain ditanyakan", wajib=True),
    KolomImpor(K.REALISASI, "Realisasi", "rupiah penuh; 0 bila memang belum ada, tidak boleh kosong", wajib=True),
    KolomImpor(K.URAIAN, "Uraian", "nama satker, jenis belanja, atau kewenangan"),
    KolomImpor(K.SATKER, "Satuan kerja", "kode 6 angka, atau namanya"),
    KolomImpor(K.JENIS_BELANJA, "Jenis belanja", "51 sampai 58, atau namanya"),
    KolomImpor(K.KEWENANGAN, "Kewenangan", "1 sampai 5, KP, KD, DK, TP, UB, atau namanya"),
    KolomImpor(K.KODE, "Kode", "kode menurut rincian tabelnya"),
    KolomImpor(K.RANTAI, "Kode anggaran", "rangkaian kode dalam satu sel, seperti 027.05.WA.4473.EBA.001"),
    KolomImpor(K.PROGRAM, "Program", "2 karakter"),
    KolomImpor(K.KEGIATAN, "Kegiatan", "4 angka"),
    KolomImpor(K.KRO, "KRO", "3 karakter"),
    KolomImpor(K.RO, "RO", "3 karakter"),
    KolomImpor(K.KOMPONEN, "Komponen", "3 karakter"),
    KolomImpor(K.AKUN, "Akun", "6 angka"),
    KolomImpor(K.SASARAN, "Sasaran", "kode sasaran yang didanai; serapannya lalu tampil di samping capaian"),
    KolomImpor(K.BLOKIR, "Blokir", "bagian pagu yang diblokir; kosong berarti 0"),
    KolomImpor(K.SISA, "Sisa", "disimpan sebagai yang tercetak, dan dicocokkan"),
    KolomImpor(K.SERAPAN, "Serapan", "disimpan sebagai yang tercetak, dan dicocokkan"),
    KolomImpor(K.KELOMPOK, "Kelompok", "misalnya A untuk satker pusat"),
    KolomImpor(K.TAHUN, "Tahun anggaran", "harus sama dengan tahun yang dipilih"),
    KolomImpor(K.NOMOR, "Nomor"),
)
PELENGKAP = (
    KolomImpor("kddept", "kddept", penyerta=True, lain=("Kode K/L", "BA")),
    KolomImpor("kdunit", "kdunit", penyerta=True, lain=("Kode Eselon I",)),
)


def kolom_anggaran() -> tuple[KolomImpor, ...]:
    """With every heading that the table of padanan knows for them."""
    return (*kolom_berpadanan(TabelImpor.ANGGARAN, KOLOM), *PELENGKAP)
