from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from budget.models import DataAnggaran
from indicators.models import UnitKerja
from indicators.riwayat import Catatan, catat_banyak, potret


@transaction.atomic
def delete_data_anggaran(data: DataAnggaran, *, pelaku: User, alasan: str = "") -> None:
    """Delete a whole published set with its groups and lines; the history keeps every one of them as it was."""
    semua = [data, *data.kelompok.all(), *data.baris.all()]
    catatan = [_hapus(satu, data.unit, pelaku, alasan) for satu in semua]
    data.delete()
    catat_banyak(catatan)


def _hapus(objek: Model, unit: UnitKerja, pelaku: User, alasan: str) -> Catatan:
    return Catatan(
        aksi="hapus",
        jenis=objek._meta.model_name or "",
        objek_id=objek.pk,
        objek_kode=str(objek)[:200],
        pelaku=pelaku,
        unit=unit,
        sebelum=potret(objek),
        alasan=alasan,
    )
