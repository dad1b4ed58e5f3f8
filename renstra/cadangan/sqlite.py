"""SQLite: its own online backup, which sees one instant while others write. Never a copy of the file: without its
write-ahead log that may hold nothing at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from renstra.cadangan.tolak import CadanganDitolak

BERKAS = "basis-data.sqlite3"


def cadangkan_sqlite(asal: BaseDatabaseWrapper, folder: Path) -> Path:
    """All pages in one step: a writer meanwhile neither waits nor makes the copy start again."""
    berkas = folder / BERKAS
    asal.ensure_connection()
    with closing(sqlite3.connect(berkas)) as salinan:
        asal.connection.backup(salinan, pages=-1)
        salinan.execute("PRAGMA journal_mode=DELETE")  # one file that needs no other beside it
    require_utuh(berkas)
    return berkas


def require_utuh(berkas: Path) -> None:
    """Raises CadanganDitolak where the file is no sound database."""
    try:
        with closing(sqlite3.connect(f"file:{berkas}?mode=ro&immutable=1", uri=True)) as salinan:
            jawab = salinan.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise CadanganDitolak(f"{berkas.name} bukan basis data SQLite yang utuh ({error}).") from error
    if jawab != [("ok",)]:
        raise CadanganDitolak(f"{berkas.name} rusak: {jawab[0][0]}.")


def pulihkan_sqlite(berkas: Path, tujuan: BaseDatabaseWrapper) -> None:
    """Into the database itself, whole or not at all, in step with whoever has it open."""
    tujuan.ensure_connection()
    with closing(sqlite3.connect(f"file:{berkas}?mode=ro&immutable=1", uri=True)) as cadangan:
        cadangan.backup(tujuan.connection, pages=-1)
    tujuan.close()  # a connection of before has its own idea of the tables
