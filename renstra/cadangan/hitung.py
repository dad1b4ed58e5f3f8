"""What a database holds, as values that are equal on both engines: rows, sums, a hash per table, the chain's end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import DecimalField, Field, IntegerField, Model

from indicators.models import Riwayat, SegelRiwayat

# Computed from data, so computed again.
TURUNAN = frozenset(
    {
        "indicators.PerluHitung",
        "indicators.RingkasanCapaian",
        "indicators.RingkasanUnit",
        "budget.PerluJumlah",
        "budget.RingkasanAnggaran",
    }
)
# Neither counted nor moved: a session of yesterday must not open anything today, and a cache is no data.
SEMENTARA = TURUNAN | {"sessions.Session", "indicators.Tembolok"}
SEKALI_BACA = 2000


def tabel() -> list[type[Model]]:
    """Every stored model but the passing ones, many-to-many tables included, in a fixed order."""
    semua = apps.get_models(include_auto_created=True)
    return sorted((m for m in semua if m._meta.label not in SEMENTARA), key=lambda m: m._meta.label)


def tabel_turunan() -> list[type[Model]]:
    """What is emptied along with the others and not filled again."""
    return [m for m in apps.get_models() if m._meta.label in TURUNAN]


def kolom(model: type[Model]) -> list[Field[Any, Any]]:
    return [f for f in model._meta.concrete_fields if isinstance(f, Field)]


def baris_mentah(model: type[Model], using: str) -> Iterator[tuple[Any, ...]]:
    """Every row as Python values, in order of its key."""
    nama = [f.attname for f in kolom(model)]
    baris = model._base_manager.using(using).order_by("pk").values_list(*nama)
    return baris.iterator(chunk_size=SEKALI_BACA)


def isi_basis(using: str) -> dict[str, Any]:
    """The facts of the database behind `using`; equal facts mean equal content.

    Sums are exact and in text: rupiah and whole numbers as they are, values with the decimals of their column.
    """
    baris: dict[str, int] = {}
    jumlah: dict[str, str] = {}
    sidik: dict[str, str] = {}
    for model in tabel():
        label = model._meta.label
        baris[label], sidik[label], jumlah_kolom = _satu_tabel(model, using)
        jumlah |= {f"{label}.{nama}": str(nilai) for nama, nilai in jumlah_kolom.items()}
    return {
        "migrasi": migrasi(using),
        "baris": baris,
        "jumlah": jumlah,
        "sidik": sidik,
        "riwayat": ujung_riwayat(using),
    }


def migrasi(using: str) -> list[str]:
    """The migrations that were applied, by name."""
    return sorted(
        f"{app}.{nama}" for app, nama in MigrationRecorder.Migration.objects.using(using).values_list("app", "name")
    )


def ujung_riwayat(using: str) -> dict[str, Any]:
    """The last seal, and how many rows wait for one."""
    akhir = SegelRiwayat.objects.using(using).order_by("-urut").first()
    menunggu = Riwayat.objects.using(using).filter(segel__isnull=True).count()
    return {"urut": akhir.urut if akhir else 0, "hash": akhir.hash if akhir else "", "menunggu": menunggu}


def _satu_tabel(model: type[Model], using: str) -> tuple[int, str, dict[str, Decimal | int]]:
    semua = kolom(model)
    berangka = [(nomor, f.attname) for nomor, f in enumerate(semua) if _dijumlahkan(f)]
    jumlah: dict[str, Decimal | int] = {nama: 0 for _, nama in berangka}
    sidik, banyak = hashlib.sha256(), 0
    for satu in baris_mentah(model, using):
        banyak += 1
        sidik.update(_kanonik(satu))
        for nomor, nama in berangka:
            jumlah[nama] += satu[nomor] or 0
    return banyak, sidik.hexdigest(), jumlah


def _dijumlahkan(kolom_satu: Field[Any, Any]) -> bool:
    return isinstance(kolom_satu, IntegerField | DecimalField) and not kolom_satu.primary_key


def _kanonik(satu: tuple[Any, ...]) -> bytes:
    teks = json.dumps(satu, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=_Penyandi)
    return f"{teks}\n".encode("utf-8", "surrogatepass")


class _Penyandi(DjangoJSONEncoder):
    """Instants with their microseconds (Django's cuts them), bytes as hexadecimal."""

    def default(self, o: Any) -> Any:
        if hasattr(o, "isoformat"):
            return o.isoformat()
        return bytes(o).hex() if isinstance(o, bytes | memoryview) else super().default(o)
