"""How far the sealer of the history lags behind the writers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone

from indicators.models import Riwayat, SegelRiwayat
from indicators.rekap.penanda import RENTANG


@dataclass(frozen=True, slots=True)
class Antrean:
    """Rows that wait for their seal, and the age in seconds of the oldest (0 where none waits)."""

    menunggu: int
    tertua_detik: float


def keadaan_antrean() -> Antrean:
    """Two small queries at any size: what is older than RENTANG rows before the last seal is sealed."""
    akhir = SegelRiwayat.objects.order_by("-urut").values_list("riwayat_id", flat=True).first() or 0
    baris = Riwayat.objects.filter(pk__gt=akhir - RENTANG, segel__isnull=True)
    isi = baris.aggregate(n=Count("pk"), tertua=Min("waktu"))
    umur = (timezone.now() - isi["tertua"]).total_seconds() if isi["tertua"] else 0.0
    return Antrean(isi["n"], max(0.0, umur))
