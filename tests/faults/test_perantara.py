"""What stands between: a real Redis (also one that goes away), a real PgBouncer in transaction mode."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.faults.peladen import Beban, PostgresTahan, laporkan, peladen_di, periksa, porta_bebas, sampai
from tests.faults.test_nginx import _terbuka
from tests.postgres import unprivileged

pytestmark = pytest.mark.fault


@contextmanager
def jalan(porta: int, *perintah: str, **lain: object) -> Generator[subprocess.Popen[bytes]]:
    proses = subprocess.Popen(perintah, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **lain)
    try:
        sampai(lambda: _terbuka(porta), 10)
        yield proses
    finally:
        proses.kill()
        proses.wait(10)


def test_redis_bersama_dan_redis_yang_hilang(tmp_path: Path) -> None:
    """Two workers count one limit together; without Redis everything goes on, sessions from the database."""
    if not (redis := shutil.which("redis-server")) or not importlib.util.find_spec("redis"):
        pytest.skip("redis tidak ada")
    porta = porta_bebas()
    perintah = [redis, "--port", str(porta), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    sifat = {"CACHE_URL": f"redis://127.0.0.1:{porta}/0"}
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    with jalan(porta, *perintah) as proses, peladen_di(tmp_path, url, 2, "sqlite", **sifat) as peladen:
        lingkungan = peladen.lingkungan | {"LAJU_BACA": "30"}
        peladen.bunuh()
        peladen.lingkungan = lingkungan
        peladen.mulai()
        status = [peladen.minta("GET", "/api/v1/unit/", nomor=0)[0] for _ in range(80)]
        banyak = status.count(200)
        proses.kill()
        proses.wait(10)
        tanpa = [peladen.minta("GET", jalur, nomor=1)[0] for jalur in ("/", "/capaian/", "/api/v1/unit/")]
        kirim = {"tahun": 2024, "triwulan": 1, "unit": "", "yakin": "I.P1", "nilai-I.P1": 5, "versi-I.P1": ""}
        simpan = peladen.minta("POST", "/realisasi/baris/", kirim, 1)[0]
    laporkan("Redis", batas=30, diterima=banyak, tanpa_redis=tanpa, simpan_tanpa_redis=simpan)
    assert 30 <= banyak <= 60, "two minutes of the clock at most, and one count for both workers"
    assert (tanpa, simpan) == ([200, 200, 200], 200)


@contextmanager
def bouncer(server: PostgresTahan, kolam: int) -> Generator[str]:
    """The URL of the same database through PgBouncer in transaction mode, with so many connections."""
    porta, folder = porta_bebas(), server.folder
    soket = unquote(re.search(r"@([^/]+)/", server.url)[1])
    (folder / "pengguna").write_text('"postgres" ""\n')
    (folder / "bouncer.ini").write_text(
        f"[databases]\npostgres = host={soket} dbname=postgres user=postgres\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {porta}\nauth_type = any\n"
        f"pool_mode = transaction\ndefault_pool_size = {kolam}\nunix_socket_dir =\n"
    )
    program = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin") or "pgbouncer"
    with jalan(porta, program, str(folder / "bouncer.ini"), **unprivileged()):
        yield f"postgresql://postgres@127.0.0.1:{porta}/postgres"


def test_pgbouncer_mode_transaksi(tmp_path: Path) -> None:
    """Twenty planners over a pool of four connections: nothing lost, nothing refused."""
    if not shutil.which("pgbouncer", path="/usr/sbin:/usr/bin"):
        pytest.skip("pgbouncer tidak ada")
    server = PostgresTahan()
    try:
        with bouncer(server, 4) as lewat, peladen_di(tmp_path, server.url, 20, "postgresql") as peladen:
            peladen.bunuh()
            peladen.lingkungan = peladen.lingkungan | {"DATABASE_URL": lewat, "PGBOUNCER": "1"}
            peladen.mulai()
            with Beban(peladen, 20) as beban:
                sampai(lambda: beban.diakui >= 200, 60)
            ekspor = peladen.minta("GET", "/api/v1/realisasi/?format=csv", nomor=0)[0]
            hasil = periksa(beban)
    finally:
        server.stop()
    laporkan("PgBouncer, kolam 4", hasil=hasil, jawaban=dict(beban.status), ekspor=ekspor)
    assert (hasil.hilang, hasil.separuh, ekspor) == (0, 0, 200)
    assert set(beban.status) == {"200"}
