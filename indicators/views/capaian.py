"""The capaian table: all rows of a filter, one section per level, grouped by sasaran."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.akses import Pengguna
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.capaian import ROMAWI, AturanKebijakan
from indicators.forms import SaringCapaianForm
from indicators.models import Jenjang, Sasaran
from indicators.rekap import (
    BarisCapaian,
    SaringCapaian,
    pohon_url,
    rekap_capaian,
    sudah_lewat,
    tahun_terakhir,
    telusur_sasaran_url,
)
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.rerata import Rerata, rerata
from indicators.rekap.unit import pohon_unit
from indicators.views.pada import konteks_per
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of a row of targets."""

    tahun: int
    teks: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """A row; `resmi` is its official side where the row counts pending figures too."""

    baris: BarisCapaian
    target: list[Sel]
    resmi: BarisCapaian | None


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A sasaran with its mean and its rows; beside a mean of all figures stands the official one."""

    sasaran: Sasaran
    rerata: Rerata
    resmi: Rerata | None
    menunggu: int
    baris: list[BarisTabel]


@dataclass(frozen=True, slots=True)
class Bagian:
    """A level with its own target columns."""

    judul: str
    tahun_target: list[int]
    kelompok: list[Kelompok]
    pohon_url: str  # where its sasaran stand in the pohon kinerja; empty for those that hang on none


@require_safe
def capaian_list(request: HttpRequest) -> HttpResponseBase:
    user = request.user
    form = SaringCapaianForm(request.GET, user=user, tahun=tahun_terakhir(user) or timezone.localdate().year)
    konteks = {"menu": "capaian", "judul": "Capaian indikator kinerja", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/capaian_list.html", konteks, status=400)
    saring = form.saring()
    rekap = rekap_capaian(user, saring)
    if bentuk := bentuk_diminta(request):
        # A file has no banner: an earlier day stands in its name.
        lewat = sudah_lewat(saring.per)
        nama = f"capaian-{saring.tahun}{f'-per-{lewat}' if lewat else ''}"
        return unduhan(bentuk, CapaianSerializer, rekap, nama)
    baris = list(rekap)
    resmi = list(rekap_capaian(user, replace(saring, semua_status=False))) if saring.semua_status else []
    konteks |= {"periode": f"TW {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else saring.tahun}
    konteks |= {"subjudul": _subjudul(saring, baris), "semua": saring.semua_status}
    konteks |= {**konteks_per(request, rekap.pada), "unduh": tautan_unduh(request)}
    konteks |= {"bagian": susun_bagian(baris, saring, rekap.kebijakan, resmi), "sasaran": saring.sasaran}
    konteks |= {"tanpa_sasaran_url": _tanpa_sasaran(request)}
    konteks |= {"rerata": _seluruhnya(user, baris, saring, rekap.kebijakan)}
    return render(request, "indicators/capaian_list.html", konteks)


def _tanpa_sasaran(request: HttpRequest) -> str:
    saringan = request.GET.copy()
    saringan.pop("sasaran", None)
    return f"?{saringan.urlencode()}"


def _subjudul(saring: SaringCapaian, baris: list[BarisCapaian]) -> str:
    periode = (
        f"s.d. triwulan {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else f"Tahun {saring.tahun}"
    )
    versi = sorted({b.indikator.sasaran.renstra.nama_versi for b in baris if b.indikator.sasaran.renstra})
    bagian = [periode, *(f"Renstra {v}" for v in versi), f"{len(baris)} indikator", _angka(saring)]
    return " · ".join(bagian)


def _angka(saring: SaringCapaian) -> str:
    return "resmi dan semua, berdampingan" if saring.semua_status else "angka resmi (disetujui)"


def susun_bagian(
    baris: Iterable[BarisCapaian],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Iterable[BarisCapaian] = (),
) -> list[Bagian]:
    """Rows in tree order become sections by level and groups by sasaran; `resmi` are the same rows, official."""
    per_kode = {satu.kode: satu for satu in resmi}
    return [
        _bagian(Jenjang(jenjang), list(isi), saring, kebijakan, per_kode)
        for jenjang, isi in groupby(baris, key=lambda b: b.indikator.sasaran.jenjang)
    ]


def _bagian(
    jenjang: Jenjang,
    baris: list[BarisCapaian],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Mapping[str, BarisCapaian],
) -> Bagian:
    semua_tahun = [] if saring.semua_status else sorted({t for b in baris for t in b.target_tahunan})
    tahun = semua_tahun or [saring.tahun]  # beside two figures there is room for one target
    return Bagian(
        f"{jenjang.label} ({jenjang.jenis_indikator})",
        tahun,
        [
            _kelompok(list(isi), tahun, saring, kebijakan, resmi)
            for _, isi in groupby(baris, key=lambda b: b.indikator.sasaran_id)
        ],
        pohon_url(baris[0].indikator.sasaran, saring),
    )


def _kelompok(
    baris: list[BarisCapaian],
    tahun: list[int],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Mapping[str, BarisCapaian],
) -> Kelompok:
    milik_resmi = [resmi[b.kode] for b in baris if b.kode in resmi]
    return Kelompok(
        baris[0].indikator.sasaran,
        _rerata(baris, saring, kebijakan),
        _rerata(milik_resmi, replace(saring, semua_status=False), kebijakan) if milik_resmi else None,
        sum(b.menunggu for b in baris),
        [BarisTabel(b, [Sel(t, b.target_tahunan.get(t, "")) for t in tahun], resmi.get(b.kode)) for b in baris],
    )


def _rerata(baris: list[BarisCapaian], saring: SaringCapaian, kebijakan: AturanKebijakan) -> Rerata:
    alamat = telusur_sasaran_url(
        baris[0].indikator.sasaran,
        saring.tahun,
        saring.triwulan,
        sudah_lewat(saring.per),
        semua=saring.semua_status and any(b.sementara for b in baris),
        unit=saring.unit,
    )
    return rerata(baris, kebijakan, alamat)


def _seluruhnya(
    user: Pengguna, baris: list[BarisCapaian], saring: SaringCapaian, kebijakan: AturanKebijakan
) -> Rerata | None:
    """The mean over the whole page, where it is that of a unit; a cut by level, version or sasaran has none."""
    if not baris or saring.renstra or saring.jenjang or saring.sasaran:
        return None
    pohon = pohon_unit(user)
    unit = saring.unit or (pohon.akar if pohon.meliputi_semua else None)
    if unit is None:
        return None
    alamat = telusur_unit_url(unit, saring.tahun, saring.triwulan, sudah_lewat(saring.per), semua=saring.semua_status)
    return rerata(baris, kebijakan, alamat)
