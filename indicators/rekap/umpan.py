"""The change feed: sealed history in the order of its numbers, for the API and for webhooks alike.

Numbers are given by one sealer after commit, without gaps, and a number is readable no earlier than every smaller
one. So whoever keeps the last number and asks for what comes after it misses nothing and gets nothing twice.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from indicators.akses import Pengguna, syarat_riwayat
from indicators.models import SegelRiwayat


def umpan_perubahan(user: Pengguna, sesudah: int = 0) -> QuerySet[SegelRiwayat]:
    """What a user may read of the changes numbered above `sesudah`, in order."""
    # By a join, not by a list of what may be seen: the database walks along the numbers and stops at a page.
    terlihat = SegelRiwayat.objects.filter(syarat_riwayat(user, "riwayat__"), urut__gt=sesudah)
    return terlihat.select_related("riwayat__unit").order_by("urut")


def urut_terakhir() -> int:
    """The number of the newest sealed change; 0 where there is none."""
    return SegelRiwayat.objects.order_by("-urut").values_list("urut", flat=True).first() or 0


def peristiwa(segel: SegelRiwayat) -> dict[str, Any]:
    """One change as machines get it."""
    baris = segel.riwayat
    return {
        "urut": segel.urut,
        "waktu": baris.waktu,
        "pelaku": baris.nama_pelaku,
        "aksi": baris.aksi,
        "objek": {"jenis": baris.jenis, "id": baris.objek_id, "kode": baris.objek_kode},
        "unit": baris.unit.kode if baris.unit else None,
        "sebelum": baris.sebelum,
        "sesudah": baris.sesudah,
        "alasan": baris.alasan,
        "hash": segel.hash,
    }
