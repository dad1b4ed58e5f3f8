"""Which release a database or a backup belongs to: told by its migrations, before anything is asked of its tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.migrations.loader import MigrationLoader

from renstra.cadangan.tolak import CadanganDitolak

DISEBUT = 3  # migrations that a refusal names


def require_versi(migrasi: Iterable[str], sebab: str, jalan: str) -> None:
    """`migrasi` are those of this program. Raises CadanganDitolak: `sebab`, what differs, `jalan` (the way out)."""
    punya_kita = {f"{app}.{nama}" for app, nama in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    beda = sorted(punya_kita ^ set(migrasi))
    if beda:
        lain = f", dan {len(beda) - DISEBUT} lain" if len(beda) > DISEBUT else ""
        raise CadanganDitolak(f"{sebab}; migrasi yang berbeda: {', '.join(beda[:DISEBUT])}{lain}. {jalan}")
