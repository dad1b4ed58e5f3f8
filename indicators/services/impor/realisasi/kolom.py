"""The columns of a table of realisasi: of our template, of a CSV, of what is pasted."""

from __future__ import annotations

from indicators.services.impor.jenis import KolomImpor

VERSI_TEMPLAT = 1
KOLOM = (
    KolomImpor("kode", "Kode", "kode indikator, misalnya SP1.1", wajib=True, lain=("Kode indikator",)),
    KolomImpor(
        "nilai",
        "Realisasi",
        "angka dalam satuan indikator, predikat, atau teks; kosong berarti belum diisi",
        lain=("Nilai", "Realisasi nilai"),
    ),
    KolomImpor(
        "pembilang", "Pembilang", "untuk indikator yang diisi sebagai pembagian", lain=("Realisasi Pembilang",)
    ),
    KolomImpor("penyebut", "Penyebut", "untuk indikator yang diisi sebagai pembagian", lain=("Realisasi Penyebut",)),
    KolomImpor("keadaan", "Keadaan", "“Tidak tersedia” bila datanya memang tidak ada"),
    KolomImpor("alasan", "Alasan tidak tersedia", "wajib bila keadaannya tidak tersedia", lain=("Alasan",)),
    KolomImpor("analisis", "Analisis", "boleh kosong; tanpa kolom ini yang tersimpan tetap"),
    KolomImpor("kendala", "Kendala", "boleh kosong; tanpa kolom ini yang tersimpan tetap"),
    KolomImpor("tahun", "Tahun", "hanya bila satu tabel memuat beberapa tahun"),
    KolomImpor("triwulan", "Triwulan", "hanya bila satu tabel memuat beberapa triwulan; 1 sampai 4", lain=("TW",)),
    # What a template shows for orientation, and nobody reads back.
    *(
        KolomImpor(nama, judul, penyerta=True)
        for nama, judul in (
            ("indikator", "Indikator"),
            ("satuan", "Satuan"),
            ("target", "Target tahun"),
            ("target_triwulan", "Target s.d. triwulan"),
            ("lalu", "Triwulan lalu"),
            ("tahun_lalu", "Tahun lalu"),
            ("status", "Status"),
            ("cek", "Cek"),
        )
    ),
    KolomImpor("versi", "_versi", teknis=True),
    KolomImpor("sidik", "_sidik", teknis=True),
    KolomImpor("templat", "_templat", teknis=True),
)
ISIAN = ("nilai", "pembilang", "penyebut", "keadaan", "alasan", "analisis", "kendala")


def tanda_templat(unit: str, tahun: int, triwulan: int) -> str:
    """What each row of a template says about itself, so that it can not be taken for another's or another time's."""
    return f"realisasi|{VERSI_TEMPLAT}|{unit}|{tahun}|{triwulan}"
