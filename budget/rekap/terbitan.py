"""Several published sets at once, and what they say of one unit or one sasaran. Sets are never added together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.utils import formats

from budget.models import BarisAnggaran, DataAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.pohon import PohonSasaran, pohon_sasaran
from budget.rekap.potong import gabung, menurut_potongan
from budget.rekap.serapan import data_terlihat, rekap_baris
from budget.serapan import jumlah
from indicators.akses import Pengguna
from indicators.models import UnitKerja

URUTAN = [satu.value for satu in Rincian]
UNIT, SASARAN = "unit", "sasaran"  # what a sum in an address is of: "unit.JSK", "sasaran.7"


@dataclass(frozen=True, slots=True)
class SerapanUnit:
    """What was published of one unit; without a `baris` the sentence `kosong` says why there is none."""

    baris: BarisSerapan | None
    kosong: str = ""

    @property
    def data(self) -> DataAnggaran | None:
        return self.baris.data if self.baris else None

    @property
    def asal_teks(self) -> str:
        """Of which pagu, per which date, from which source; what the source does not say is said to be unsaid."""
        if self.baris is None:
            return ""
        data = self.baris.data
        tanggal = (
            f"per {formats.date_format(data.per_tanggal, 'j F Y')}" if data.per_tanggal else "tanpa tanggal data"
        )
        return "; ".join([data.pagu_versi or "versi pagu tidak tercetak", tanggal, data.sumber or "tanpa sumber"])


def terbitan_terbaru(user: Pengguna, tahun: Collection[int]) -> list[RekapSerapan]:
    """The latest issue of each cut of each unit in these years, whole; one query."""
    lebih_baru = DataAnggaran.objects.filter(
        unit=OuterRef("data__unit"),
        tahun=OuterRef("data__tahun"),
        rincian=OuterRef("data__rincian"),
        revisi__gt=OuterRef("data__revisi"),
    )
    baris = (
        BarisAnggaran.objects.filter(~Exists(lebih_baru), data__in=data_terlihat(user), data__tahun__in=tahun)
        .select_related("data__unit", "kelompok", "unit", "sasaran")
        .order_by("data__tahun", "data__unit__jalur", "data_id", "urutan")
    )
    terbit = [list(isi) for _, isi in groupby(baris, key=lambda b: b.data_id)]
    rekap = [rekap_baris(isi[0].data, isi) for isi in terbit]
    return sorted(rekap, key=lambda r: (r.data.tahun, r.data.unit.jalur, URUTAN.index(r.data.rincian)))


def serapan_unit(terbit: Sequence[RekapSerapan], unit: UnitKerja, tahun: int) -> SerapanUnit:
    """Its own set, else its lines in the set of a unit above, else the set of the only unit below that has one."""
    milik = [r for r in terbit if r.data.tahun == tahun]
    if sendiri := [r for r in milik if r.data.unit_id == unit.pk]:
        return SerapanUnit(sendiri[0].total)
    atas = [r for r in milik if unit.jalur.startswith(r.data.unit.jalur)]
    if rinci := [baris for r in atas if (baris := baris_unit(r, unit))]:
        return SerapanUnit(rinci[0])
    bawah = [r for r in milik if r.data.unit.jalur.startswith(unit.jalur)]
    if len({r.data.unit_id for r in bawah}) == 1:
        return SerapanUnit(bawah[0].total)
    if bawah:
        return SerapanUnit(None, f"Anggaran {tahun} diterbitkan per unit di bawahnya dan tidak dijumlahkan.")
    if atas:
        return SerapanUnit(None, f"Terbitan anggaran {tahun} tidak dirinci sampai unit ini.")
    return SerapanUnit(None, f"Belum ada terbitan anggaran {tahun}.")


def baris_unit(rekap: RekapSerapan, unit: UnitKerja) -> BarisSerapan | None:
    """The lines of one set that belong to a unit and below, as one; None where there are none."""
    milik = [b for b in rekap.baris if b.unit and b.unit.jalur.startswith(unit.jalur)]
    return gabung(milik, unit.kode, unit.nama, f"{UNIT}.{unit.kode}") if milik else None


def baris_sasaran(rekap: RekapSerapan, pohon: PohonSasaran) -> dict[int, BarisSerapan]:
    """The lines of one set that are tied to a sasaran or to one below it, as one; by the sasaran's key."""
    bernama = {b.sasaran_id for b in rekap.baris if b.sasaran_id}
    return {satu: _jumlah_sasaran(rekap, pohon, satu, bernama) for satu in pohon.di_atas(bernama)}


def _jumlah_sasaran(rekap: RekapSerapan, pohon: PohonSasaran, sasaran: int, bernama: Collection[int]) -> BarisSerapan:
    milik = tuple(b for b in rekap.baris if sasaran in pohon.ke_atas(b.sasaran_id))
    satu = pohon.semua[sasaran]
    return BarisSerapan(
        satu.kode,
        f"{satu.kode} {satu.uraian}",
        jumlah(b.hasil for b in milik),
        rekap.data,
        kunci=f"{SASARAN}.{sasaran}",
        bagian=milik,
        cakupan=pohon.cakupan(sasaran, bernama),
    )


def serapan_sasaran(terbit: Sequence[RekapSerapan], tahun: int) -> dict[int, BarisSerapan]:
    """By the key of each sasaran that budget lines of the year are tied to, and of all above those.

    Out of one set: of the uppermost unit that ties any line, the one cut by sasaran. One query, none without a set.
    """
    milik = (r for r in terbit if r.data.tahun == tahun and any(b.sasaran_id for b in r.baris))
    rekap = min(milik, key=lambda r: (r.data.unit.jalur, r.data.rincian != Rincian.SASARAN), default=None)
    return baris_sasaran(rekap, pohon_sasaran(tahun)) if rekap else {}


def baris_di_alamat(rekap: RekapSerapan, kunci: str) -> BarisSerapan | None:
    """What a place in the address of an explanation means: a printed line, or a sum of some; None for nothing."""
    cara, _, milik = kunci.partition(".")
    if cara == UNIT:
        return _jumlah_unit(rekap, milik)
    if cara == SASARAN:
        ada = milik.isdecimal() and any(b.sasaran_id for b in rekap.baris)
        return baris_sasaran(rekap, pohon_sasaran(rekap.data.tahun)).get(int(milik)) if ada else None
    return menurut_potongan(rekap, kunci) or rekap.cari(kunci)


def _jumlah_unit(rekap: RekapSerapan, kode: str) -> BarisSerapan | None:
    """The sum of the unit of this kode, where lines of the set belong to it or lie below it."""
    ada = any(b.unit and f"/{kode}/" in f"/{b.unit.jalur}" for b in rekap.baris)
    unit = UnitKerja.objects.filter(kode=kode).first() if ada else None
    return baris_unit(rekap, unit) if unit else None
