"""F10, F12, F19, F21: a full disk, a backup under load, slow visitors, memory over thousands of requests."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.peladen import (
    TOKEN,
    Beban,
    PostgresTahan,
    basis_untuk,
    jalankan,
    laporkan,
    peladen_di,
    periksa,
    sampai,
)
from tests.faults.pelaku import memori

pytestmark = pytest.mark.fault


@contextmanager
def cakram_kecil(folder: Path, ukuran: str) -> Generator[Path]:
    """A file system of its own of this size; only root can make one."""
    folder.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", f"size={ukuran}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(pasang, check=False).returncode:
        pytest.skip("perlu root untuk membuat cakram kecil")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_f10_cakram_basis_data_penuh(tmp_path: Path) -> None:
    """SQLite on a disk that fills up: a clear 507, reading goes on, and saving by itself once there is room."""
    with (
        cakram_kecil(tmp_path / "kecil", "12m") as kecil,
        peladen_di(tmp_path, f"sqlite:///{kecil / 'db.sqlite3'}", 10, "sqlite") as peladen,
    ):
        with Beban(peladen, 10, jeda=0.02) as beban:
            sampai(lambda: beban.diakui >= 30, 60)
            with suppress(OSError), (kecil / "isi").open("wb") as isi:
                while True:
                    isi.write(b"0" * 4096)
            sampai(lambda: beban.status["507"] >= 5, 60)
            baca = [peladen.minta("GET", jalur, nomor=0)[0] for jalur in ("/", "/capaian/?tahun=2024", "/realisasi/")]
            _, halaman, _ = peladen.minta(
                "POST", "/realisasi/baris/", {"tahun": 2024, "triwulan": 2, "nilai-I.P0": 1, "versi-I.P0": ""}, 0
            )
            (kecil / "isi").unlink()
            bebas = time.monotonic()
            sampai(lambda n=beban.diakui + 10: beban.diakui >= n, 30)
            pulih = time.monotonic() - bebas
        hasil = periksa(beban)
    laporkan("F10 cakram penuh (sqlite)", hasil=hasil, jawaban=dict(beban.status), pulih=f"{pulih:.2f} s", baca=baca)
    assert (hasil.hilang, hasil.separuh, baca) == (0, 0, [200, 200, 200])
    assert "penyimpanan di peladen sedang penuh" in halaman
    assert "500" not in beban.status
    assert pulih < 5


class PostgresKecil(PostgresTahan):
    """Everything of it, its log of changes too, on a small file system of its own."""

    def _run(self, program: str, *args: str) -> None:
        if program == "initdb":
            self.kecil = ExitStack()
            self.kecil.enter_context(cakram_kecil(self.data, "100m"))
            os.chown(self.data, self.identity["user"], self.identity["group"])
            args = (*args, "--wal-segsize=1")
        super()._run(program, *args)

    def stop(self) -> None:
        with self.kecil:
            super().stop()


def test_f10_cakram_postgresql_penuh(tmp_path: Path) -> None:
    """PostgreSQL, data and log on a disk that fills up: 507 with its cause, reading goes on, it heals by itself."""
    server = PostgresKecil()
    try:
        with peladen_di(tmp_path, server.url, 10, "postgresql") as peladen:
            with Beban(peladen, 10, jeda=0.02) as beban:
                sampai(lambda: beban.diakui >= 30, 60)
                with suppress(OSError), (server.data / "isi").open("wb", buffering=0) as isi:
                    while True:
                        isi.write(b"0" * 4096)
                awal = time.monotonic()
                sampai(lambda: beban.status["507"] >= 5, 60)
                habis = time.monotonic() - awal
                baca = [
                    peladen.minta("GET", jalur, nomor=0)[0] for jalur in ("/", "/capaian/?tahun=2024", "/realisasi/")
                ]
                kirim = {"tahun": 2024, "triwulan": 2, "nilai-I.P0": 1, "versi-I.P0": ""}
                status, halaman, _ = peladen.minta("POST", "/realisasi/baris/", kirim, 0)
                (server.data / "isi").unlink()
                bebas = time.monotonic()
                sampai(lambda n=beban.diakui + 10: beban.diakui >= n, 60)
                pulih = time.monotonic() - bebas
            hasil = periksa(beban)
            jalankan(peladen.lingkungan, "verify_riwayat")
    finally:
        server.stop()
    laporkan(
        "F10 cakram penuh (postgresql)",
        hasil=hasil,
        jawaban=dict(beban.status),
        penuh_setelah=f"{habis:.1f} s",
        pulih=f"{pulih:.2f} s",
        baca=baca,
    )
    assert (hasil.hilang, hasil.separuh, baca) == (0, 0, [200, 200, 200])
    assert status in (200, 507)
    assert status == 200 or "penyimpanan di peladen sedang penuh" in halaman
    assert "500" not in beban.status
    assert pulih < 10


@pytest.mark.parametrize("mesin", ["sqlite", "postgresql"])
def test_f12_cadangan_sementara_tiga_puluh_perencana_menyimpan(mesin: str, tmp_path: Path) -> None:
    """Three backups under load; each is proved whole, and holds what was acknowledged before it began."""
    lama = []
    with basis_untuk(mesin, tmp_path) as (url, _), peladen_di(tmp_path, url, 30, mesin) as peladen:
        with Beban(peladen, 30) as beban:
            for nomor in range(3):
                sampai(lambda n=beban.diakui + 60: beban.diakui >= n, 60)
                awal = time.monotonic()
                jalankan(peladen.lingkungan, "backup", "--ke", str(tmp_path / f"c{nomor}"))
                lama.append(time.monotonic() - awal)
            tertinggi = max(beban.catatan[0].detik)
        hasil = periksa(beban)
    with basis_untuk(mesin, tmp_path / "lain") as (lain, _):
        (tmp_path / "lain").mkdir(exist_ok=True)
        tujuan = peladen.lingkungan | {"DATABASE_URL": lain, "BUKTI_DIR": str(tmp_path / "bukti-lain")}
        for nomor in range(3):
            (cadangan,) = (tmp_path / f"c{nomor}").iterdir()
            jalankan(tujuan, "restore", str(cadangan), "--timpa")
            jalankan(tujuan, "verify_riwayat")
    laporkan(
        f"F12 cadangan di bawah beban ({mesin})",
        hasil=hasil,
        cadangan=f"{max(lama):.1f} s",
        simpan_terlama=f"{tertinggi:.2f} s",
        jawaban=dict(beban.status),
    )
    assert (hasil.hilang, hasil.separuh) == (0, 0)
    assert set(beban.status) <= {"200", "409"}


def _menetes(porta: int, berhenti: threading.Event, jumlah: int, awal: bytes) -> list[socket.socket]:
    """So many visitors who send one byte of a request now and then."""
    semua = []
    for _ in range(jumlah):
        satu = socket.create_connection(("127.0.0.1", porta), 5)
        satu.sendall(awal)
        semua.append(satu)

    def tetes() -> None:
        while not berhenti.wait(0.5):
            for satu in semua:
                with suppress(OSError):
                    satu.sendall(b"a")

    threading.Thread(target=tetes, daemon=True).start()
    return semua


@pytest.mark.parametrize("jumlah", [4, 40])
def test_f19_kontrol_tanpa_nginx_pekerja_tertahan(jumlah: int, tmp_path: Path) -> None:
    """What tests/faults/test_nginx.py is the cure for: bodies that drip hold granian's workers, four are enough."""
    with peladen_di(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}", 1, "sqlite") as peladen:
        kepala = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Lambat: "
        # A token on both sides, so that the check of the form reads the body and the worker waits for it.
        badan = (
            f"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nContent-Length: 99999\r\n"
            f"Origin: https://127.0.0.1\r\nCookie: __Host-csrftoken={TOKEN}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        ).encode()
        berhenti, ping = threading.Event(), []
        semua = _menetes(peladen.porta, berhenti, jumlah // 2, kepala)
        semua += _menetes(peladen.porta, berhenti, jumlah - jumlah // 2, badan)
        try:
            for _ in range(10):
                awal = time.monotonic()
                with suppress(OSError), closing(peladen.sambungan(3)) as sambungan:
                    assert peladen.minta("GET", "/healthz?hidup", sambungan=sambungan)[0] == 200
                    ping.append(time.monotonic() - awal)
        finally:
            berhenti.set()
            for satu in semua:
                satu.close()
    lama = f"{max(ping, default=0):.2f} s"
    laporkan("F19 granian tanpa nginx", lambat=jumlah, ping=f"{len(ping)} dari 10", terlama=lama)
    assert len(ping) < 10


def test_f21_memori_datar(tmp_path: Path) -> None:
    """Two thousand mixed requests, every fifth an export: no worker grows by more than a fifth after warming up."""
    jalur = ["/", "/capaian/?tahun=2024", "/anggaran/", "/api/v1/capaian/", "/capaian/?tahun=2024&format=xlsx"]
    with peladen_di(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}", 5, "sqlite") as peladen:

        def kirim(banyak: int) -> None:
            for n in range(banyak):
                status, _, _ = peladen.minta("GET", jalur[n % len(jalur)], nomor=n % 5)
                assert status == 200, jalur[n % len(jalur)]

        kirim(300)
        hangat = [memori(pid) for pid in peladen.pekerja()]
        kirim(2000)
        akhir = [memori(pid) for pid in peladen.pekerja()]
    mib = [f"{a / 1024:.0f} -> {b / 1024:.0f} MiB" for a, b in zip(hangat, akhir, strict=True)]
    laporkan("F21 memori, 2.000 permintaan", pekerja=mib)
    assert all(b <= a * 1.2 for a, b in zip(hangat, akhir, strict=True)), mib
