"""The application as production runs it, to be hurt: granian's workers, the queue's process, a database of its own.

Loopback only; everything that is started here is ended here.
"""

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
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

import pytest

from tests.commands import KEY, ROOT, clean_environment
from tests.postgres import Server

TOKEN = "a" * 32
VERSI = re.compile(r'name="versi-[^"]+" value="(\d+)"')
GRANIAN = ("--interface", "wsgi", "--workers", "2", "--host", "127.0.0.1")
GRANIAN += ("--respawn-failed-workers", "--respawn-interval", "0.1", "--workers-kill-timeout", "10")
# Durable, unlike the server of the other tests: what was acknowledged must survive a crash.
TAHAN = "-c fsync=on -c synchronous_commit=on -c listen_addresses=''"

KUKI = """
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from renstra.akun.sesi import cap_waktu

def kuki(user):
    sesi = SessionStore()
    sesi[SESSION_KEY], sesi[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sesi.update(cap_waktu())
    sesi.save()
    return sesi.session_key
"""
SIAPKAN = f"""{KUKI}
import json
from indicators.models import Peran
from tests.dunia import bangun, petugas, tambah_unit

bangun()
semua = []
for n in range(BANYAK):
    tambah_unit(f"P{{n}}", "U1")
    semua.append(kuki(petugas(f"prc{{n}}", Peran.PERENCANA, f"P{{n}}")))
semua += [kuki(petugas(f"ver{{n}}", Peran.VERIFIKATOR, "U1")) for n in range(3)]
semua.append(kuki(petugas("pmp", Peran.PIMPINAN, "U0")))
print(json.dumps(semua))
"""
HITUNG = """
import json
from indicators.models import Realisasi, Riwayat
isi = {}
baris = Realisasi.objects.filter(triwulan=1).values_list("pk", "indikator__kode", "versi", "nilai")
for pk, kode, versi, nilai in baris:
    riwayat = Riwayat.objects.filter(jenis="realisasi", objek_id=str(pk)).order_by("pk")
    isi[kode] = [versi, int(nilai), [int(float(s["nilai"])) for s in riwayat.values_list("sesudah", flat=True)]]
print(json.dumps(isi))
"""


def porta_bebas() -> int:
    with socket.create_server(("127.0.0.1", 0)) as pendengar:
        return int(pendengar.getsockname()[1])


def formulir(isi: dict[str, object], nama: str, berkas: bytes) -> tuple[bytes, str]:
    """The body of a form with one file, and its content type."""
    batas = "batas-formulir-uji"
    bagian = [
        f'--{batas}\r\nContent-Disposition: form-data; name="{kunci}"\r\n\r\n{nilai}\r\n'
        for kunci, nilai in ({"csrfmiddlewaretoken": TOKEN} | isi).items()
    ]
    bagian.append(f'--{batas}\r\nContent-Disposition: form-data; name="berkas"; filename="{nama}"\r\n\r\n')
    badan = "".join(bagian).encode() + berkas + f"\r\n--{batas}--\r\n".encode()
    return badan, f"multipart/form-data; boundary={batas}"


def jalankan(lingkungan: dict[str, str], *perintah: str) -> str:
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=ROOT,
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    return hasil.stdout


