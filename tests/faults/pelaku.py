"""Who reads while others suffer, and what the server's processes take meanwhile."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.faults.peladen import Peladen


class Pelaku(threading.Thread):
    """Somebody who asks for these addresses over and over; notes status and time."""

    def __init__(
        self, peladen: Peladen, nomor: int, jalur: list[str], berhenti: threading.Event, jeda: float
    ) -> None:
        super().__init__(daemon=True)
        self.peladen, self.nomor, self.jalur, self.berhenti, self.jeda = peladen, nomor, jalur, berhenti, jeda
        self.status: Counter[str] = Counter()
        self.detik: list[float] = []

    def run(self) -> None:
        n = 0
        while not self.berhenti.is_set():
            awal = time.perf_counter()
            try:
                status, _, _ = self.peladen.minta("GET", self.jalur[n % len(self.jalur)], nomor=self.nomor)
            except (OSError, http.client.HTTPException):
                status = 0
            self.detik.append(time.perf_counter() - awal)
            self.status[str(status)] += 1
            n += 1
            self.berhenti.wait(self.jeda)


def memori(pid: int) -> int:
    """Resident memory in KiB; 0 where the process is gone."""
    with suppress(OSError):
        for baris in Path(f"/proc/{pid}/status").read_text().splitlines():
            if baris.startswith("VmRSS"):
                return int(baris.split()[1])
    return 0


def keturunan(pid: int) -> list[int]:
    """The processes that it started, and those that they did."""
    anak: list[int] = []
    with suppress(OSError):
        for utas in Path(f"/proc/{pid}/task").iterdir():
            anak += [int(satu) for satu in (utas / "children").read_text().split()]
    return anak + [cucu for satu in anak for cucu in keturunan(satu)]


class Pengawas(threading.Thread):
    """Between `with` and its end: by how much a worker has grown at most, what its children took together (KiB)."""

    def __init__(self, peladen: Peladen) -> None:
        super().__init__(daemon=True)
        self.awal = {pid: memori(pid) for pid in peladen.pekerja()}
        self.naik = self.anak = 0
        self.berhenti = threading.Event()

    def run(self) -> None:
        while not self.berhenti.wait(0.05):
            self.naik = max(self.naik, *(memori(pid) - awal for pid, awal in self.awal.items()))
            self.anak = max(self.anak, sum(memori(a) for pid in self.awal for a in keturunan(pid)))

    def __enter__(self) -> Pengawas:
        self.start()
        return self

    def __exit__(self, *galat: object) -> None:
        self.berhenti.set()
        self.join(10)

    def __str__(self) -> str:
        return f"pekerja +{self.naik / 1024:.0f} MiB, proses impor bersama {self.anak / 1024:.0f} MiB"
