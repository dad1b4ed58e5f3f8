"""Published sets by their stored totals: of the whole set, and of the units that a page asks about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from budget.models import BarisAnggaran, DataAnggaran, PerluJumlah, RingkasanAnggaran
from budget.rekap.baris import BarisSerapan
from budget.rekap.jumlah import jumlahkan_data
from budget.rekap.serapan import TOTAL, baris_serapan, data_terlihat
from budget.serapan import serapan
from indicators.akses import Pengguna
from indicators.models import UnitKerja
from indicators.rekap.kebijakan import KumpulanJson, LarikJson

UNIT = "unit"  # what a sum in an address is of: "unit.JSK"


@dataclass(frozen=True, slots=True)
class RekapRingkas:
    """One set without its lines: its total, and that of some units, by their key."""

    data: DataAnggaran
    total: BarisSerapan
    per_unit: Mapping[int, BarisSerapan]
    banyak: int


def terbitan_ringkas(user: Pengguna, tahun: Collection[int], unit: Sequence[UnitKerja]) -> list[RekapRingkas]:
    """As `terbitan_terbaru`, in one query; a set whose lines have changed since is added up on the spot."""
    lebih_baru = DataAnggaran.objects.filter(
        unit=OuterRef("unit"), tahun=OuterRef("tahun"), rincian=OuterRef("rincian"), revisi__gt=OuterRef("revisi")
    )
    milik = RingkasanAnggaran.objects.filter(Q(unit__isnull=True) | Q(unit__in=unit), data=OuterRef("pk"))
    isi = (
        milik.order_by()
        .values("data")
        .annotate(isi=KumpulanJson(LarikJson("unit_id", "pagu", "realisasi", "banyak")))
    )
    tanda = PerluJumlah.objects.order_by().filter(Q(data=OuterRef("pk")) | Q(data__isnull=True))
    terbit = (
        data_terlihat(user)
        .filter(~Exists(lebih_baru), tahun__in=tahun)
        .annotate(isi_tersimpan=Subquery(isi.values("isi")), usang=Exists(tanda))
        .select_related("unit")
        .order_by("tahun", "unit__jalur", "rincian")
    )
    return [satu for data in terbit for satu in _rekap(data, unit)]


def baris_terikat(data: DataAnggaran) -> list[BarisSerapan]:
    """The lines of a set that are tied to a sasaran, in their own order."""
    terikat = BarisAnggaran.objects.filter(data=data, sasaran__isnull=False).select_related(
        "kelompok", "unit", "sasaran"
    )
    return [baris_serapan(data, satu) for satu in terikat.order_by("urutan")]


def _rekap(data: Any, unit: Sequence[UnitKerja]) -> Iterator[RekapRingkas]:
    """Nothing for a set without a line."""
    if data.isi_tersimpan and not data.usang:
        jumlah = {kunci: isi for kunci, *isi in json.loads(data.isi_tersimpan)}
    else:
        pohon = {u.pk: u for u in UnitKerja.objects.all()}
        jumlah = {b.unit_id: [b.pagu, b.realisasi, b.banyak] for b in jumlahkan_data(data.pk, pohon)}
    if None in jumlah:
        pagu, realisasi, banyak = jumlah[None]
        total = BarisSerapan(TOTAL, "Jumlah", serapan(pagu, realisasi), data, tercetak_teks=data.serapan_tercetak)
        per_unit = {
            u.pk: BarisSerapan(u.kode, u.nama, serapan(*jumlah[u.pk][:2]), data, kunci=f"{UNIT}.{u.kode}")
            for u in unit
            if u.pk in jumlah
        }
        yield RekapRingkas(data, total, per_unit, banyak)
