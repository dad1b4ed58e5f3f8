from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction

from indicators.models import Riwayat, UnitKerja
from indicators.riwayat.segel import segel_setelah_commit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SISTEM = "sistem"


def catat(
    *,
    aksi: str,
    jenis: str,
    objek_id: object = "",
    objek_kode: str = "",
    pelaku: User | None = None,
    unit: UnitKerja | None = None,
    sebelum: dict[str, Any] | None = None,
    sesudah: dict[str, Any] | None = None,
    alasan: str = "",
    permintaan: uuid.UUID | None = None,
) -> Riwayat:
    """Write one Riwayat row inside the caller's transaction; it is sealed right after commit.

    `pelaku` None means the system itself. Raises TransactionManagementError outside a transaction,
    since a change and its history must stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("catat() harus di dalam transaksi perubahan yang dicatat")
    baris = Riwayat.objects.create(
        aksi=aksi,
        jenis=jenis,
        objek_id=str(objek_id),
        objek_kode=objek_kode,
        pelaku=pelaku,
        nama_pelaku=pelaku.get_username() if pelaku else SISTEM,
        unit=unit,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=alasan,
        permintaan=permintaan or uuid.uuid4(),
    )
    transaction.on_commit(segel_setelah_commit)
    return baris
