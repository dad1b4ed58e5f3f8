from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from indicators.models import Riwayat, UnitKerja
from indicators.permintaan import nomor_permintaan
from indicators.riwayat.segel import segel_setelah_commit

SISTEM = "sistem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """One event to be recorded. `pelaku` None means the system itself."""

    aksi: str
    jenis: str
    objek_id: object = ""
    objek_kode: str = ""
    pelaku: User | None = None
    unit: UnitKerja | None = None
    sebelum: dict[str, Any] | None = None
    sesudah: dict[str, Any] | None = None
    alasan: str = ""


def catat(**isi: Any) -> None:
    """Record one event, given as the fields of `Catatan`."""
    catat_banyak([Catatan(**isi)])


def catat_banyak(catatan: Iterable[Catatan], permintaan: uuid.UUID | None = None) -> None:
    """Record events inside the caller's transaction, under the request's number; sealed right after commit.

    `permintaan`: the number of something larger that these events belong to. Raises TransactionManagementError
    outside a transaction, since a change and its history must stand or fall together.
    """
    baris = susun_riwayat(catatan, permintaan)
    minta_segel()
    Riwayat.objects.bulk_create(baris)


def susun_riwayat(catatan: Iterable[Catatan], permintaan: uuid.UUID | None = None) -> list[Riwayat]:
    """The rows that `catat_banyak` would write, for whoever writes them along with their change."""
    nomor = permintaan or nomor_permintaan()
    return [_baris(satu, nomor) for satu in catatan]


def minta_segel() -> None:
    """Ask for the sealer. Raises TransactionManagementError outside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("catat() harus di dalam transaksi perubahan yang dicatat")
    transaction.on_commit(segel_setelah_commit, robust=True)


def _baris(catatan: Catatan, permintaan: uuid.UUID) -> Riwayat:
    return Riwayat(
        aksi=catatan.aksi,
        jenis=catatan.jenis,
        objek_id=str(catatan.objek_id),
        objek_kode=catatan.objek_kode,
        pelaku=catatan.pelaku,
        nama_pelaku=catatan.pelaku.get_username() if catatan.pelaku else SISTEM,
        unit=catatan.unit,
        sebelum=catatan.sebelum,
        sesudah=catatan.sesudah,
        alasan=catatan.alasan,
        permintaan=permintaan,
    )
