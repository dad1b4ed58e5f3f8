"""Triggers that mark a published set whose lines have changed, as `indicators.riwayat.penanda` does for figures."""

from __future__ import annotations

from typing import Any

from django.db import connections

from budget.models import BarisAnggaran, PerluJumlah
from indicators.models import UnitKerja
from indicators.riwayat.penanda import Penanda

PENANDA = Penanda(
    PerluJumlah._meta.db_table,
    {"data": "bigint"},
    {BarisAnggaran._meta.db_table: ("data_id",)},
    {UnitKerja._meta.db_table: (("UPDATE", "induk_id, jalur"),)},
)


def restore_penanda(*, using: str = "default", **kwargs: Any) -> None:
    """post_migrate: a table remade by a migration on SQLite has lost its triggers."""
    PENANDA.pasang(connections[using])
