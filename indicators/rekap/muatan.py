"""All that is stored about the indikator of a unit, read at once: rows of any year and quarter without more queries.

For pages that hold many periods beside each other. A list of one period is `rekap_capaian`; both build the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from django.db.models import QuerySet

from indicators.akses import Pengguna, indikator_terlihat
from indicators.capaian import AturanKebijakan
from indicators.models import (
    Indikator,
    Realisasi,
    Renstra,
    Silsilah,
    StatusRealisasi,
    Target,
    UnitKerja,
    di_bawah,
)
from indicators.models.renstra import versi_berlaku
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import URUTAN_POHON
from indicators.rekap.deret import SEBANDING, BarisDeret, perubahan_silsilah
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.periode import Dijanjikan, Periode, dijanjikan, susun_baris


class Muatan:
    """Indikator, targets, figures and policies of one reach: five queries, and one for the lineage if it is asked."""

    def __init__(
        self, indikator: QuerySet[Indikator], renstra: Collection[Renstra], tahun: Collection[int] | None = None
    ) -> None:
        """`tahun`: the only years of which figures are wanted."""
        self.indikator = list(indikator.select_related("sasaran__renstra", "unit").order_by(*URUTAN_POHON))
        self._renstra, self._tahun = renstra, tahun
        self._baris: dict[Periode, list[BarisCapaian]] = {}
        self._janji: dict[int, Dijanjikan] = {}

    @cached_property
    def target(self) -> dict[int, list[Target]]:
        """The approved revisions of each indikator, by its key."""
        hasil: defaultdict[int, list[Target]] = defaultdict(list)
        for satu in Target.objects.berlaku().filter(indikator__in=self._kunci).select_related("predikat"):
            hasil[satu.indikator_id].append(satu)
        return hasil

    @cached_property
    def realisasi(self) -> dict[tuple[int, int], list[Realisasi]]:
        """The figures of each indikator and year, in any status, by (key, year)."""
        hasil: defaultdict[tuple[int, int], list[Realisasi]] = defaultdict(list)
        tersimpan = Realisasi.objects.filter(indikator__in=self._kunci).select_related("predikat", "dokumen")
        if self._tahun is not None:
            tersimpan = tersimpan.filter(tahun__in=self._tahun)
        terbaca = list(tersimpan.order_by("triwulan"))
        sertakan_verifikasi([satu for satu in terbaca if satu.tahun in self._kebijakan], self._kebijakan)
        for satu in terbaca:
            hasil[satu.indikator_id, satu.tahun].append(satu)
        return hasil

    @cached_property
    def _kebijakan(self) -> dict[int, AturanKebijakan]:
        return kebijakan_per_tahun(range(self._rentang.start, self._rentang.stop))

    @cached_property
    def _rentang(self) -> range:
        awal = [i.tahun_awal for i in self.indikator]
        akhir = [i.tahun_akhir for i in self.indikator]
        return range(min(awal), max(akhir) + 1) if awal else range(0)

    @property
    def _kunci(self) -> list[int]:
        return [i.pk for i in self.indikator]

    @property
    def tahun(self) -> list[int]:
        """Every year in which an indikator of this reach is valid."""
        return [t for t in self._rentang if any(i.tahun_awal <= t <= i.tahun_akhir for i in self.indikator)]

    @property
    def tahun_terakhir(self) -> int | None:
        """The latest year with an official figure; None where there is none."""
        resmi = (
            tahun
            for (_, tahun), isi in self.realisasi.items()
            if any(r.status == StatusRealisasi.DISETUJUI for r in isi)
        )
        return max(resmi, default=None)

    def kebijakan(self, tahun: int) -> AturanKebijakan:
        return self._kebijakan[tahun] if tahun in self._kebijakan else kebijakan_per_tahun([tahun])[tahun]

    def versi_di(self, unit: UnitKerja, tahun: int) -> list[Renstra]:
        """The plan versions in force in a year that are of this unit, of one above it or of one below."""
        return [
            r
            for r in versi_berlaku(self._renstra, tahun)
            if r.unit.jalur.startswith(unit.jalur) or unit.jalur.startswith(r.unit.jalur)
        ]

    def versi(self, tahun: int) -> list[Renstra]:
        """The plan versions in force in a year that these indikator belong to."""
        milik = {i.sasaran.renstra_id for i in self.indikator}
        return [r for r in versi_berlaku(self._renstra, tahun) if r.pk in milik]

    def baris(self, periode: Periode) -> list[BarisCapaian]:
        """The rows of one period in tree order: what is valid then, under the version in force; computed once."""
        if periode not in self._baris:
            versi = {None, *(r.pk for r in versi_berlaku(self._renstra, periode.tahun))}
            self._baris[periode] = [
                self.satu(i, periode)
                for i in self.indikator
                if i.tahun_awal <= periode.tahun <= i.tahun_akhir and i.sasaran.renstra_id in versi
            ]
        return self._baris[periode]

    def satu(self, indikator: Indikator, periode: Periode) -> BarisCapaian:
        """The row of one indikator in one period."""
        janji = self._janji.get(indikator.pk)
        if janji is None:
            janji = self._janji[indikator.pk] = dijanjikan(indikator, self.target.get(indikator.pk, []))
        return susun_baris(
            indikator,
            janji,
            self.realisasi.get((indikator.pk, periode.tahun), []),
            periode,
            self.kebijakan(periode.tahun),
        )

    @cached_property
    def pendahulu(self) -> dict[int, Silsilah]:
        """By the key of an indikator how it continues another one; nothing for a split or a merge."""
        relasi: defaultdict[int, list[Silsilah]] = defaultdict(list)
        for satu in Silsilah.objects.filter(ke__in=self._kunci, dari__isnull=False, hubungan__in=SEBANDING):
            if satu.ke_id:
                relasi[satu.ke_id].append(satu)
        return {ke: isi[0] for ke, isi in relasi.items() if len(isi) == 1}

    def deret(self, indikator: Indikator, *, semua: bool = False) -> list[BarisDeret]:
        """One row a year, back through those of its predecessors that are in reach too."""
        ada = {i.pk: i for i in self.indikator}
        rantai: list[tuple[Indikator, str]] = [(indikator, "")]
        while relasi := self.pendahulu.get(rantai[0][0].pk):
            asal = ada.get(relasi.dari_id or 0)
            if asal is None or asal in [i for i, _ in rantai]:
                break
            rantai[0] = (rantai[0][0], perubahan_silsilah(relasi))
            rantai.insert(0, (asal, ""))
        return [
            BarisDeret(self.satu(i, Periode(t, None, semua)), putus if t == i.tahun_awal else "")
            for i, putus in rantai
            for t in range(i.tahun_awal, i.tahun_akhir + 1)
        ]


def muat(user: Pengguna, unit: UnitKerja | None, renstra: Collection[Renstra]) -> Muatan:
    """What the user may see of a unit and what lies below it; nothing without a unit."""
    terlihat = indikator_terlihat(user)
    return Muatan(terlihat.filter(di_bawah(unit, "unit__")) if unit else terlihat.none(), renstra)
