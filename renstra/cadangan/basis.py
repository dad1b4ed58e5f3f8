"""Opening a second connection beside `default`: to a copy, or to one instant of a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

CADANGAN = "cadangan"


@contextmanager
def sambungan(**ubahan: Any) -> Iterator[BaseDatabaseWrapper]:
    """A connection named CADANGAN that differs from `default` in these entries of DATABASES; closed afterwards."""
    connections.databases[CADANGAN] = {**connections.databases["default"], "CONN_MAX_AGE": 0, **ubahan}
    try:
        yield connections[CADANGAN]
    finally:
        connections[CADANGAN].close()
        del connections[CADANGAN]
        del connections.databases[CADANGAN]


@contextmanager
def sambungan_sqlite(berkas: Path) -> Iterator[BaseDatabaseWrapper]:
    """A copy in a SQLite file, read only: looking at a backup must not change its sha256."""
    sifat = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{berkas}?mode=ro&immutable=1",
        "OPTIONS": {"uri": True},
    }
    with sambungan(**sifat) as basis:
        yield basis
