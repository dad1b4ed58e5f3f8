"""`rekap_capaian`: the one read of capaian, in tree order, lazily, with a constant number of queries per slice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Max, Q, QuerySet

from indicators.akses import Pengguna, indikator_terlihat, jangkauan
from indicators.capaian import AturanKebijakan
from indicators.models import Indikator, Jenjang, Realisasi, Renstra, Sasaran, Target, UnitKerja, di_bawah
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.daftar import Daftar
from indicators.rekap.kebijakan import kebijakan_tahun
from indicators.rekap.pada import Pada, sudah_lewat
from indicators.rekap.periode import Periode, susun_baris

URUTAN_POHON = ("sasaran__jenjang", "sasaran__renstra__tahun_mulai", "sasaran__urutan", "urutan", "pk")
MilikIndikator = TypeVar("MilikIndikator", Target, Realisasi)


@dataclass(frozen=True, slots=True)
class SaringCapaian:
    """What a reader asks for. Without `renstra` the plan version in force in `tahun`.

    `per`: as it was at the end of that day; without it as it is now.
    """

    tahun: int
    triwulan: int | None = None
    unit: UnitKerja | None = None
    renstra: str | None = None
    jenjang: Jenjang | None = None
    semua_status: bool = False
    kode: str | None = None
    sasaran: Sasaran | None = None
    semua_versi: bool = False
    per: date | None = None
    cari: str = ""


class RekapCapaian(Daftar[Indikator, BarisCapaian]):
    """The rows of capaian that a filter selects: len, slice, iterate; computed only as far as they are read."""

    def __init__(
        self,
        indikator: QuerySet[Indikator],
        periode: Periode,
        kebijakan: AturanKebijakan,
        pada: Pada | None = None,
    ) -> None:
        super().__init__(indikator, URUTAN_POHON)
        self._periode = periode
        self.kebijakan = kebijakan
        self.pada = pada

    def susun(self, indikator: list[Indikator]) -> list[BarisCapaian]:
        """Two queries for a slice of any size, a few more for another day than today."""
        berlaku = self.pada.target() if self.pada else Target.objects.berlaku()
        target = _kelompokkan(berlaku.filter(indikator__in=indikator).select_related("predikat"))
        tersimpan = (
            Realisasi.objects.filter(indikator__in=indikator, tahun=self._periode.tahun)
            .select_related("predikat", "dokumen")
            .order_by("triwulan")
        )
        realisasi = _kelompokkan(self.pada.realisasi(tersimpan) if self.pada else tersimpan)
        return [susun_baris(i, target[i.pk], realisasi[i.pk], self._periode, self.kebijakan) for i in indikator]


def _kelompokkan(baris: Iterable[MilikIndikator]) -> defaultdict[int, list[MilikIndikator]]:
    per_indikator: defaultdict[int, list[MilikIndikator]] = defaultdict(list)
    for satu in baris:
        per_indikator[satu.indikator_id].append(satu)
    return per_indikator


def rekap_capaian(user: Pengguna, saring: SaringCapaian) -> RekapCapaian:
    """Capaian rows of every indikator valid in the year that the user may see, with or without figures."""
    indikator = indikator_berlaku(indikator_terlihat(user), saring)
    if saring.unit:
        indikator = indikator.filter(di_bawah(saring.unit, "unit__"))
    if saring.jenjang:
        indikator = indikator.filter(sasaran__jenjang=saring.jenjang)
    if saring.sasaran:
        indikator = indikator.filter(sasaran=saring.sasaran)
    if saring.kode:
        indikator = indikator.filter(kode=saring.kode)
    if saring.cari:
        indikator = indikator.filter(Q(kode__icontains=saring.cari) | Q(uraian__icontains=saring.cari))
    pada = Pada(saring.per) if saring.per else None
    if pada and not pada.ada_data:
        indikator = indikator.none()
    periode = Periode(saring.tahun, saring.triwulan, saring.semua_status, sudah_lewat(saring.per))
    return RekapCapaian(indikator, periode, kebijakan_tahun(saring.tahun), pada)


def indikator_berlaku(indikator: QuerySet[Indikator], saring: SaringCapaian) -> QuerySet[Indikator]:
    """Those of them that are valid in the year under the version asked for, with what a row needs."""
    return indikator.filter(
        menurut_versi(saring), tahun_awal__lte=saring.tahun, tahun_akhir__gte=saring.tahun
    ).select_related("sasaran__renstra", "unit")


def menurut_versi(saring: SaringCapaian) -> Q:
    """Strategis, prioritas nasional and RPJMN belong to no plan version and are listed with any."""
    if saring.semua_versi:
        return Q()
    tanpa_versi = Q(sasaran__renstra__isnull=True)
    if saring.renstra:
        return tanpa_versi | Q(sasaran__renstra__versi=saring.renstra)
    return tanpa_versi | Q(sasaran__renstra__in=Renstra.objects.berlaku_pada(saring.tahun))


def tahun_terakhir(user: Pengguna) -> int | None:
    """The latest year with official realisasi that the user may see; None where there is none."""
    terlihat = jangkauan(user).terlihat("indikator__unit__")
    tahun: int | None = Realisasi.objects.resmi().filter(terlihat).aggregate(tahun=Max("tahun"))["tahun"]
    return tahun
