"""Restoring a backup: proved before it is touched, proved again before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from indicators.riwayat.segel import periksa_rantai
from renstra.cadangan import postgres
from renstra.cadangan.basis import CADANGAN, sambungan_sqlite
from renstra.cadangan.bukti import periksa_gudang_tujuan, pulihkan_bukti, require_bukti_utuh
from renstra.cadangan.hitung import isi_basis, tabel
from renstra.cadangan.manifes import baca_manifes, periksa_berkas, require_sama
from renstra.cadangan.pindah import pindahkan, require_muat
from renstra.cadangan.sqlite import BERKAS, pulihkan_sqlite, require_utuh
from renstra.cadangan.tolak import CadanganDitolak
from renstra.cadangan.versi import require_versi

BAWAAN = frozenset({"auth.Permission", "contenttypes.ContentType"})  # what `migrate` itself fills

PULIHKAN_DENGAN = "Pulihkan dengan versi itu, lalu naikkan (docs/operasi.md)."


def periksa_cadangan(folder: Path) -> dict[str, Any]:
    """The manifest, once every file is as it says; a SQLite backup is counted again too. Raises CadanganDitolak."""
    manifes = baca_manifes(folder)
    periksa_berkas(folder, manifes)
    require_versi(manifes["migrasi"], "Cadangan dibuat versi program lain", PULIHKAN_DENGAN)
    if manifes["mesin"] == "sqlite":
        require_utuh(folder / BERKAS)
        with sambungan_sqlite(folder / BERKAS):
            require_sama(manifes, isi_basis(CADANGAN))
            require_rantai_utuh(CADANGAN)
    return manifes


def pulihkan(folder: Path, *, timpa: bool) -> dict[str, Any]:
    """Into the database of DATABASE_URL and the store of evidence; returns the manifest.

    Nothing is changed unless the backup is whole and the target empty (or `timpa`); a restored PostgreSQL that
    does not equal the manifest is thrown away and the old content comes back. Raises CadanganDitolak.
    """
    manifes = periksa_cadangan(folder)
    _require_mesin(manifes)
    if not timpa and (berisi := tabel_berisi()):
        raise CadanganDitolak(
            f"Basis data tujuan tidak kosong ({', '.join(berisi[:3])}, ...); beri --timpa bila isinya memang diganti."
        )
    periksa_gudang_tujuan(folder, timpa)
    if connection.vendor == "sqlite":
        pulihkan_sqlite(folder / BERKAS, connection)
        _require_benar(manifes)
    elif manifes["mesin"] == "sqlite":
        _pindahkan(folder, manifes)
    else:
        _dari_pg_dump(folder, manifes)
    _akhiri_sesi()
    pulihkan_bukti(folder)
    require_bukti_utuh("default", manifes["bukti_rusak"])
    return manifes


def tabel_berisi() -> list[str]:
    """The tables with rows that no migration put there."""
    ada = set(connection.introspection.table_names())
    return [
        m._meta.label
        for m in tabel()
        if m._meta.label not in BAWAAN and m._meta.db_table in ada and m._base_manager.exists()
    ]


def require_rantai_utuh(using: str) -> None:
    """Raises CadanganDitolak at the first place where the chain of the history does not hold."""
    for putus in periksa_rantai(using):
        raise CadanganDitolak(f"Rantai riwayat putus di nomor {putus.urut}: {putus.sebab}.")


def _require_mesin(manifes: dict[str, Any]) -> None:
    if manifes["mesin"] != "sqlite" and connection.vendor == "sqlite":
        raise CadanganDitolak("Cadangan PostgreSQL hanya dapat dipulihkan ke PostgreSQL.")


def _require_benar(manifes: dict[str, Any]) -> None:
    require_sama(manifes, isi_basis("default"))
    require_rantai_utuh("default")


def _dari_pg_dump(folder: Path, manifes: dict[str, Any]) -> None:
    postgres.kosongkan_ke_samping(connection)
    try:
        postgres.pulihkan_postgres(folder / postgres.BERKAS, connection)
        _require_benar(manifes)
    except BaseException:
        postgres.kembalikan_yang_lama(connection)
        raise
    postgres.buang_yang_lama(connection)


def _pindahkan(folder: Path, manifes: dict[str, Any]) -> None:
    with sambungan_sqlite(folder / BERKAS):
        require_muat(CADANGAN)
    postgres.kosongkan_ke_samping(connection)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with sambungan_sqlite(folder / BERKAS):
            pindahkan(CADANGAN, connection)
        _require_benar(manifes)
    except BaseException:
        postgres.kembalikan_yang_lama(connection)
        raise
    postgres.buang_yang_lama(connection)


def _akhiri_sesi() -> None:
    """Whoever was logged in at the time of the backup logs in again."""
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM django_session")
