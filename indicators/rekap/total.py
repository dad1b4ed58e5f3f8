"""Stored totals of a unit and the units directly below it, over the years: what a page of a large unit is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, TextField, When
from django.utils import formats, timezone

from indicators.capaian import Agregat, Alasan, Anggota, AturanKebijakan, agregat
from indicators.capaian.jumlahan import Jumlahan, TakPasti
from indicators.models import Indikator, PerluHitung, Renstra, RingkasanCapaian, RingkasanUnit, UnitKerja, di_bawah
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.jumlah_unit import NOL, Petak
from indicators.rekap.kebijakan import aturan_tersimpan, kebijakan_seiring, kebijakan_tahun
from indicators.rekap.periode import Periode
from indicators.rekap.rerata import Rerata
from indicators.rekap.ringkas import BarisRingkas

BESAR = 300  # indikator from which on a unit's page is made of totals; below it everything is read and shown
TERENDAH = 6


@dataclass(frozen=True, slots=True)
class TotalUnit:
    """By unit, year, quarter and side. `terlambat`: something below has changed since `diperbarui`."""

    unit: UnitKerja
    isi: Mapping[Petak, Jumlahan]
    kebijakan: Mapping[int, AturanKebijakan]
    diperbarui: datetime | None
    terlambat: bool

    @property
    def tahun(self) -> list[int]:
        """The years in which the unit or anything below it has an indikator."""
        return sorted({t for (unit, t, _, _), j in self.isi.items() if unit == self.unit.pk and j.banyak})

    @property
    def tahun_terakhir(self) -> int | None:
        """The latest year with an official figure; None where there is none."""
        resmi = (t for (unit, t, _, semua), j in self.isi.items() if unit == self.unit.pk and not semua and j.polos.n)
        return max(resmi, default=None)

    @property
    def besar(self) -> bool:
        """Whether there is more below the unit than one page reads for itself."""
        return max((j.banyak for p, j in self.isi.items() if p[0] == self.unit.pk), default=0) > BESAR

    @property
    def diperbarui_teks(self) -> str:
        """ "14.03", where the figures are not quite of this moment; else empty."""
        if not self.terlambat or self.diperbarui is None:
            return ""
        return formats.date_format(timezone.localtime(self.diperbarui), "H.i.s")

    def aturan(self, tahun: int) -> AturanKebijakan:
        """The rules of a year; asked for alone only where nothing is stored of it."""
        return self.kebijakan.get(tahun) or kebijakan_tahun(tahun)

    def jumlahan(self, unit: UnitKerja, periode: Periode) -> Jumlahan:
        return self.isi.get((unit.pk, periode.tahun, periode.triwulan or 0, periode.semua_status), NOL)

    def rerata(self, unit: UnitKerja, periode: Periode) -> Rerata:
        """The mean of a unit with everything below it."""
        jumlahan = self.jumlahan(unit, periode)
        alamat = telusur_unit_url(unit, periode.tahun, periode.triwulan, semua=periode.semua_status)
        return Rerata(self._agregat(unit, periode, jumlahan), alamat, jumlahan.contoh > 0, jumlahan.sebagian)

    def _agregat(self, unit: UnitKerja, periode: Periode, jumlahan: Jumlahan) -> Agregat:
        kebijakan = self.aturan(periode.tahun)
        try:
            return jumlahan.agregat(kebijakan)
        except TakPasti:
            return agregat(_anggota(unit, periode), kebijakan)

    def alasan(self, unit: UnitKerja, periode: Periode) -> dict[Alasan, int]:
        """How many indikator have no capaian, by the reason."""
        return {Alasan(kode): n for kode, n in self.jumlahan(unit, periode).alasan.items()}


def total_unit(
    unit: UnitKerja | None, anak: Sequence[UnitKerja], triwulan: int | None, tahun: int | None = None
) -> TotalUnit | None:
    """One query; None where nothing is stored yet. `tahun`: the one year in which the units below are wanted."""
    if unit is None:
        return None
    bawah = Q(unit__in=anak, triwulan=triwulan or 0)
    if tahun is not None:
        bawah &= Q(tahun=tahun)
    # Once a year, not beside every row: the database would put it together each time.
    sekali = When(unit=unit, triwulan=0, semua=False, then=kebijakan_seiring(OuterRef("tahun")))
    aturan = Case(sekali, default=None, output_field=TextField())
    baris: list[Any] = list(
        RingkasanUnit.objects.filter(Q(unit=unit, triwulan__in={0, triwulan or 0}) | bawah).annotate(
            aturan=aturan, usang=_usang(unit)
        )
    )
    if not baris:
        return None
    return TotalUnit(
        unit,
        {(b.unit_id, b.tahun, b.triwulan, b.semua): Jumlahan.dari_json(b.isi) for b in baris},
        {b.tahun: aturan_tersimpan(b.aturan) for b in baris if b.aturan},
        min(b.diperbarui for b in baris),
        baris[0].usang,
    )


def _usang(unit: UnitKerja) -> Exists:
    """Whether any mark concerns the unit or what lies below it."""
    di_dalam = Indikator.objects.filter(di_bawah(unit, "unit__"), pk=OuterRef("indikator"))
    milik_unit = UnitKerja.objects.filter(di_bawah(unit), pk=OuterRef("unit"))
    umum = Q(indikator__isnull=True, unit__isnull=True)
    return Exists(PerluHitung.objects.order_by().filter(umum | Q(Exists(di_dalam)) | Q(Exists(milik_unit))))


def _tersimpan(unit: UnitKerja, periode: Periode) -> Any:
    """Stored rows of the unit and below that enter its totals; both sides where pending figures count too."""
    sisi = Q() if periode.semua_status else Q(semua=False)
    return RingkasanCapaian.objects.filter(
        sisi,
        di_bawah(unit, "indikator__unit__"),
        Q(indikator__sasaran__renstra__isnull=True)
        | Q(indikator__sasaran__renstra__in=Renstra.objects.berlaku_pada(periode.tahun)),
        tahun=periode.tahun,
        triwulan=periode.triwulan or 0,
    )


def _anggota(unit: UnitKerja, periode: Periode) -> list[Anggota]:
    """The members themselves, for the rare mean that lies on the edge between two printed figures."""
    kolom = ("indikator_id", "isi", "indikator__bobot")
    sisi = {pk: (isi, bobot) for pk, isi, bobot in _tersimpan(unit, periode).order_by("semua").values_list(*kolom)}
    return [
        Anggota(
            str(pk),
            Fraction(*map(int, isi["tepat"].split("/"))) if "tepat" in isi else None,
            Alasan(isi["alasan"]) if "alasan" in isi else None,
            bobot,
            isi.get("sementara", False),
        )
        for pk, (isi, bobot) in sisi.items()
    ]


def capaian_terendah(unit: UnitKerja, periode: Periode) -> list[BarisRingkas]:
    """The official rows of the unit and below that are furthest below their target, the lowest first; one query."""
    resmi = Periode(periode.tahun, periode.triwulan)
    baris = _tersimpan(unit, resmi).filter(capaian__lt=100).order_by("capaian", "indikator_id")
    terpilih = baris.select_related("indikator__unit", "indikator__sasaran")[:TERENDAH]
    return [BarisRingkas(b.indikator, b.tahun, b.triwulan or None, b.isi) for b in terpilih]
