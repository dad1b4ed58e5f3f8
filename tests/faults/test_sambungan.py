"""F06: more threads than PostgreSQL takes connections, directly and through PgBouncer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults.peladen import Beban, PostgresTahan, laporkan, peladen_di, periksa, sampai
from tests.faults.test_perantara import bouncer

pytestmark = pytest.mark.fault
SAMBUNGAN, UTAS, PERENCANA = 20, 30, 50  # of the server, of each of the two workers, at once


@pytest.mark.parametrize("lewat", ["langsung", "pgbouncer"])
def test_f06_utas_lebih_banyak_daripada_sambungan(lewat: str, tmp_path: Path) -> None:
    """Directly, who finds no connection is told so (503, come again), nothing is lost; with PgBouncer: no error."""
    if lewat == "pgbouncer" and not shutil.which("pgbouncer", path="/usr/sbin:/usr/bin"):
        pytest.skip("pgbouncer tidak ada")
    server = PostgresTahan(SAMBUNGAN)
    try:
        with peladen_di(tmp_path, server.url, PERENCANA, "postgresql") as peladen:
            asal = dict(peladen.lingkungan)
            peladen.bunuh()
            peladen.utas = UTAS
            with bouncer(server, SAMBUNGAN - 5) as alamat:
                if lewat == "pgbouncer":
                    peladen.lingkungan |= {"DATABASE_URL": alamat, "PGBOUNCER": "1"}
                peladen.mulai()
                with Beban(peladen, PERENCANA) as beban:
                    sampai(lambda: beban.diakui >= 300, 90)
                    contoh = next(
                        (j for j in (peladen.minta("GET", "/", nomor=0) for _ in range(60)) if j[0] == 503), None
                    )
                peladen.bunuh()  # its connections too
            peladen.lingkungan = asal
            hasil = periksa(beban)
            peladen.mulai()
            sesudah = peladen.minta("GET", "/capaian/?tahun=2024", nomor=0)[0]
    finally:
        server.stop()
    laporkan(f"F06 {2 * UTAS} utas, {SAMBUNGAN} sambungan, {lewat}", hasil=hasil, jawaban=dict(beban.status))
    assert (hasil.hilang, hasil.separuh, sesudah) == (0, 0, 200)
    assert set(beban.status) <= ({"200", "409", "503"} if lewat == "langsung" else {"200"})
    if contoh is not None:
        assert (lewat, contoh[2]["retry-after"]) == ("langsung", "60")
        assert "Basis data sedang tidak dapat dihubungi" in contoh[1]
