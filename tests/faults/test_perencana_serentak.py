"""F05: fifty planners save twenty times each, through HTTP, on SQLite, with two worker processes."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

import pytest

from tests.commands import ROOT, clean_environment

pytestmark = pytest.mark.fault
PERENCANA, SIMPAN = 50, 20
TOKEN = "a" * 32
GRANIAN = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--host", "127.0.0.1")
VERSI = re.compile(r'name="versi-[^"]+" value="(\d+)"')

SIAPKAN = """
import json
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from indicators.models import Peran
from tests.dunia import bangun, petugas, tambah_unit
bangun()
kuki = []
for n in range({banyak}):
    tambah_unit(f"P{{n}}", "U1")
    user = petugas(f"prc{{n}}", Peran.PERENCANA, f"P{{n}}")
    sesi = SessionStore()
    sesi[SESSION_KEY], sesi[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sesi.save()
    kuki.append(sesi.session_key)
print(json.dumps(kuki))
"""
HITUNG = """
import json
from indicators.models import Realisasi, Riwayat
baris = Realisasi.objects.values_list("indikator__kode", "versi", "nilai")
print(json.dumps([{k: [v, int(n)] for k, v, n in baris}, Riwayat.objects.filter(jenis="realisasi").count()]))
"""


@dataclass
class Catatan:
    """What one planner was told: the status of each save, the last value that was acknowledged, and how long."""

    status: list[int] = field(default_factory=list)
    terakhir: int = 0
    detik: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Peladen:
    porta: int
    lingkungan: dict[str, str]
    kuki: list[str]

    def jalankan(self, program: str) -> str:
        """The last line that a program in the application's shell prints."""
        hasil = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v0", "-c", program],
            cwd=ROOT,
            env=self.lingkungan,
            capture_output=True,
            text=True,
            check=True,
        )
        return hasil.stdout.strip().splitlines()[-1]


def porta_bebas() -> int:
    with socket.create_server(("127.0.0.1", 0)) as pendengar:
        return int(pendengar.getsockname()[1])


@pytest.fixture
def peladen(tmp_path: Path) -> Generator[Peladen]:
    """Two granian workers with four threads each on a SQLite file; the history is sealed in the same process."""
    lingkungan = clean_environment(
        DATABASE_URL=f"sqlite:///{tmp_path / 'db.sqlite3'}", DEBUG="1", PYTHONPATH=str(ROOT)
    )
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=lingkungan, check=True, capture_output=True
    )
    awal = Peladen(porta_bebas(), lingkungan, [])
    kuki = json.loads(awal.jalankan(SIAPKAN.format(banyak=PERENCANA)))
    with (tmp_path / "log").open("w") as log:
        proses = subprocess.Popen(
            [sys.executable, "-m", "granian", *GRANIAN, "--port", str(awal.porta), "renstra.wsgi:application"],
            cwd=ROOT,
            env=lingkungan,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _tunggu(awal.porta, proses)
            yield Peladen(awal.porta, lingkungan, kuki)
        finally:
            os.killpg(proses.pid, signal.SIGTERM)
            proses.wait(30)


def _tunggu(porta: int, proses: subprocess.Popen[bytes]) -> None:
    batas = time.monotonic() + 30
    while time.monotonic() < batas and proses.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", porta), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("peladen tidak berjalan")


def bekerja(peladen: Peladen, nomor: int, catatan: Catatan, mulai: threading.Barrier) -> None:
    """Save 1, 2, .. in one's own cell, each time on the version that the answer before told."""
    sambungan = http.client.HTTPConnection("127.0.0.1", peladen.porta, timeout=60)
    kode, versi = f"I.P{nomor}", ""
    kepala = {
        "Cookie": f"sessionid={peladen.kuki[nomor]}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    mulai.wait(60)
    for nilai in range(1, SIMPAN + 1):
        isi = {"csrfmiddlewaretoken": TOKEN, "tahun": 2024, "triwulan": 1, "unit": ""}
        isi |= {f"nilai-{kode}": nilai, f"versi-{kode}": versi, "yakin": kode}
        awal = time.perf_counter()
        sambungan.request("POST", "/realisasi/baris/", urlencode(isi), kepala)
        jawaban = sambungan.getresponse()
        halaman = jawaban.read().decode()
        catatan.detik.append(time.perf_counter() - awal)
        catatan.status.append(jawaban.status)
        if jawaban.status == 200 and (cocok := VERSI.search(halaman)):
            catatan.terakhir, versi = nilai, cocok[1]
    sambungan.close()


def test_f05_lima_puluh_perencana_dua_puluh_kali(peladen: Peladen) -> None:
    """0 errors, 0 lost: every acknowledged save is in the history, and the last one is what is stored."""
    catatan, mulai = [Catatan() for _ in range(PERENCANA)], threading.Barrier(PERENCANA)
    utas = [threading.Thread(target=bekerja, args=(peladen, n, catatan[n], mulai)) for n in range(PERENCANA)]
    awal = time.monotonic()
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(max(0.1, awal + 100 - time.monotonic()))
    lama = time.monotonic() - awal
    tersimpan, riwayat = json.loads(peladen.jalankan(HITUNG))
    detik = sorted(d for c in catatan for d in c.detik)
    p = quantiles(detik, n=100)
    print(
        f"\n{PERENCANA} x {SIMPAN} simpan dalam {lama:.1f} detik ({len(detik) / lama:.0f}/detik): "
        f"p50 {p[49]:.3f} p95 {p[94]:.3f} maks {detik[-1]:.3f} detik"
    )
    assert Counter(s for c in catatan for s in c.status) == {200: PERENCANA * SIMPAN}
    assert tersimpan == {f"I.P{n}": [SIMPAN, catatan[n].terakhir] for n in range(PERENCANA)}
    assert riwayat == PERENCANA * SIMPAN
