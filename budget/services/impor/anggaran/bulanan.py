"""Tables that split realisasi by month (real1 … real12), or print it up to each quarter: which amount is meant."""

from __future__ import annotations

from collections.abc import Sequence

from budget.services.impor.anggaran.baris import Calon
from budget.services.impor.anggaran.kolom import PER_BULAN, SD_TRIWULAN
from budget.services.impor.sel import rupiah_sel
from indicators.services.impor import KolomImpor, Opsi, Tanya

SEBULAN, KUMULATIF = "sebulan", "kumulatif"
MAKNA_BULANAN = ((SEBULAN, "Jumlah bulan itu saja"), (KUMULATIF, "Kumulatif sampai bulan itu"))
TANYA = "Kolom per bulan ({kolom}): jumlah bulan itu saja, atau kumulatif sampai bulan itu?"


def isi_realisasi(semua: Sequence[Calon], ada: set[str], opsi: Opsi, kali: int) -> tuple[list[str], list[Tanya]]:
    """Give each line its realisasi from the columns that stand for it; what was taken, and what must be asked.

    `ada`: the columns of the table; `kali`: one unit of the file in rupiah. A table with a column Realisasi is left
    as it is. Until the question is answered months count as months: nothing is applied before.
    """
    bulan, triwulan = ([k for k in milik if k.nama in ada] for milik in (PER_BULAN, SD_TRIWULAN))
    if "realisasi" in ada or not (bulan or triwulan):
        return [], []
    kolom = bulan or triwulan
    angka = [{k.nama: _angka(satu, k.nama, kali) for k in kolom if k.nama in satu.asal.sel} for satu in semua]
    makna = opsi.get("bulanan") if bulan else KUMULATIF
    terakhir = next((k for k in reversed(kolom) if any(isi.get(k.nama) for isi in angka)), kolom[-1])
    for satu, isi in zip(semua, angka, strict=True):
        satu.realisasi = _realisasi(isi, terakhir, kumulatif=makna == KUMULATIF)
    tanya = [] if makna else [Tanya("bulanan", TANYA.format(kolom=f"{kolom[0].judul} sampai {kolom[-1].judul}"))]
    if makna == KUMULATIF:
        return [f"Realisasi diambil dari kolom {terakhir.judul}, yang terakhir berisi."], tanya
    return [f"Realisasi dijumlahkan dari kolom {kolom[0].judul} sampai {terakhir.judul}."], tanya


def _angka(satu: Calon, nama: str, kali: int) -> int | None:
    kosong: int | None = None
    return satu.coba(lambda: rupiah_sel(satu.asal.sel.get(nama), kali), kosong)


def _realisasi(isi: dict[str, int | None], terakhir: KolomImpor, *, kumulatif: bool) -> int | None:
    """Of the months that are filled; None where none is, or where one of them can not be read."""
    if kumulatif:
        return isi.get(terakhir.nama)
    bulan = [nilai for nilai in isi.values() if nilai is not None]
    return sum(bulan) if bulan and len(bulan) == len(isi) else None
