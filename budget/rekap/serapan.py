"""`rekap_serapan`: the one read of serapan, out of one published set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.models import Max, Prefetch, QuerySet, prefetch_related_objects

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.serapan import jumlah, serapan
from indicators.akses import Pengguna, boleh_melihat_anggaran
from indicators.models import UnitKerja, di_bawah


def baris_berurut() -> Prefetch[Any]:
    """For `prefetch_related` on sets: their lines, in their own order."""
    return Prefetch("baris", BarisAnggaran.objects.select_related("kelompok", "unit").order_by("urutan"))


def data_terlihat(user: Pengguna) -> QuerySet[DataAnggaran]:
    """The published sets a user may see: all of them with any role, none without."""
    semua = DataAnggaran.objects.all()
    return semua if boleh_melihat_anggaran(user) else semua.none()


def rekap_serapan(
    user: Pengguna, *, tahun: int, rincian: Rincian, unit: UnitKerja | None = None
) -> RekapSerapan | None:
    """The latest set of a year in the asked cut; None where none was published. Never mixes two sets."""
    terbit = data_terlihat(user).filter(rincian=rincian, tahun=tahun)
    if unit:
        terbit = terbit.filter(di_bawah(unit, "unit__"))
    data = terbit.select_related("unit").order_by("-revisi", "unit__urutan").first()
    return susun_rekap(data) if data else None


def susun_rekap(data: DataAnggaran) -> RekapSerapan:
    """All lines of one set; no query where `baris_berurut` fetched them along with the set."""
    prefetch_related_objects([data], baris_berurut())
    return rekap_baris(data, list(data.baris.all()))


def rekap_baris(data: DataAnggaran, baris: Sequence[BarisAnggaran]) -> RekapSerapan:
    """As `susun_rekap`, of lines read in their own order with kelompok and unit."""
    kelompok = tuple(_kelompok(data, milik, list(isi)) for milik, isi in groupby(baris, key=lambda b: b.kelompok))
    total = jumlah(b.hasil for k in kelompok for b in k.baris)
    return RekapSerapan(
        data, kelompok, BarisSerapan("total", "Jumlah", total, data, tercetak_teks=data.serapan_tercetak)
    )


def _kelompok(data: DataAnggaran, milik: KelompokAnggaran | None, isi: Sequence[BarisAnggaran]) -> KelompokSerapan:
    baris = tuple(baris_serapan(data, satu) for satu in isi)
    if milik is None:
        return KelompokSerapan("", "", baris, None)
    subtotal = BarisSerapan(
        milik.kode, milik.nama, jumlah(b.hasil for b in baris), data, milik.kode, milik.serapan_tercetak
    )
    return KelompokSerapan(milik.kode, milik.nama, baris, subtotal)


def baris_serapan(data: DataAnggaran, baris: BarisAnggaran) -> BarisSerapan:
    """One stored line and what it comes to; its kelompok and unit must have been read along."""
    return BarisSerapan(
        kode_baris(baris),
        baris.uraian,
        serapan(baris.pagu, baris.realisasi),
        data,
        baris.kelompok.kode if baris.kelompok else "",
        baris.serapan_tercetak,
        baris.sisa_tercetak,
        baris.unit,
        baris.sasaran_id,
    )


def kode_baris(baris: BarisAnggaran) -> str:
    """What identifies a line in its cut: the unit's kode, the two digits, or its number."""
    unit = baris.unit.kode if baris.unit else ""
    return unit or baris.satker or baris.jenis_belanja or baris.kewenangan or str(baris.urutan)


def tahun_anggaran_terakhir(user: Pengguna) -> int | None:
    """The latest year with a published set; None where there is none."""
    tahun: int | None = data_terlihat(user).aggregate(tahun=Max("tahun"))["tahun"]
    return tahun
