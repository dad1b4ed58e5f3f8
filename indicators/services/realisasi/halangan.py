"""What keeps a sound row from being written now: somebody was faster, the period is closed, or its state."""

from __future__ import annotations

from indicators.akses import KeadaanPeriode
from indicators.alur import SUDAH, Gerak, Status, tujuan
from indicators.models import Realisasi
from indicators.services.realisasi.isian import Galat


def bentrok(versi: int | None, ada: Realisasi | None) -> list[Galat]:
    """Compare-and-set: only what was seen may be replaced."""
    if (ada.versi if ada else None) == versi:
        return []
    pesan = "Angka ini sudah diubah sejak Anda membukanya." if ada else "Angka ini sudah tidak ada."
    return [Galat("versi", "versi_usang", pesan)]


def terkunci(periode: KeadaanPeriode, ada: Realisasi | None) -> list[Galat]:
    """Entering needs an open period and a figure that is still the planner's."""
    if not periode.terbuka:
        return [Galat("triwulan", "periode_tertutup", periode.alasan)]
    if ada and tujuan(ada.status, Gerak.ISI) is None:
        return [Galat("status", "status_terkunci", f"Angka ini {SUDAH[Status(ada.status)]}.")]
    return []
