"""The capaian table: all rows of a filter, one section per level, grouped by sasaran."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.angka import format_persen
from indicators.capaian import ROMAWI, Agregat, AturanKebijakan, agregat
from indicators.forms import SaringCapaianForm
from indicators.models import Jenjang, Sasaran
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian, tahun_terakhir, telusur_sasaran_url


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of a row of targets."""

    tahun: int
    teks: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    baris: BarisCapaian
    target: list[Sel]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A sasaran with its mean and its rows."""

    sasaran: Sasaran
    agregat: Agregat
    nilai_teks: str
    telusur_url: str
    baris: list[BarisTabel]


@dataclass(frozen=True, slots=True)
class Bagian:
    """A level with its own target columns."""

    judul: str
    tahun_target: list[int]
    kelompok: list[Kelompok]


@require_safe
def capaian_list(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = SaringCapaianForm(request.GET, user=user, tahun=tahun_terakhir(user) or timezone.localdate().year)
    konteks = {"menu": "capaian", "judul": "Capaian indikator kinerja", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/capaian_list.html", konteks, status=400)
    saring = form.saring()
    rekap = rekap_capaian(user, saring)
    baris = list(rekap)
    konteks |= {"periode": f"TW {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else saring.tahun}
    konteks |= {"subjudul": _subjudul(saring, baris), "bagian": susun_bagian(baris, saring, rekap.kebijakan)}
    return render(request, "indicators/capaian_list.html", konteks)


def _subjudul(saring: SaringCapaian, baris: list[BarisCapaian]) -> str:
    periode = (
        f"s.d. triwulan {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else f"Tahun {saring.tahun}"
    )
    versi = sorted({b.indikator.sasaran.renstra.nama_versi for b in baris if b.indikator.sasaran.renstra})
    bagian = [periode, *(f"Renstra {v}" for v in versi), f"{len(baris)} indikator", "angka resmi (disetujui)"]
    return " · ".join(bagian)


def susun_bagian(baris: Iterable[BarisCapaian], saring: SaringCapaian, kebijakan: AturanKebijakan) -> list[Bagian]:
    """Rows in tree order become sections by level and groups by sasaran."""
    return [
        _bagian(Jenjang(jenjang), list(isi), saring, kebijakan)
        for jenjang, isi in groupby(baris, key=lambda b: b.indikator.sasaran.jenjang)
    ]


def _bagian(jenjang: Jenjang, baris: list[BarisCapaian], saring: SaringCapaian, kebijakan: AturanKebijakan) -> Bagian:
    tahun = sorted({t for b in baris for t in b.target_tahunan}) or [saring.tahun]
    return Bagian(
        f"{jenjang.label} ({jenjang.jenis_indikator})",
        tahun,
        [
            _kelompok(list(isi), tahun, saring, kebijakan)
            for _, isi in groupby(baris, key=lambda b: b.indikator.sasaran_id)
        ],
    )


def _kelompok(
    baris: list[BarisCapaian], tahun: list[int], saring: SaringCapaian, kebijakan: AturanKebijakan
) -> Kelompok:
    sasaran = baris[0].indikator.sasaran
    total = agregat([b.anggota for b in baris], kebijakan)
    return Kelompok(
        sasaran,
        total,
        "" if total.nilai is None else format_persen(total.nilai),
        telusur_sasaran_url(sasaran, saring.tahun, saring.triwulan),
        [BarisTabel(b, [Sel(t, b.target_tahunan.get(t, "")) for t in tahun]) for b in baris],
    )
