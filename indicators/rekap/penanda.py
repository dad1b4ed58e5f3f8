"""Whether anything has changed at all: a few numbers for the whole store, asked alone or along with some rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, Subquery, Value
from django.db.models.expressions import Combinable

from indicators.models import Riwayat, SegelRiwayat
from indicators.rekap.daftar import Banyaknya, Seiring

# More than one transaction writes: a row that commits late has an older number than one already seen.
RENTANG = 20_000
# What is official as soon as it is written, and what only these moves make so, or take back.
SELALU_RESMI = (
    *("berkas", "contoh", "renstra", "sasaran", "indikator", "unitkerja", "kebijakan", "skalakategori"),
    *("kelaskategori", "skalapredikat", "predikat", "segel", "dataanggaran", "pendanaan"),
)
JADI_RESMI = {"realisasi": ("setujui", "buka"), "target": ("setujui", "tetapkan", "urungkan")}


def penanda_seiring() -> dict[str, Combinable]:
    """What changes with every committed change, because every change writes history in its own transaction.

    The count over the last RENTANG numbers sees rows that commit after a later number was already visible.
    """
    terakhir = Subquery(Riwayat.objects.order_by("-pk").values("pk")[:1])
    baru = Riwayat.objects.order_by().filter(pk__gt=terakhir - Value(RENTANG))
    return {"nomor": terakhir, "n": Banyaknya(baru.values("pk"))}


def penanda_umpan() -> dict[str, Combinable]:
    """The same for the feed, where a change is read once it has its number, a moment after it is stored."""
    return penanda_seiring() | {"urut": Subquery(SegelRiwayat.objects.order_by("-urut").values("urut")[:1])}


def penanda_data(seiring: Seiring | None = None) -> str:
    """The state of the store now, in one small query."""
    isi = seiring or penanda_seiring()
    return penanda(Riwayat.objects.order_by("-pk").values(**isi).first() or dict.fromkeys(isi, 0))


def penanda(isi: Mapping[str, Any]) -> str:
    """The state that some numbers say."""
    return ".".join(str(satu or 0) for satu in isi.values())


def perubahan_resmi() -> datetime | None:
    """When anything that is official was last changed; None where nothing ever was.

    The world may read this: it must not tell at what minute somebody types a draft, or logs in.
    """
    resmi = Q(jenis__in=SELALU_RESMI)
    for jenis, aksi in JADI_RESMI.items():
        resmi |= Q(jenis=jenis, aksi__in=aksi)
    return Riwayat.objects.filter(resmi).order_by("-pk").values_list("waktu", flat=True).first()
