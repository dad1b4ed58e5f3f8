"""The reading process as its caller holds it: started, listened to, always ended."""

from __future__ import annotations

import json
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from indicators.lembar.anak import KELUAR_MEMORI
from indicators.lembar.batas import BARIS_MAKS, BatasLembar
from indicators.lembar.tolak import tolak

logger = logging.getLogger(__name__)

AKAR = Path(__file__).parents[2]
# Isolated (-I) and without site-packages (-S): nothing but the standard library and this package is importable.
PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from indicators.lembar.anak import utama; utama()"
TENGOK = 200  # milliseconds between looks at the clock and at `batal`
MILIDETIK = 1_000_000  # nanoseconds
MENUNGGU_AKHIR = 5  # seconds
SEKALI = 1 << 16
JALUR_MAKS = 8 * BARIS_MAKS  # bytes of one line: a row of any letters, with its escapes
WARISAN = ("LD_LIBRARY_PATH", "SYSTEMROOT")  # without these some Pythons do not start


class Anak:
    """One child that reads `berkas`. Use `baris`, then `akhiri` in any case."""

    def __init__(
        self, berkas: BinaryIO, batas: BatasLembar, nama: str, hanya: list[str], batal: Callable[[], bool] | None
    ) -> None:
        self.batas, self.batal = batas, batal
        argumen = json.dumps({"batas": asdict(batas), "nama": nama, "hanya": hanya})
        try:
            self.proses = self._mulai(berkas, argumen)
        except OSError as error:  # no process or memory left
            logger.error("pembaca lembar tidak dapat dimulai: %s", error)
            raise tolak("terhenti") from error

    @staticmethod
    def _mulai(berkas: BinaryIO, argumen: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  our own program, no shell
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", PROGRAM, str(AKAR), argumen],
            stdin=berkas,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={nama: os.environ[nama] for nama in WARISAN if nama in os.environ},
            cwd="/",
            start_new_session=True,
        )

    def baris(self) -> Iterator[bytes]:
        """The lines of the child until its output ends. Raises LembarDitolak for the limits of time and `batal`."""
        sisa: list[bytes] = []
        for potongan in self._potongan():
            *baris, ekor = potongan.split(b"\n")
            if baris:
                yield b"".join([*sisa, baris[0]])
                yield from baris[1:]
                sisa = []
            sisa.append(ekor)
            if len(sisa) > JALUR_MAKS // SEKALI and sum(map(len, sisa)) > JALUR_MAKS:
                raise tolak("terhenti")
        if ekor := b"".join(sisa):
            yield ekor

    def _potongan(self) -> Iterator[bytes]:
        assert self.proses.stdout is not None  # noqa: S101  a pipe was asked for
        pipa = self.proses.stdout.fileno()
        penantian = select.poll()
        penantian.register(pipa, select.POLLIN | select.POLLHUP)
        menunggu, paling, ditengok = 0, self.batas.wall_detik * 1000 * MILIDETIK, 0
        while True:
            mulai = time.monotonic_ns()
            if self.batal and mulai - ditengok > TENGOK * MILIDETIK:
                ditengok = mulai
                if self.batal():
                    raise tolak("dibatalkan")
            siap = penantian.poll(TENGOK)
            menunggu += time.monotonic_ns() - mulai
            if menunggu > paling:
                raise tolak("terlalu_lama", batas=self.batas.wall_detik)
            if siap:
                if not (potongan := os.read(pipa, SEKALI)):
                    return
                yield potongan

    def periksa_akhir(self) -> None:
        """Raises the refusal that fits how the child ended without saying so itself."""
        try:
            kode = self.proses.wait(timeout=MENUNGGU_AKHIR)
        except subprocess.TimeoutExpired:  # silent, but still there
            kode = None
        logger.warning("pembaca lembar berakhir tanpa selesai (kode %s)", kode)
        if kode == -signal.SIGXCPU:
            raise tolak("terlalu_lama", batas=self.batas.cpu_detik)
        if kode in (KELUAR_MEMORI, -signal.SIGKILL):  # by itself, or by the system when memory ends
            raise tolak("memori")
        raise tolak("terhenti")

    def akhiri(self) -> None:
        """Kill it if it still runs, and reap it. May be called twice."""
        if self.proses.poll() is None:
            self.proses.kill()
        self.proses.wait()
        if self.proses.stdout:
            self.proses.stdout.close()
