"""The sealer: numbers committed Riwayat rows without gaps and chains their hashes, outside any writer's lock."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from indicators.models import Riwayat, SegelRiwayat

AWAL = "0" * 64
SEKALI_JALAN = 500
JEDA_DETIK = 0.05
KUNCI_PENYEGEL = 0x7269_7761  # "riwa": one sealer at a time on PostgreSQL


@dataclass(frozen=True)
class Putus:
    """The first place where the chain does not hold, and why."""

    urut: int
    sebab: str


def isi_kanonik(baris: Riwayat) -> str:
    """The row as one canonical JSON text: sorted keys, no spaces, UTC instants."""
    isi = {
        "id": baris.pk,
        "waktu": baris.waktu.isoformat(),
        "pelaku": baris.nama_pelaku,
        "pelaku_id": baris.pelaku_id,
        "aksi": baris.aksi,
        "jenis": baris.jenis,
        "objek_id": baris.objek_id,
        "objek_kode": baris.objek_kode,
        "unit": baris.unit_id,
        "sebelum": baris.sebelum,
        "sesudah": baris.sesudah,
        "alasan": baris.alasan,
        "permintaan": str(baris.permintaan),
    }
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)


def hash_rantai(sebelumnya: str, urut: int, baris: Riwayat) -> str:
    """SHA-256 over the previous hash, the number and the row."""
    return hashlib.sha256(f"{sebelumnya}\n{urut}\n{isi_kanonik(baris)}".encode()).hexdigest()


def _kunci_penyegel() -> None:
    """SQLite needs nothing: an IMMEDIATE transaction is already alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PENYEGEL])


def _segel_sekali() -> int:
    with transaction.atomic():
        _kunci_penyegel()
        terakhir = SegelRiwayat.objects.order_by("-urut").first()
        urut, sebelumnya = (terakhir.urut, terakhir.hash) if terakhir else (0, AWAL)
        segel: list[SegelRiwayat] = []
        for baris in Riwayat.objects.filter(segel__isnull=True).order_by("pk")[:SEKALI_JALAN]:
            urut += 1
            sebelumnya = hash_rantai(sebelumnya, urut, baris)
            segel.append(SegelRiwayat(urut=urut, riwayat=baris, hash=sebelumnya))
        SegelRiwayat.objects.bulk_create(segel)
        return len(segel)


def segel_riwayat() -> int:
    """Seal every committed row that waits; returns how many. Safe to run from several processes."""
    jumlah = sekali = _segel_sekali()
    while sekali == SEKALI_JALAN:  # a round that was not full has left nothing; what comes later has its own commit
        sekali = _segel_sekali()
        jumlah += sekali
        if sekali == SEKALI_JALAN:  # much waits, after an import say: let those in who wait for SQLite's one writer
            time.sleep(JEDA_DETIK)
    return jumlah


def segel_setelah_commit() -> None:
    """In `demo` and tests the queue is worked in-process; in production by `proses_antrean`."""
    if settings.ANTREAN_LANGSUNG:
        segel_riwayat()
        call_command("kabari_narasi", verbosity=0)  # by name: only the site knows what its reports quote


def periksa_rantai(using: str = "default") -> Iterator[Putus]:
    """Recompute the chain from the first row; yields each place where it does not hold."""
    sebelumnya, harap = AWAL, 1
    semua = SegelRiwayat.objects.using(using).select_related("riwayat").order_by("urut")
    for segel in semua.iterator(chunk_size=2000):
        if segel.urut != harap:
            yield Putus(segel.urut, f"nomor {harap} hilang")
        if segel.hash != hash_rantai(sebelumnya, segel.urut, segel.riwayat):
            yield Putus(segel.urut, "isi atau hash berubah")
        sebelumnya, harap = segel.hash, segel.urut + 1
