"""Whether anything has changed at all: one number for the whole store, in one small query."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Max, Subquery, Value

from indicators.models import Riwayat

# More than one transaction writes: a row that commits late has an older number than one already seen.
RENTANG = 20_000


def penanda_data() -> str:
    """Changes with every committed change, because every change writes history in its own transaction.

    The count over the last RENTANG numbers sees rows that commit after a later number was already visible.
    """
    terakhir = Riwayat.objects.order_by("-pk").values("pk")[:1]
    isi = Riwayat.objects.filter(pk__gt=Subquery(terakhir) - Value(RENTANG)).aggregate(nomor=Max("pk"), n=Count("pk"))
    return f"{isi['nomor'] or 0}.{isi['n']}"


def perubahan_terakhir() -> datetime | None:
    """When anything was last changed; None where nothing ever was."""
    return Riwayat.objects.order_by("-pk").values_list("waktu", flat=True).first()
