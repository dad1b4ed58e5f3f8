"""Budget lines of every published set, and the allocations that plans foresee."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max, Min, Q

from budget.models import BarisAnggaran, DataAnggaran, Pendanaan, Rincian
from budget.rekap.baris import BarisSerapan
from budget.rekap.serapan import baris_serapan, data_terlihat
from indicators.akses import Pengguna, boleh_melihat_anggaran
from indicators.models import SatuUnit, UnitDicari, UnitKerja, di_bawah
from indicators.rekap import Daftar

URUTAN_BARIS = ("data__tahun", "data_id", "urutan", "pk")
URUTAN_PENDANAAN = ("renstra__tahun_mulai", "tahun", "pk")


@dataclass(frozen=True, slots=True)
class SaringAnggaran:
    """What a reader asks for; None leaves it open."""

    tahun: int | None = None
    rincian: Rincian | None = None
    unit: SatuUnit | None = None
    renstra: str | None = None
    cari: str = ""


@dataclass(frozen=True, slots=True)
class BarisRincian:
    """One line as stored, with what it comes to."""

    baris: BarisAnggaran
    serapan: BarisSerapan


def unit_beranggaran(user: Pengguna, kode: str) -> UnitDicari:
    """The unit of this name. Published sets name all units, so everyone with a role may ask for each."""
    semua = UnitKerja.objects.all()
    return UnitDicari(semua if boleh_melihat_anggaran(user) else semua.none(), kode)


def rentang_anggaran() -> tuple[int, int] | None:
    """The first and last year of published sets; None where there is none."""
    tahun = DataAnggaran.objects.aggregate(awal=Min("tahun"), akhir=Max("tahun"))
    return (tahun["awal"], tahun["akhir"]) if tahun["awal"] else None


def daftar_anggaran(user: Pengguna, saring: SaringAnggaran) -> Daftar[BarisAnggaran, BarisRincian]:
    """Lines of all sets, set by set. Sets cut the same money in different ways: never add lines of two of them."""
    sumber = BarisAnggaran.objects.filter(data__in=data_terlihat(user)).select_related(
        "data__unit", "kelompok", "unit", "sasaran"
    )
    if saring.tahun:
        sumber = sumber.filter(data__tahun=saring.tahun)
    if saring.rincian:
        sumber = sumber.filter(data__rincian=saring.rincian)
    if saring.unit:
        milik_data = Q(unit__isnull=True) & di_bawah(saring.unit, "data__unit__")
        sumber = sumber.filter(di_bawah(saring.unit, "unit__") | milik_data)
    if saring.cari:
        sumber = sumber.filter(uraian__icontains=saring.cari)
    return Daftar(sumber, URUTAN_BARIS, lambda isi: [BarisRincian(b, baris_serapan(b.data, b)) for b in isi])


def daftar_pendanaan(saring: SaringAnggaran) -> Daftar[Pendanaan, Pendanaan]:
    """Plan text: open to everyone logged in."""
    sumber = Pendanaan.objects.select_related("renstra__unit")
    if saring.tahun:
        sumber = sumber.filter(tahun=saring.tahun)
    if saring.renstra:
        sumber = sumber.filter(renstra__versi=saring.renstra)
    return Daftar(sumber, URUTAN_PENDANAAN)
