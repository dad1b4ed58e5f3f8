"""Timing: cases take turns within one run, so that what else the machine does hits all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Waktu:
    """Milliseconds of one case."""

    semua: list[float]

    @property
    def p50(self) -> float:
        return statistics.median(self.semua)

    @property
    def p95(self) -> float:
        return sorted(self.semua)[int(len(self.semua) * 0.95)]

    def __str__(self) -> str:
        return f"{self.p50:.1f} [{min(self.semua):.1f}-{max(self.semua):.1f}]"


def bergantian(kasus: Mapping[str, Callable[[], object]], kali: int) -> dict[str, Waktu]:
    """Each case so often, in turn; one round before is not counted."""
    hasil: dict[str, list[float]] = {nama: [] for nama in kasus}
    for putaran in range(kali + 1):
        for nama, kerja in kasus.items():
            mulai = time.perf_counter()
            kerja()
            if putaran:
                hasil[nama].append((time.perf_counter() - mulai) * 1000)
    return {nama: Waktu(isi) for nama, isi in hasil.items()}
