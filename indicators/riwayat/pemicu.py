"""Database triggers that make the history and the seals append-only, on both engines (reliability.md L06)."""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.models import Riwayat, Segel, SegelRiwayat
from indicators.riwayat.penanda import PENANDA

TABEL = (Riwayat._meta.db_table, SegelRiwayat._meta.db_table, Segel._meta.db_table)
PESAN = "riwayat dan segel tidak dapat diubah atau dihapus"

FUNGSI_POSTGRES = f"""
CREATE OR REPLACE FUNCTION riwayat_tetap() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{PESAN}'; END $$
"""


def _sqlite(tabel: str, kejadian: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {tabel}_{kejadian.lower()} BEFORE {kejadian} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"
    )


def _postgres(tabel: str) -> tuple[str, str]:
    """One trigger per row event and one for TRUNCATE, which row triggers do not see."""
    return (
        f"CREATE OR REPLACE TRIGGER {tabel}_ubah BEFORE UPDATE OR DELETE ON {tabel} "
        "FOR EACH ROW EXECUTE FUNCTION riwayat_tetap()",
        f"CREATE OR REPLACE TRIGGER {tabel}_truncate BEFORE TRUNCATE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION riwayat_tetap()",
    )


def _perintah_pasang(vendor: str, tabel: Sequence[str]) -> list[str]:
    if vendor == "postgresql":
        return [FUNGSI_POSTGRES, *(perintah for satu in tabel for perintah in _postgres(satu))]
    return [_sqlite(satu, kejadian) for satu in tabel for kejadian in ("UPDATE", "DELETE")]


def _perintah_lepas(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {t}_{k} ON {t}" for t in TABEL for k in ("ubah", "truncate")]
    return [f"DROP TRIGGER IF EXISTS {tabel}_{kejadian}" for tabel in TABEL for kejadian in ("update", "delete")]


def pasang_pemicu(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers where they are missing, on every table that is there yet; safe to repeat."""
    ada = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for perintah in _perintah_pasang(connection.vendor, [tabel for tabel in TABEL if tabel in ada]):
            cursor.execute(perintah)


def lepas_pemicu(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers. Only for a test database about to be flushed."""
    with connection.cursor() as cursor:
        for perintah in _perintah_lepas(connection.vendor):
            cursor.execute(perintah)


def restore_pemicu(*, using: str = "default", **kwargs: Any) -> None:
    """post_migrate: a table remade by a migration on SQLite has lost its triggers."""
    pasang_pemicu(connections[using])
    PENANDA.pasang(connections[using])
