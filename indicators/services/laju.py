"""How often somebody came in this minute: one number each, so that its price does not grow with the limit."""

from __future__ import annotations

import time

from django.core.cache import cache

JENDELA = 60  # seconds


def catat_kedatangan(kunci: str) -> tuple[int, int]:
    """Count one more; returns how many it were in this minute of the clock, and the seconds until the next."""
    sekarang = _sekarang()
    lewat = sekarang % JENDELA
    nama = f"laju:{kunci}:{sekarang - lewat}"
    cache.add(nama, 0, timeout=2 * JENDELA)
    try:
        banyak = cache.incr(nama)
    except ValueError:  # thrown out of the cache between the two calls
        banyak = 1
    return banyak, JENDELA - lewat


def _sekarang() -> int:
    return int(time.time())
