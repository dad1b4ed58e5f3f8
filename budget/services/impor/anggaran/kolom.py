"""The columns of a table of pagu and realisasi, whatever system printed it."""

from __future__ import annotations

from budget.models import KolomTabel as K
from budget.models import TabelImpor
from budget.services.impor.kop import BULAN
from budget.services.padanan import kolom_berpadanan
from indicators.capaian import ROMAWI
from indicators.services.impor import KolomImpor

RANTAI = ("program", "kegiatan", "kro", "ro", "komponen", "akun")
KODE = ("satker", "jenis_belanja", "kewenangan", *RANTAI)
# What stands for realisasi in tables that have it by month, or up to each quarter.
PER_BULAN = tuple(
    KolomImpor(f"bulan_{n}", f"real{n}", lain=(f"Realisasi {nama}", f"Realisasi {nama[:3]}"))
    for n, nama in enumerate(BULAN, start=1)
)
SD_TRIWULAN = tuple(
    KolomImpor(
        f"sd_tw_{n}",
        f"real_sd_tw{n}",
        lain=(f"Realisasi s.d. TW {romawi}", f"Realisasi s.d. Triwulan {romawi}"),
    )
    for n, romawi in ROMAWI.items()
)
PENGGANTI = tuple(k.nama for k in (*PER_BULAN, *SD_TRIWULAN))
KOLOM = (
    KolomImpor(K.PAGU, "Pagu", "rupiah penuh; skala lain ditanyakan", wajib=True),
    KolomImpor(
        K.REALISASI,
        "Realisasi",
        "rupiah penuh; 0 bila memang belum ada, tidak boleh kosong; boleh diganti kolom per bulan (real1 … real12)"
        " atau s.d. triwulan (real_sd_tw1 …)",
        wajib=True,
        pengganti=PENGGANTI,
    ),
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
    return (*kolom_berpadanan(TabelImpor.ANGGARAN, KOLOM), *PER_BULAN, *SD_TRIWULAN, *PELENGKAP)
