"""Databases for tests of backup and restore: the one that is written in, and others to restore into."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.models import BuktiDukung, PeriodeLapor
from renstra.cadangan.basis import CADANGAN
from tests.database import execute
from tests.dunia import KELAK, LAMA, angka, bangun, isi, petugas


def siapkan(gudang: Path) -> None:
    """The small organisation, a planner, one figure with history and one piece of evidence."""
    bangun()
    prc = petugas("prc", "perencana", "U1A")
    isi(prc, "I.U1A", "12.5")
    isi(prc, "I.U1A", "13.25")
    gudang.mkdir()
    berkas = f"{7:032x}"
    (gudang / berkas).write_bytes(b"%PDF-1.7 bukti")
    BuktiDukung.objects.create(
        realisasi=angka("I.U1B", triwulan=2),
        nama="bukti.pdf",
        berkas=berkas,
        jenis="pdf",
        ukuran=14,
        sha256=hashlib.sha256(b"%PDF-1.7 bukti").hexdigest(),
        diunggah_oleh=prc,
    )


def tambah_periode(tahun: int) -> PeriodeLapor:
    return PeriodeLapor.objects.create(
        tahun=tahun, triwulan=1, buka=LAMA, tutup=KELAK, tutup_eselon_i=KELAK, tutup_kementerian=KELAK
    )


@contextmanager
def basis_lain(tmp_path: Path, **sifat: Any) -> Generator[None]:
    """`default` is another and empty database of the same engine, for threads that start inside."""
    semula = dict(connections.settings["default"])
    nama = f"renstra_{uuid4().hex}"
    di_peladen = not sifat and connection.vendor == "postgresql"
    if di_peladen:
        execute(os.environ["DATABASE_URL"], f"CREATE DATABASE {nama}")
    connections.settings["default"].update(sifat or {"NAME": nama if di_peladen else tmp_path / nama})
    try:
        yield
    finally:
        connections.settings["default"].clear()
        connections.settings["default"].update(semula)
        if di_peladen:
            execute(os.environ["DATABASE_URL"], f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture
def sambungan_kedua(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's tests refuse a connection to any name but the declared ones; ours exists only while it is used."""
    semula = BaseDatabaseWrapper.ensure_connection

    def ensure_connection(self: BaseDatabaseWrapper) -> None:
        if self.alias != CADANGAN:
            semula(self)
        elif self.connection is None:
            with self.wrap_database_errors:
                self.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensure_connection)
