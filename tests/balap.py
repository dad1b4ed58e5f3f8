"""Many at once on one database: threads that start together, each with a connection of its own."""

import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection, connections

from indicators.akses import Bentrok, Ditolak

Hasil = TypeVar("Hasil")
TUNGGU = 60  # seconds; a race that hangs is a failure, not a wait


class Balap:
    """Runs work in threads; nothing of it may happen in the test's own thread, which has another connection."""

    def sendiri(self, kerja: Callable[[], Hasil]) -> Hasil:
        (hasil,) = self.serentak([kerja])
        if isinstance(hasil, BaseException):
            raise hasil
        return hasil

    def serentak(self, kerja: Sequence[Callable[[], Any]]) -> list[Any]:
        """What each returned, or raised; all of them begin at the same moment."""
        hasil: list[Any] = [None] * len(kerja)
        garis = threading.Barrier(len(kerja))

        def jalan(nomor: int) -> None:
            try:
                connection.ensure_connection()
                garis.wait(TUNGGU)
                hasil[nomor] = kerja[nomor]()
            except BaseException as error:
                hasil[nomor] = error
            finally:
                connections.close_all()

        utas = [threading.Thread(target=jalan, args=[nomor]) for nomor in range(len(kerja))]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join(TUNGGU)
            assert not satu.is_alive(), "tidak selesai"
        return hasil


def kata(hasil: Sequence[Any]) -> list[str]:
    """Each outcome in a word, sorted: what was returned, or the kind of refusal. Any other error is raised."""
    for satu in hasil:
        if isinstance(satu, BaseException) and not isinstance(satu, Ditolak):
            raise satu
    return sorted(_nama(satu) if isinstance(satu, Ditolak) else str(satu) for satu in hasil)


def _nama(ditolak: Ditolak) -> str:
    return "Bentrok" if isinstance(ditolak, Bentrok) else type(ditolak).__name__


@pytest.fixture
def balap(transactional_db: None, tmp_path: Path, settings: Any) -> Generator[Balap]:
    """PostgreSQL's test database as it is; on SQLite a file, since the one in memory is a single connection."""
    settings.ANTREAN_LANGSUNG = False
    if connection.vendor != "sqlite":
        yield Balap()
        return
    with closing(sqlite3.connect(tmp_path / "balap.sqlite3")) as berkas:
        connection.ensure_connection()
        connection.connection.backup(berkas)
    sifat = connections.settings["default"]
    semula = sifat["NAME"]
    sifat["NAME"] = tmp_path / "balap.sqlite3"
    yield Balap()
    sifat["NAME"] = semula