@dataclass
class Peladen:
    """One running application. `kuki` are the sessions: planners, then three verifikator, then one pimpinan."""

    folder: Path
    basis: str
    porta: int
    lingkungan: dict[str, str]
    kuki: list[str] = field(default_factory=list)
    proses: list[subprocess.Popen[bytes]] = field(default_factory=list)
    utas: int = 1  # of each of the two workers

    def mulai(self) -> float:
        """Start it and wait until it answers; returns how many seconds that took."""
        awal = time.monotonic()
        sendiri = ["--blocking-threads", str(self.utas), "--port", str(self.porta), "renstra.wsgi:application"]
        granian = [sys.executable, "-m", "granian", *GRANIAN, *sendiri]
        for perintah in (granian, [sys.executable, "manage.py", "proses_antrean"]):
            with (self.folder / "log").open("a") as log:
                self.proses.append(
                    subprocess.Popen(
                        perintah, cwd=ROOT, env=self.lingkungan, stdout=log, stderr=log, start_new_session=True
                    )
                )
        self.tunggu()
        return time.monotonic() - awal

    def tunggu(self, detik: float = 40) -> None:
        batas = time.monotonic() + detik
        while time.monotonic() < batas:
            with suppress(OSError, http.client.HTTPException), closing(self.sambungan(2)) as sambungan:
                if self.minta("GET", "/healthz?hidup", sambungan=sambungan)[0] == 200:
                    return
            time.sleep(0.05)
        pytest.fail(f"peladen tidak berjalan: {(self.folder / 'log').read_text()[-1500:]}")

    def bunuh(self) -> None:
        """kill -9 of everything at once."""
        for satu in self.proses:
            with suppress(ProcessLookupError):
                os.killpg(satu.pid, signal.SIGKILL)
            satu.wait(30)
        self.proses.clear()

    def pekerja(self) -> list[int]:
        """The process ids of granian's workers."""
        anak = Path(f"/proc/{self.proses[0].pid}/task/{self.proses[0].pid}/children")
        return [int(pid) for pid in anak.read_text().split()]

    def sambungan(self, detik: float = 30) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.porta, timeout=detik)

    def minta(
        self,
        cara: str,
        jalur: str,
        isi: dict[str, object] | None = None,
        nomor: int | None = None,
        sambungan: http.client.HTTPConnection | None = None,
    ) -> tuple[int, str, dict[str, str]]:
        """As `kirim`, with a form; the body as text."""
        badan = None if isi is None else urlencode({"csrfmiddlewaretoken": TOKEN} | isi).encode()
        jenis = "" if isi is None else "application/x-www-form-urlencoded"
        status, jawaban, kepala = self.kirim(cara, jalur, badan, jenis, nomor, sambungan)
        return status, jawaban.decode(errors="replace"), kepala

    def unggah(
        self, jalur: str, isi: dict[str, object], nama: str, berkas: bytes, nomor: int
    ) -> tuple[int, str, dict[str, str]]:
        """A form with one file, `berkas`, as planner `nomor`."""
        badan, jenis = formulir(isi, nama, berkas)
        status, jawaban, kepala = self.kirim("POST", jalur, badan, jenis, nomor)
        return status, jawaban.decode(errors="replace"), kepala

    def kirim(
        self,
        cara: str,
        jalur: str,
        badan: bytes | None,
        jenis: str,
        nomor: int | None,
        sambungan: http.client.HTTPConnection | None = None,
    ) -> tuple[int, bytes, dict[str, str]]:
        """One request as planner `nomor`, over TLS as the proxy would tell; status, body, headers."""
        kepala = {"X-Forwarded-Proto": "https", "Origin": f"https://127.0.0.1:{self.porta}"}
        if nomor is not None:
            kepala["Cookie"] = f"__Host-sessionid={self.kuki[nomor]}; __Host-csrftoken={TOKEN}"
        if jenis:
            kepala["Content-Type"] = jenis
        pakai = sambungan or self.sambungan()
        try:
            pakai.request(cara, jalur, badan, kepala)
            jawab = pakai.getresponse()
            jawaban = jawab.read()
        finally:
            if sambungan is None:
                pakai.close()
        return jawab.status, jawaban, {k.lower(): v for k, v in jawab.getheaders()}

    def shell(self, program: str) -> str:
        """The last line that a program in the application's shell prints."""
        return jalankan(self.lingkungan, "shell", "-v0", "-c", program).strip().splitlines()[-1]

    def hitung(self) -> dict[str, list]:
        """Each figure: its version, its value, and the values that its history tells, in order."""
        return json.loads(self.shell(HITUNG))


class PostgresTahan(Server):
    """A server that survives its own crash, and can be made to crash."""

    def __init__(self, sambungan: int = 60) -> None:
        """`sambungan`: max_connections."""
        self.pilihan = f"{TAHAN} -c max_connections={sambungan}"
        super().__init__(self.pilihan)

    def jatuh(self) -> None:
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate", "-D", str(self.data))

    def bangkit(self) -> None:
        options = f"{self.pilihan} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "--wait", "-D", str(self.data), "-l", f"{self.log}.server", "-o", options)


@contextmanager
def peladen_di(folder: Path, url: str, banyak: int, basis: str, **lain: str) -> Generator[Peladen]:
    """Migrated, with `banyak` planners, each with a unit and an indikator of their own, and running."""
    porta = porta_bebas()
    lingkungan = clean_environment(
        DATABASE_URL=url,
        ALLOWED_HOSTS="127.0.0.1",
        TRUST_PROXY="1",
        BUKTI_DIR=str(folder / "bukti"),
        IMPOR_DIR=str(folder / "impor"),
        PYTHONPATH=str(ROOT),
        LAJU_BACA="1000000",
        LAJU_TULIS="1000000",
        **KEY,
        **lain,
    )
    if not _statis_terkini():
        jalankan(lingkungan, "collectstatic", "--noinput", "-v0")
    jalankan(lingkungan, "migrate", "-v0")
    peladen = Peladen(folder, basis, porta, lingkungan)
    peladen.kuki = json.loads(peladen.shell(SIAPKAN.replace("BANYAK", str(banyak))))
    try:
        peladen.mulai()
        yield peladen
    finally:
        peladen.bunuh()


def _statis_terkini() -> bool:
    """Whether the static files were collected since the last of them changed; else a page with a new one fails."""
    daftar = ROOT / "staticfiles" / "staticfiles.json"
    return daftar.exists() and daftar.stat().st_mtime > max(f.stat().st_mtime for f in (ROOT / "static").rglob("*"))


@contextmanager
def basis_untuk(mesin: str, folder: Path) -> Generator[tuple[str, PostgresTahan | None]]:
    """The URL of an empty database of this engine, and its server where it is one of ours."""
    if mesin == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}", None
        return
    server = PostgresTahan()
    try:
        yield server.url, server
    finally:
        server.stop()


