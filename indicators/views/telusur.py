"""Telusur: every printed figure answers "where does this come from?"."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indicators.akses import Ditolak
from indicators.forms import PerForm
from indicators.rekap import SaringCapaian, sudah_lewat
from indicators.rekap.alamat import pada_url
from indicators.telusur import Penjelasan, jelaskan_capaian, jelaskan_sasaran, jelaskan_tahun
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
    return _halaman(request, jelaskan_capaian(request.user, saring), kartu, "Kartu indikator")


@require_safe
def telusur_sasaran(request: HttpRequest, sasaran: int, tahun: int, triwulan: int | None = None) -> HttpResponse:
    saring = SaringCapaian(tahun, triwulan, semua_status=_semua(request), semua_versi=True, per=_per(request))
    penjelasan = jelaskan_sasaran(request.user, sasaran, saring)
    return _halaman(request, penjelasan, _daftar_url(tahun, saring.per), "Capaian")


@require_safe
def telusur_tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    return _halaman(request, jelaskan_tahun(request.user, tahun), _daftar_url(tahun, None), "Capaian")


def _daftar_url(tahun: int, per: date | None) -> str:
    kembali = {"tahun": tahun} | ({"per": per.isoformat()} if per else {})
    return f"{reverse('indicators:capaian-list')}?{urlencode(kembali)}"


def _halaman(request: HttpRequest, penjelasan: Penjelasan, kembali: str, label: str) -> HttpResponse:
    konteks = {
        "menu": "capaian",
        "judul": penjelasan.judul,
        "subjudul": penjelasan.subjudul,
        **konteks_per(request, penjelasan.pada),
        "kembali": {"url": kembali, "label": label},
        **konteks_penjelasan(penjelasan),
    }
    return render(request, "renstra/telusur.html", konteks)


def konteks_penjelasan(penjelasan: Penjelasan) -> dict[str, object]:
    """What the template of an explanation prints."""
    return {
        "hasil_teks": penjelasan.nilai_teks,
        "satuan": penjelasan.satuan,
        "kategori": penjelasan.kategori,
        "sementara": penjelasan.sementara,
        "alasan_teks": penjelasan.alasan_teks,
        "tercetak_teks": penjelasan.tercetak_teks,
        "langkah": penjelasan.langkah,
        "asal": penjelasan.asal,
        "riwayat": penjelasan.riwayat,
        "lain_url": penjelasan.lain_url,
    }
