"""Serapan beside the nilai kinerja: of which pagu, per which date, from which source."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from budget.models import DataAnggaran
from budget.rekap.terbitan import SerapanUnit, Terbit, serapan_unit
from indicators.tenggat import akhir_triwulan
from renstra.dashboard.lensa import Lensa


@dataclass(frozen=True, slots=True)
class KartuSerapan:
    """`lalu` is the year before; `catatan` warns where the figures are of another day than the quarter asked for."""

    tahun: int
    kini: SerapanUnit
    lalu: SerapanUnit
    url: str
    lalu_url: str
    catatan: str

    @property
    def tahun_lalu(self) -> int:
        return self.tahun - 1


def kartu_serapan(lensa: Lensa, terbit: Terbit) -> KartuSerapan:
    kini = serapan_unit(terbit, lensa.unit, lensa.tahun)
    lalu = serapan_unit(terbit, lensa.unit, lensa.tahun - 1)
    return KartuSerapan(lensa.tahun, kini, lalu, anggaran_url(kini), anggaran_url(lalu), _catatan(lensa, kini.data))


def anggaran_url(serapan: SerapanUnit) -> str:
    """The table that the figure stands in; the page itself where there is none."""
    alamat, data = reverse("budget:anggaran-list"), serapan.data
    return f"{alamat}?tahun={data.tahun}&rincian={data.rincian}" if data else alamat


def _catatan(lensa: Lensa, data: DataAnggaran | None) -> str:
    if data is None or lensa.triwulan is None:
        return ""
    if data.per_tanggal is None:
        return "Terbitan anggaran ini tidak bertanggal, jadi belum tentu sejajar dengan triwulan yang dipilih."
    if data.per_tanggal == akhir_triwulan(lensa.tahun, lensa.triwulan):
        return ""
    return "Tanggal anggaran bukan akhir triwulan yang dipilih."
