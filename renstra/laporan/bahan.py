"""What a report is made from, read once whatever it prints: rows of any period, budget, actions, passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from budget.rekap import RekapSerapan
from budget.rekap.terbitan import SerapanUnit, serapan_unit, terbitan_terbaru
from indicators.akses import Pengguna
from indicators.capaian import ROMAWI, AturanKebijakan
from indicators.models import NarasiLaporan, Renstra, StatusRealisasi, TindakLanjut, UnitKerja
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.muatan import Muatan, muat
from indicators.rekap.rerata import Rerata, RerataSasaran, rerata, rerata_sasaran


@dataclass(frozen=True)
class Bahan:
    """One question: the report of a unit (and what lies below it) for a year or s.d. a quarter.

    `semua`: figures that are not approved yet count too; then the report calls itself provisional.
    """

    user: Pengguna
    jenis: str
    unit: UnitKerja
    tahun: int
    triwulan: int | None = None
    semua: bool = False

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.triwulan, self.semua)

    @property
    def periode_teks(self) -> str:
        if self.triwulan:
            return f"s.d. triwulan {ROMAWI[self.triwulan]} {self.tahun}"
        return f"tahun {self.tahun}"

    @cached_property
    def renstra(self) -> list[Renstra]:
        return list(Renstra.objects.select_related("unit").order_by("tahun_mulai"))

    @cached_property
    def muatan(self) -> Muatan:
        return muat(self.user, self.unit, self.renstra)

    @cached_property
    def versi(self) -> Renstra | None:
        """The plan version in force for these indikator; None where they belong to none."""
        return next(iter(self.muatan.versi(self.tahun)), None)

    @property
    def kebijakan(self) -> AturanKebijakan:
        return self.muatan.kebijakan(self.tahun)

    @cached_property
    def baris(self) -> list[BarisCapaian]:
        return self.muatan.baris(self.periode)

    def resmi(self, periode: Periode) -> list[BarisCapaian]:
        return self.muatan.baris(periode)

    def aturan(self, tahun: int) -> AturanKebijakan:
        return self.muatan.kebijakan(tahun)

    def pada(self, tahun: int, triwulan: int | None = None) -> list[BarisCapaian]:
        return self.muatan.baris(Periode(tahun, triwulan, self.semua))

    @cached_property
    def sasaran(self) -> list[RerataSasaran]:
        return rerata_sasaran(self.baris, self.kebijakan, semua=self.semua, unit=self.unit)

    @property
    def rerata(self) -> Rerata:
        alamat = telusur_unit_url(self.unit, self.tahun, self.triwulan, semua=self.semua)
        return rerata(self.baris, self.kebijakan, alamat)

    @cached_property
    def _terbitan(self) -> dict[int, list[RekapSerapan]]:
        return {}

    def terbitan(self, tahun: int) -> list[RekapSerapan]:
        """The published budget sets of a year, the latest of each cut; read once."""
        if tahun not in self._terbitan:
            self._terbitan[tahun] = terbitan_terbaru(self.user, (tahun,))
        return self._terbitan[tahun]

    @property
    def terbit(self) -> list[RekapSerapan]:
        return self.terbitan(self.tahun)

    def anggaran(self, tahun: int | None = None) -> SerapanUnit:
        """What was published of this unit for a year, by default that of the report."""
        kapan = tahun or self.tahun
        return serapan_unit(self.terbitan(kapan), self.unit, kapan)

    @cached_property
    def tindakan(self) -> dict[int, list[TindakLanjut]]:
        """The actions promised for the figures of the year, by indikator; of approved ones alone where official."""
        aksi = TindakLanjut.objects.filter(
            realisasi__indikator__in=[i.pk for i in self.muatan.indikator], realisasi__tahun=self.tahun
        )
        aksi = (
            aksi.exclude(realisasi__status=StatusRealisasi.DRAF)
            if self.semua
            else aksi.filter(realisasi__status=StatusRealisasi.DISETUJUI)
        )
        hasil: dict[int, list[TindakLanjut]] = {}
        for satu in aksi.select_related("realisasi").order_by("realisasi__triwulan", "urutan"):
            hasil.setdefault(satu.realisasi.indikator_id, []).append(satu)
        return hasil

    @cached_property
    def narasi(self) -> dict[str, NarasiLaporan]:
        """The passages of this report, by their place in it."""
        milik = NarasiLaporan.objects.filter(
            jenis=self.jenis, unit=self.unit, tahun=self.tahun, triwulan=self.triwulan or 0
        )
        return {satu.bagian: satu for satu in milik.select_related("penulis")}
