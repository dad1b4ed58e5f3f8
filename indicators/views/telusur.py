"""Telusur: every printed figure answers "where does this come from?"."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indicators.akses import Ditolak, TakTerlihat
from indicators.forms import PerForm
from indicators.models import UnitKerja
from indicators.rekap import SaringCapaian, sudah_lewat
from indicators.rekap.alamat import pada_url
from indicators.rekap.daftar_rencana import unit_bernama
from indicators.telusur import (
    Penjelasan,
    jelaskan_capaian,
    jelaskan_laju,
    jelaskan_sasaran,
    jelaskan_tahun,
    jelaskan_unit,
)
from indicators.views.pada import konteks_per


def _semua(request: HttpRequest) -> bool:
    """Whether the figure asked about counts pending ones too; by default it is the official one."""
    return request.GET.get("status") == "semua"


def _per(request: HttpRequest) -> date | None:
    """The day whose state is asked about. Raises Ditolak for what is no day, or none yet."""
    form = PerForm(request.GET)
    if not form.is_valid():
        raise Ditolak(f"Menurut keadaan per: {' '.join(map(str, form.errors['per']))}")
    hari: date | None = form.cleaned_data["per"]
    return hari


@require_safe
def telusur_capaian(request: HttpRequest, kode: str, tahun: int, triwulan: int | None = None) -> HttpResponse:
    saring = SaringCapaian(
        tahun, triwulan, semua_status=_semua(request), kode=kode, semua_versi=True, per=_per(request)
    )
    kartu = pada_url(reverse("indicators:indikator-detail", args=[kode]), sudah_lewat(saring.per))
    return halaman_penjelasan(request, jelaskan_capaian(request.user, saring), kartu, "Kartu indikator")


def _unit(request: HttpRequest) -> UnitKerja | None:
    """The unit to which a mean is narrowed. Raises TakTerlihat for a foreign one as for an unknown one."""
    kode = request.GET.get("unit", "")
    if not kode:
        return None
    unit = unit_bernama(request.user, kode)
    if not unit.ada:
        raise TakTerlihat("Unit tidak ditemukan.")
    return unit.satu()


@require_safe
def telusur_sasaran(request: HttpRequest, sasaran: int, tahun: int, triwulan: int | None = None) -> HttpResponse:
    saring = SaringCapaian(
        tahun, triwulan, _unit(request), semua_status=_semua(request), semua_versi=True, per=_per(request)
    )
    penjelasan = jelaskan_sasaran(request.user, sasaran, saring)
    return halaman_penjelasan(request, penjelasan, _daftar_url(saring, sasaran=sasaran), "Capaian")


@require_safe
def telusur_unit(request: HttpRequest, kode: str, tahun: int, triwulan: int | None = None) -> HttpResponse:
    saring = SaringCapaian(tahun, triwulan, semua_status=_semua(request), per=_per(request))
    penjelasan = jelaskan_unit(request.user, kode, saring)
    return halaman_penjelasan(request, penjelasan, _daftar_url(saring), "Capaian")


@require_safe
def telusur_tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    return halaman_penjelasan(
        request, jelaskan_tahun(request.user, tahun), _daftar_url(SaringCapaian(tahun)), "Capaian"
    )


@require_safe
def telusur_laju(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    penjelasan = jelaskan_laju(request.user, kode, tahun, triwulan, semua=_semua(request))
    return halaman_penjelasan(
        request, penjelasan, reverse("indicators:indikator-detail", args=[kode]), "Kartu indikator"
    )


def _daftar_url(saring: SaringCapaian, sasaran: int | None = None) -> str:
    """The list that a mean was taken over."""
    isi = {
        "tahun": saring.tahun,
        "triwulan": saring.triwulan,
        "unit": saring.unit.kode if saring.unit else None,
        "status": "semua" if saring.semua_status else None,
        "sasaran": sasaran,
        "per": saring.per.isoformat() if saring.per else None,
    }
    return f"{reverse('indicators:capaian-list')}?{urlencode({k: v for k, v in isi.items() if v})}"


def halaman_penjelasan(
    request: HttpRequest, penjelasan: Penjelasan, kembali: str, label: str, menu: str = "capaian"
) -> HttpResponse:
    """The page of any explanation, with the way back to where its figure stands."""
    konteks = {
        "menu": menu,
        "judul": penjelasan.judul,
        "subjudul": penjelasan.subjudul,
        **konteks_per(request, penjelasan.pada),
        "kembali": {"url": kembali, "label": label},
        "hasil_teks": penjelasan.nilai_teks,
        "satuan": penjelasan.satuan,
        "kategori": penjelasan.kategori,
        "sementara": penjelasan.sementara,
        "alasan_teks": penjelasan.alasan_teks,
        "tercetak_teks": penjelasan.tercetak_teks,
        "langkah": penjelasan.langkah,
        "agregat": penjelasan.agregat,
        "asal": penjelasan.asal,
        "riwayat": penjelasan.riwayat,
        "lain_url": penjelasan.lain_url,
    }
    if penjelasan.melampaui:
        konteks["batas_pandang"] = ""  # this one page is about more than the reach
    return render(request, "renstra/telusur.html", konteks)
