"""The rincian output of a year as the page and its downloads print them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import formats

from budget.models import RANTAI, RincianOutput
from indicators.akses import Pengguna, boleh_melihat_anggaran
from indicators.angka import format_rupiah
from indicators.capaian.nilai import teks_tepat


@dataclass(frozen=True, slots=True)
class BarisRo:
    """One output; `volume_teks` empty where the list has no volume."""

    ro: RincianOutput

    @property
    def kode(self) -> str:
        return self.ro.kode

    @property
    def pagu_teks(self) -> str:
        return format_rupiah(self.ro.pagu)

    @property
    def volume_teks(self) -> str:
        return "" if self.ro.volume is None else teks_tepat(self.ro.volume, 0)

    @property
    def sasaran_kode(self) -> str:
        return self.ro.sasaran.kode if self.ro.sasaran else ""


@dataclass(frozen=True, slots=True)
class RekapRo:
    """All outputs of a year in the order of their codes, and the sum of their pagu: of one list, never of a set."""

    tahun: int
    baris: tuple[BarisRo, ...]

    @property
    def jumlah_teks(self) -> str:
        return format_rupiah(sum(b.ro.pagu for b in self.baris))

    @property
    def sumber(self) -> str:
        """The sources that the rows name, with the latest day; empty where none does."""
        sumber = sorted({b.ro.sumber for b in self.baris if b.ro.sumber})
        hari = max((b.ro.per_tanggal for b in self.baris if b.ro.per_tanggal), default=None)
        return ", ".join([*sumber, *([f"per {formats.date_format(hari, 'j F Y')}"] if hari else [])])

    @property
    def bersasaran(self) -> int:
        return sum(b.ro.sasaran_id is not None for b in self.baris)


def ro_terlihat(user: Pengguna) -> QuerySet[RincianOutput]:
    """As the published sets: all of them with any role, none without."""
    semua = RincianOutput.objects.all()
    return semua if boleh_melihat_anggaran(user) else semua.none()


def tahun_ro(user: Pengguna) -> list[int]:
    """The years that have a list, latest first."""
    return list(ro_terlihat(user).order_by("-tahun").values_list("tahun", flat=True).distinct())


def rekap_ro(user: Pengguna, tahun: int) -> RekapRo | None:
    """All outputs of one year; None where nothing was listed. One query."""
    baris = ro_terlihat(user).filter(tahun=tahun).select_related("sasaran").order_by(*RANTAI)
    isi = tuple(BarisRo(satu) for satu in baris)
    return RekapRo(tahun, isi) if isi else None
