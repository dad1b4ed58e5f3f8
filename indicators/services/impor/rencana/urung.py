"""What came after an import of a plan, so that it can not be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, Model

from indicators.models import Indikator, Realisasi, Riwayat, StatusTarget, Target
from indicators.rekap.target import DILAPORKAN

DIREVISI = "sudah ada target lain untuk tahun itu sesudahnya."
DIPAKAI = "realisasi tahun itu sudah diajukan terhadap target ini."
DIISI = "sesudahnya sudah ada realisasi yang diisi menurut sifat indikator yang baru."


def larangan_urung(objek: Sequence[Model]) -> dict[Any, str]:
    """Why some of these rows can not be put back: primary key -> sentence. All are of one model."""
    target = [satu for satu in objek if isinstance(satu, Target)]
    indikator = [satu for satu in objek if isinstance(satu, Indikator)]
    return _target(target) if target else _indikator(indikator) if indikator else {}


def _target(target: Sequence[Target]) -> dict[Any, str]:
    milik = {t.indikator_id for t in target}
    terakhir: dict[tuple[int, int, int], int] = {}
    kolom = ("indikator_id", "tahun", "triwulan")
    for *slot, pk in Target.objects.filter(indikator__in=milik).order_by().values_list(*kolom).annotate(Max("pk")):
        terakhir[slot[0], slot[1], slot[2]] = pk
    diajukan = Realisasi.objects.filter(indikator__in=milik, status__in=DILAPORKAN).order_by()
    diajukan = diajukan.exclude(pk__in=_sebatch(target))
    dilaporkan = set(diajukan.values_list("indikator_id", "tahun").distinct())
    larangan = {}
    for t in target:
        if terakhir[t.indikator_id, t.tahun, t.triwulan] > t.pk:
            larangan[t.pk] = DIREVISI
        elif t.status == StatusTarget.DISETUJUI and (t.indikator_id, t.tahun) in dilaporkan:
            larangan[t.pk] = DIPAKAI
    return larangan


def _sebatch(target: Sequence[Target]) -> list[int]:
    """The realisasi that came in together with these targets, and go with them."""
    kunci = [str(t.pk) for t in target]
    permintaan = Riwayat.objects.filter(jenis="target", objek_id__in=kunci).order_by().values("permintaan")
    bersama = Riwayat.objects.filter(jenis="realisasi", aksi="buat", permintaan__in=permintaan).order_by()
    return [int(pk) for pk in bersama.values_list("objek_id", flat=True)]


def _indikator(indikator: Sequence[Indikator]) -> dict[Any, str]:
    """A figure entered since then was entered under the attributes that would go."""
    kunci = {str(i.pk) for i in indikator}
    riwayat = Riwayat.objects.filter(jenis="indikator", objek_id__in=kunci).order_by()
    sejak: dict[int, datetime] = {
        int(pk): saat for pk, saat in riwayat.values_list("objek_id").annotate(Max("waktu"))
    }
    diisi: defaultdict[int, list[datetime]] = defaultdict(list)
    baris = Realisasi.objects.filter(indikator__in=sejak, dimasukkan_pada__isnull=False).order_by()
    for pk, saat in baris.values_list("indikator_id").annotate(Max("dimasukkan_pada")):
        diisi[pk].append(saat)
    return {pk: DIISI for pk, saat in diisi.items() if max(saat) > sejak[pk]}