@dataclass
class Catatan:
    """What one planner was told."""

    diakui: list[int] = field(default_factory=list)
    status: Counter[str] = field(default_factory=Counter)
    detik: list[float] = field(default_factory=list)
    saat: list[float] = field(default_factory=list)  # when each of `detik` began
    galat_terakhir: float = 0.0


@dataclass
class Beban:
    """Planners who save again and again in their own cell until `berhenti`; what breaks off is tried anew."""

    peladen: Peladen
    perencana: int
    jeda: float = 0.0
    catatan: list[Catatan] = field(default_factory=list)
    berhenti: threading.Event = field(default_factory=threading.Event)
    utas: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Beban:
        self.mulai()
        return self

    def __exit__(self, *galat: object) -> None:
        self.selesai()

    def mulai(self) -> None:
        self.catatan = [Catatan() for _ in range(self.perencana)]
        self.utas = [threading.Thread(target=self._bekerja, args=[n], daemon=True) for n in range(self.perencana)]
        for satu in self.utas:
            satu.start()

    def selesai(self) -> None:
        self.berhenti.set()
        for satu in self.utas:
            satu.join(60)
            assert not satu.is_alive()

    @property
    def diakui(self) -> int:
        return sum(len(c.diakui) for c in self.catatan)

    @property
    def status(self) -> Counter[str]:
        return sum((c.status for c in self.catatan), Counter())

    def terlama(self, dari: float, sampai: float) -> tuple[int, float]:
        """How many saves began between these instants (monotonic), and how long the slowest waited."""
        semua = [d for c in self.catatan for d, s in zip(c.detik, c.saat, strict=False) if dari <= s < sampai]
        return len(semua), max(semua, default=0.0)

    def _bekerja(self, nomor: int) -> None:
        catatan, versi, nilai = self.catatan[nomor], "", 0
        sambungan = self.peladen.sambungan()
        while not self.berhenti.is_set():
            nilai += 1
            awal = time.perf_counter()
            catatan.saat.append(time.monotonic())
            try:
                status, halaman, _ = self._simpan(nomor, nilai, versi, sambungan)
            except (OSError, http.client.HTTPException):
                status, halaman = 0, ""
                sambungan.close()
                sambungan = self.peladen.sambungan()
            catatan.detik.append(time.perf_counter() - awal)
            catatan.status[str(status) if status else "terputus"] += 1
            if cocok := VERSI.search(halaman):
                versi = cocok[1]
            if status == 200:
                catatan.diakui.append(nilai)
            elif status != 409:
                catatan.galat_terakhir = time.monotonic()
                self.berhenti.wait(0.05)
            self.berhenti.wait(self.jeda)
        sambungan.close()

    def _simpan(self, nomor: int, nilai: int, versi: str, sambungan: http.client.HTTPConnection):
        kode = f"I.P{nomor}"
        isi = {
            "tahun": 2024,
            "triwulan": 1,
            "unit": "",
            "yakin": kode,
            f"nilai-{kode}": nilai,
            f"versi-{kode}": versi,
        }
        return self.peladen.minta("POST", "/realisasi/baris/", isi, nomor, sambungan)


@dataclass(frozen=True)
class Hasil:
    """What is left of what was acknowledged."""

    diakui: int
    hilang: int
    separuh: int

    def __str__(self) -> str:
        return f"diakui {self.diakui}, hilang {self.hilang}, tertulis separuh {self.separuh}"


def periksa(beban: Beban, impor: dict[str, list[int]] | None = None) -> Hasil:
    """Every acknowledged value is in the history; version, history and value of each figure agree.

    `impor`: what imports were told that they have written, by indikator.
    """
    tersimpan = beban.peladen.hitung()
    diakui = {f"I.P{nomor}": catatan.diakui for nomor, catatan in enumerate(beban.catatan)} | (impor or {})
    hilang = separuh = 0
    for kode, nilai_diakui in diakui.items():
        versi, nilai, riwayat = tersimpan.get(kode, [0, None, []])
        hilang += len(set(nilai_diakui) - set(riwayat))
        separuh += versi != len(riwayat) or (bool(riwayat) and nilai != riwayat[-1])
    return Hasil(sum(map(len, diakui.values())), hilang, separuh)


def persentil(detik: list[float]) -> str:
    p = quantiles(sorted(detik), n=100)
    return f"p50 {p[49]:.3f} p95 {p[94]:.3f} maks {max(detik):.3f} detik"


def sampai(syarat: Callable[[], bool], detik: float) -> float:
    """Wait for it; returns how long it took."""
    awal = time.monotonic()
    while not syarat():
        assert time.monotonic() - awal < detik, "terlalu lama"
        time.sleep(0.02)
    return time.monotonic() - awal


def laporkan(nama: str, **angka: object) -> None:
    """One line of figures, on stdout and, where FAULT_LOG names one, at the end of a file."""
    baris = f"{nama}: " + "; ".join(f"{k.replace('_', ' ')} {v}" for k, v in angka.items())
    print(f"\n{baris}")
    if berkas := os.environ.get("FAULT_LOG"):
        with Path(berkas).open("a") as log:
            log.write(f"{baris}\n")
