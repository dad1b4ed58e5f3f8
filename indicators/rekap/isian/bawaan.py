"""Which quarter a person meets on opening the entry grid, and which they may ask for."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Min
from django.utils import timezone

from indicators.akses import Pengguna, indikator_terlihat, jangkauan, keadaan_periode
from indicators.models import PengecualianPeriode, UnitKerja
from indicators.tenggat import triwulan_lapor


def tahun_isian(user: Pengguna) -> list[int]:
    """The years in which any indikator of the user is valid; empty where they see none."""
    masa = indikator_terlihat(user).aggregate(awal=Min("tahun_awal"), akhir=Max("tahun_akhir"))
    return list(range(masa["awal"], masa["akhir"] + 1)) if masa["awal"] else []


def periode_bawaan(user: Pengguna, tahun: list[int], saat: datetime | None = None) -> tuple[int, int]:
    """The open quarter closest to now; without one the quarter being reported, or the last there is.

    `tahun` are the years that may be asked for.
    """
    saat = saat or timezone.now()
    lapor, unit = triwulan_lapor(saat), jangkauan(user).unit
    if lapor[0] in tahun and any(p.terbuka for p in keadaan_periode(*lapor, unit, saat).values()):
        return lapor
    berlaku = PengecualianPeriode.objects.filter(sampai__gt=saat, periode__tahun__in=tahun)
    terbuka = [
        (p.periode.tahun, p.periode.triwulan)
        for p in berlaku.select_related("periode", "unit")
        if _mengenai(p.unit, unit)
    ]
    return max(terbuka, default=min(lapor, (max(tahun, default=lapor[0]), 4)))


def _mengenai(terbuka: UnitKerja, milik: tuple[UnitKerja, ...]) -> bool:
    """Whether an exception for one unit reaches one of these, or lies below it."""
    return any(satu.jalur.startswith(terbuka.jalur) or terbuka.jalur.startswith(satu.jalur) for satu in milik)
