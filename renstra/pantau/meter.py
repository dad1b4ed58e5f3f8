"""Measurements for Prometheus. With PROMETHEUS_MULTIPROC_DIR set all workers of a machine are summed; without it
each answer tells of the one worker that gave it."""

from __future__ import annotations

import os

from django.db import DatabaseError
from django.http import HttpResponse
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from indicators.rekap.antrean import keadaan_antrean
from renstra.environment import env_text

BATAS_DETIK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)
CARA = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

permintaan = Counter(
    "renstra_permintaan", "Permintaan menurut alamat, cara, dan status", ["alamat", "cara", "status"]
)
lama = Histogram("renstra_permintaan_detik", "Lama menjawab", ["alamat"], buckets=BATAS_DETIK)
kueri = Counter("renstra_kueri", "Kueri basis data menurut alamat", ["alamat"])


def ukur_permintaan(alamat: str, cara: str, status: int, detik: float, banyak_kueri: int) -> None:
    """`alamat` is the name of the URL, so that the number of series is bounded by the site map."""
    permintaan.labels(alamat, cara if cara in CARA else "lain", status).inc()
    lama.labels(alamat).observe(detik)
    kueri.labels(alamat).inc(banyak_kueri)


def metrik_kini() -> HttpResponse:
    """What the processes counted, and the queue as the database has it now."""
    isi = generate_latest(_terkumpul()) + generate_latest(_antrean())
    return HttpResponse(isi, content_type=CONTENT_TYPE_LATEST)


def _terkumpul() -> CollectorRegistry:
    if not env_text("PROMETHEUS_MULTIPROC_DIR") or not os.path.isdir(env_text("PROMETHEUS_MULTIPROC_DIR")):
        return REGISTRY
    semua = CollectorRegistry()
    MultiProcessCollector(semua)  # type: ignore[no-untyped-call]
    return semua


def _antrean() -> CollectorRegistry:
    """Also told while the database is away: that is when the counters are looked at."""
    sendiri = CollectorRegistry()
    hidup = Gauge("renstra_basis_data_menjawab", "1 bila basis data menjawab, selain itu 0", registry=sendiri)
    try:
        antrean = keadaan_antrean()
    except DatabaseError:
        return sendiri
    hidup.set(1)
    Gauge("renstra_riwayat_menunggu", "Baris riwayat yang menunggu segel", registry=sendiri).set(antrean.menunggu)
    Gauge("renstra_riwayat_tertua_detik", "Umur baris tertua yang menunggu segel", registry=sendiri).set(
        antrean.tertua_detik
    )
    return sendiri
