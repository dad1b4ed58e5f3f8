"""Four eyes: nobody checks or approves a figure that they themselves entered or submitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from indicators.alur import Gerak
from indicators.models import Realisasi, Riwayat

MENGISI = ("buat", "ubah", Gerak.AJUKAN.value)


def pernah_mengisi(baris: Sequence[Realisasi]) -> dict[int, set[int | None]]:
    """Per figure the accounts that ever entered or submitted it, in one query.

    From the history, because a row remembers only its last hand: a colleague who adds a comma must not make
    the value somebody else's.
    """
    terlibat: defaultdict[int, set[int | None]] = defaultdict(set)
    for satu in baris:
        terlibat[satu.pk] |= {satu.dimasukkan_oleh_id, satu.diajukan_oleh_id}
    riwayat = Riwayat.objects.filter(jenis="realisasi", objek_id__in=[str(satu.pk) for satu in baris])
    mengisi = riwayat.filter(aksi__in=MENGISI).order_by()  # its own order would make every row distinct
    for objek, pelaku in mengisi.values_list("objek_id", "pelaku_id").distinct():
        terlibat[int(objek)].add(pelaku)
    return terlibat
