"""Fixtures about the database itself."""

import os
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from unittest import mock
from uuid import uuid4

import psycopg2
import pytest
from django.core.management.commands import flush
from django.db import connections

from indicators.riwayat.pemicu import lepas_pemicu, pasang_pemicu


@pytest.fixture(scope="session", autouse=True)
def flush_passes_the_history() -> Generator[None]:
    """Tests with real transactions end in `flush`, which the triggers of the history refuse.

    Lift them for it; they come back right after.
    """
    original = flush.Command.handle

    def handle(self: flush.Command, **options: object) -> None:
        connection = connections[str(options["database"])]
        lepas_pemicu(connection)
        original(self, **options)
        pasang_pemicu(connection)

    with mock.patch.object(flush.Command, "handle", handle):
        yield


@pytest.fixture
def database_url(tmp_path: Path) -> Generator[str]:
    """The URL of a new and empty database of this pass's engine, for commands that run as a process."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        yield f"sqlite:///{tmp_path / 'db.sqlite3'}"
        return
    name = f"renstra_{uuid4().hex}"
    execute(server, f"CREATE DATABASE {name}")
    yield f"{server.rpartition('/')[0]}/{name}"
    execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def execute(url: str, statement: str) -> None:
    """Outside a transaction, where PostgreSQL makes and drops databases."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
