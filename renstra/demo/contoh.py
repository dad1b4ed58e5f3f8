"""Example realisasi for 2022-2024, which the document does not contain. Every page that shows one says "contoh"."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from indicators.capaian import Keadaan
from indicators.models import DokumenSumber, Indikator, Realisasi, StatusRealisasi
from indicators.riwayat import catat

# kode -> (tahun, triwulan pertama, nilai berturut-turut)
CONTOH: dict[str, list[tuple[int, int, str]]] = {
    "SP1.1": [(2022, 1, "21,40 47,85 73,10 98,60"), (2023, 1, "24,15 50,20 76,90 99,35"), (2024, 1, "25,00")],
    "SP1.2": [(2022, 1, "12,00 38,50 66,00 91,25"), (2023, 1, "18,40 44,00 70,75 94,10"), (2024, 1, "19,60")],
    "SP1.3": [(2022, 1, "100,00 100,00 99,80 100,00"), (2023, 1, "100,00 99,90 100,00 100,00"), (2024, 1, "100,00")],
    "SP2.1": [(2022, 1, "58,20 63,75 69,40 74,15"), (2023, 1, "61,00 67,30 72,85 77,40"), (2024, 1, "65,10")],
    "SP2.2": [(2022, 1, "40,00 66,70 83,30 100,00"), (2023, 1, "45,00 70,00 88,00 100,00"), (2024, 1, "47,50")],
    "SP3.1": [(2022, 1, "55,10 57,90 59,30 60,80"), (2023, 1, "58,60 61,20 63,75 66,40"), (2024, 1, "54,70")],
    "SP4.1": [(2022, 1, "52,00 61,50 70,20 78,85"), (2023, 1, "55,40 64,10 73,60 81,90"), (2024, 1, "57,30")],
    "SP4.2": [(2022, 1, "48,70 56,90 64,30 72,45"), (2023, 1, "50,90 59,80 67,20 75,60")],
    "SP5.1": [(2022, 4, "35,68"), (2023, 4, "36,45")],
    "SP5.2": [(2022, 4, "80,12"), (2023, 4, "81,37")],
    "SP5.3": [(2022, 1, "84,10 86,35 88,90 91,22"), (2023, 1, "85,75 87,60 89,10 90,48"), (2024, 1, "83,20")],
    "SP5.4": [(2022, 1, "25,00 50,00 75,00 100,00"), (2023, 1, "0,00 33,33 66,67 100,00"), (2024, 1, "25,00")],
    "SP6.1": [(2022, 4, "88,74"), (2023, 4, "91,05")],
}


@transaction.atomic
def ensure_contoh() -> int:
    """Load the examples where none are yet; returns how many rows. Never touches a figure that exists."""
    if DokumenSumber.objects.filter(contoh=True).exists():
        return 0
    dokumen = DokumenSumber.objects.create(
        kode="contoh", judul="Contoh, bukan data", penerbit="Demo renstra", tahun=2024, contoh=True
    )
    indikator = {i.kode: i for i in Indikator.objects.filter(kode__in=CONTOH)}
    ada = set(
        Realisasi.objects.filter(indikator__in=indikator.values()).values_list("indikator", "tahun", "triwulan")
    )
    baris = [
        satu
        for kode, deret in CONTOH.items()
        for tahun, triwulan, nilai in deret
        for satu in _baris(indikator[kode], tahun, triwulan, nilai, dokumen)
        if (satu.indikator_id, satu.tahun, satu.triwulan) not in ada
    ]
    Realisasi.objects.bulk_create(baris)
    catat(aksi="muat", jenis="contoh", objek_kode=dokumen.kode, sesudah={"baris": len(baris)}, alasan=dokumen.judul)
    return len(baris)


def _baris(indikator: Indikator, tahun: int, triwulan: int, nilai: str, dokumen: DokumenSumber) -> list[Realisasi]:
    return [
        Realisasi(
            indikator=indikator,
            tahun=tahun,
            triwulan=tw,
            keadaan=Keadaan.TERISI.value,
            nilai=Decimal(satu.replace(",", ".")),
            status=StatusRealisasi.DISETUJUI,
            dokumen=dokumen,
        )
        for tw, satu in enumerate(nilai.split(), start=triwulan)
    ]
