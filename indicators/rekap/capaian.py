"""`rekap_capaian`: the one read of capaian, in tree order, lazily, with a constant number of queries per slice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import Exists, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from indicators.akses import Pengguna, indikator_terlihat, jangkauan
from indicators.capaian import AturanKebijakan
from indicators.models import Indikator, Jenjang, Realisasi, Renstra, Sasaran, SatuUnit, Target, di_bawah
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.daftar import Daftar
from indicators.rekap.kebijakan import aturan_tersimpan, kebijakan_seiring, kebijakan_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
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
    unit: SatuUnit | None = None
    renstra: str | None = None
    jenjang: Jenjang | None = None
    semua_status: bool = False
    kode: str | None = None
    sasaran: Sasaran | None = None
    semua_versi: bool = False
    per: date | None = None
    cari: str = ""


class RekapCapaian(Daftar[Indikator, BarisCapaian]):
    """The rows of capaian that a filter selects: len, slice, iterate; computed only as far as they are read.

    The year, where it is not known before, and the kebijakan come along with the rows.
    """

    def __init__(
        self,
        indikator: QuerySet[Indikator],
        saring: SaringCapaian,
        tahun: Combinable,
        pada: Pada | None = None,
    ) -> None:
        super().__init__(self.bersama(indikator, tahun), URUTAN_POHON)
        self._saring = saring
        self._kebijakan: AturanKebijakan | None = None
        self.pada = pada

    @property
    def kebijakan(self) -> AturanKebijakan:
        """The rules of the year; a query of its own only where no row was read."""
        return self._kebijakan or kebijakan_tahun(self._saring.tahun)

    @staticmethod
    def bersama(indikator: QuerySet[Indikator], tahun: Combinable) -> QuerySet[Indikator]:
        return indikator.annotate(tahun_rekap=tahun, kebijakan_rekap=kebijakan_seiring(tahun))

    def susun(self, indikator: list[Indikator]) -> list[BarisCapaian]:
        """Two queries for a slice of any size, a few more for another day than today."""
        if not indikator:
            return []
        tahun: int = indikator[0].tahun_rekap  # type: ignore[attr-defined]
        kebijakan = self._kebijakan = aturan_tersimpan(indikator[0].kebijakan_rekap)  # type: ignore[attr-defined]
        saring = self._saring
        periode = Periode(tahun, saring.triwulan, saring.semua_status, sudah_lewat(saring.per))
        target, realisasi = self._target(indikator), self._realisasi(indikator, tahun, kebijakan)
        return [susun_baris(i, target[i.pk], realisasi[i.pk], periode, kebijakan) for i in indikator]

    def _target(self, indikator: list[Indikator]) -> defaultdict[int, list[Target]]:
        berlaku = self.pada.target() if self.pada else Target.objects.berlaku()
        return _kelompokkan(berlaku.filter(indikator__in=indikator).select_related("predikat"))

    def _realisasi(
        self, indikator: list[Indikator], tahun: int, kebijakan: AturanKebijakan
    ) -> defaultdict[int, list[Realisasi]]:
        tersimpan = (
            Realisasi.objects.filter(indikator__in=indikator, tahun=tahun)
            .select_related("predikat", "dokumen")
            .order_by("triwulan")
        )
        terbaca = self.pada.realisasi(tersimpan) if self.pada else list(tersimpan)
        sertakan_verifikasi(terbaca, {tahun: kebijakan}, self.pada.batas if self.pada else None)
        return _kelompokkan(terbaca)


def _kelompokkan(baris: Iterable[MilikIndikator]) -> defaultdict[int, list[MilikIndikator]]:
    per_indikator: defaultdict[int, list[MilikIndikator]] = defaultdict(list)
    for satu in baris:
        per_indikator[satu.indikator_id].append(satu)
    return per_indikator


Pilihan = tuple[QuerySet[Indikator], SaringCapaian, Combinable, Pada | None]


def rekap_capaian(user: Pengguna, saring: SaringCapaian, *, terakhir: bool = False) -> RekapCapaian:
    """Capaian rows of every indikator valid in the year that the user may see, with or without figures.

    `terakhir`: of the latest year with official realisasi; of `saring.tahun` only where there is none.
    """
    return RekapCapaian(*pilih_indikator(user, saring, terakhir=terakhir))


def pilih_indikator(user: Pengguna, saring: SaringCapaian, *, terakhir: bool = False) -> Pilihan:
    """What a filter selects for a reader: the indikator, the filter as it holds for them, the year, the day."""
    tahun: Combinable = Value(saring.tahun, IntegerField())
    if terakhir:
        tahun = Coalesce(Subquery(tahun_resmi_terlihat(user)[:1]), tahun)
    indikator = indikator_berlaku(indikator_terlihat(user), saring, tahun)
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
    if jangkauan(user).hanya_resmi:
        saring = replace(saring, semua_status=False)
    return indikator, saring, tahun, pada


def indikator_berlaku(
    indikator: QuerySet[Indikator], saring: SaringCapaian, tahun: int | Combinable
) -> QuerySet[Indikator]:
    """Those of them that are valid in the year under the version asked for, with what a row needs."""
    berlaku = indikator.filter(tahun_awal__lte=tahun, tahun_akhir__gte=tahun).select_related(
        "sasaran__renstra", "unit"
    )
    return berlaku if saring.semua_versi else berlaku.filter(menurut_versi(saring.renstra, tahun))


def menurut_versi(renstra: str | None, tahun: int | Combinable) -> Q:
    """The indikator of one plan version, or of the one in force in a year.

    Strategis, prioritas nasional and RPJMN belong to no plan version and are listed with any.
    """
    if renstra:
        return versi_renstra_q(renstra, "sasaran__")
    berlaku = Renstra.objects.berlaku_pada(tahun)
    return Q(sasaran__renstra__isnull=True) | Q(sasaran__renstra__in=berlaku)


def versi_renstra_q(renstra: str, lewat: str = "") -> Q:
    """Of this plan version or of none, by the relation to a sasaran; nothing of a version that does not exist."""
    milik = Q(**{f"{lewat}renstra__isnull": True}) | Q(**{f"{lewat}renstra__versi": renstra})
    return Q(Exists(Renstra.objects.filter(versi=renstra))) & milik


def tahun_resmi_terlihat(user: Pengguna) -> QuerySet[Realisasi, int]:
    """The years with official realisasi that the user may see, latest first, one for each figure."""
    terlihat = jangkauan(user).terlihat("indikator__unit__")
    return Realisasi.objects.resmi().filter(terlihat).order_by("-tahun").values_list("tahun", flat=True)


def tahun_terakhir(user: Pengguna) -> int | None:
    """The latest year with official realisasi that the user may see; None where there is none."""
    return tahun_resmi_terlihat(user).first()
