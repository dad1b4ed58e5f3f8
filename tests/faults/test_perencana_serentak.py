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
from contextlib import closing
from dataclasses import dataclass, field
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
from tests.dunia import angka, bangun, petugas, tambah_unit
from tests.people import tugaskan
bangun()
tambah_unit("BERSAMA", "U1")
angka("I.BERSAMA", nilai=0)
kuki = []
for n in range({banyak}):
    tambah_unit(f"P{{n}}", "U1")
    user = petugas(f"prc{{n}}", Peran.PERENCANA, f"P{{n}}")
    tugaskan(user, Peran.PERENCANA, "BERSAMA")
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


@pytest.fixture(scope="module")
def peladen(tmp_path_factory: pytest.TempPathFactory) -> Generator[Peladen]:
    """Two granian workers with four threads each on a SQLite file; the history is sealed in the same process."""
    tmp_path = tmp_path_factory.mktemp("peladen")
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
            os.killpg(proses.pid, signal.SIGKILL)  # it would wait for the connections that planners keep open
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


class Pengisi:
    """One planner with a browser that stays connected."""

    def __init__(self, peladen: Peladen, nomor: int) -> None:
        self.sambungan = http.client.HTTPConnection("127.0.0.1", peladen.porta, timeout=60)
        self.kepala = {
            "Cookie": f"sessionid={peladen.kuki[nomor]}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def simpan(self, kode: str, nilai: int, versi: str) -> tuple[int, str]:
        """The status, and the row that came back."""
        isi = {"csrfmiddlewaretoken": TOKEN, "tahun": 2024, "triwulan": 1, "unit": "", "yakin": kode}
        isi |= {f"nilai-{kode}": nilai, f"versi-{kode}": versi}
        self.sambungan.request("POST", "/realisasi/baris/", urlencode(isi), self.kepala)
        jawaban = self.sambungan.getresponse()
        return jawaban.status, jawaban.read().decode()

    def close(self) -> None:
        self.sambungan.close()


def bekerja(pengisi: Pengisi, kode: str, catatan: Catatan, mulai: threading.Barrier) -> None:
    """Save 1, 2, .. in one's own cell, each time on the version that the answer before told."""
    versi = ""
    mulai.wait(60)
    with closing(pengisi):
        for nilai in range(1, SIMPAN + 1):
            awal = time.perf_counter()
            status, halaman = pengisi.simpan(kode, nilai, versi)
            catatan.detik.append(time.perf_counter() - awal)
            catatan.status.append(status)
            if status == 200 and (cocok := VERSI.search(halaman)):
                catatan.terakhir, versi = nilai, cocok[1]


def serentak(utas: list[threading.Thread], detik: float) -> float:
    """Run them all, for so long at most; how long it took."""
    awal = time.monotonic()
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(max(0.1, awal + detik - time.monotonic()))
    return time.monotonic() - awal


def test_f08_lima_puluh_kiriman_satu_versi(peladen: Peladen) -> None:
    """Fifty people with the same page open: one 200 and forty-nine 409, through the whole stack."""
    status, mulai = [0] * PERENCANA, threading.Barrier(PERENCANA)

    def kirim(nomor: int) -> None:
        with closing(Pengisi(peladen, nomor)) as pengisi:
            mulai.wait(60)
            status[nomor], _ = pengisi.simpan("I.BERSAMA", nomor + 1, "1")

    serentak([threading.Thread(target=kirim, args=[n]) for n in range(PERENCANA)], 60)
    assert Counter(status) == {200: 1, 409: 49}
    tersimpan, _ = json.loads(peladen.jalankan(HITUNG))
    assert tersimpan["I.BERSAMA"] == [2, status.index(200) + 1]


def test_f05_lima_puluh_perencana_dua_puluh_kali(peladen: Peladen) -> None:
    """0 errors, 0 lost: every acknowledged save is in the history, and the last one is what is stored."""
    _, sebelum = json.loads(peladen.jalankan(HITUNG))
    catatan, mulai = [Catatan() for _ in range(PERENCANA)], threading.Barrier(PERENCANA)
    utas = [
        threading.Thread(target=bekerja, args=(Pengisi(peladen, n), f"I.P{n}", catatan[n], mulai))
        for n in range(PERENCANA)
    ]
    lama = serentak(utas, 110)
    tersimpan, riwayat = json.loads(peladen.jalankan(HITUNG))
    detik = sorted(d for c in catatan for d in c.detik)
    p = quantiles(detik, n=100)
    print(
        f"\n{PERENCANA} x {SIMPAN} simpan dalam {lama:.1f} detik ({len(detik) / lama:.0f}/detik): "
        f"p50 {p[49]:.3f} p95 {p[94]:.3f} maks {detik[-1]:.3f} detik"
    )
    assert Counter(s for c in catatan for s in c.status) == {200: PERENCANA * SIMPAN}
    assert {kode: isi for kode, isi in tersimpan.items() if kode.startswith("I.P")} == {
        f"I.P{n}": [SIMPAN, catatan[n].terakhir] for n in range(PERENCANA)
    }
    assert riwayat - sebelum == PERENCANA * SIMPAN
