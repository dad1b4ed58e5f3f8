"""What-if: a year under other rules, to look at before they are decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.akses import periksa_simulasi
from indicators.api.serializers.halaman import RerataSimulasiSerializer, SimulasiSerializer
from indicators.forms.simulasi import SimulasiForm
from indicators.rekap import tahun_terakhir
from indicators.rekap.simulasi import simulasi_kebijakan
from indicators.views.unduh import TabelUnduh, bentuk_diminta, tautan_unduh, unduhan_tabel


@require_safe
def simulasi(request: HttpRequest) -> HttpResponseBase:
    periksa_simulasi(request.user)  # before anything is said about what was asked
    form = SimulasiForm(request.GET, tahun=tahun_terakhir(request.user) or timezone.localdate().year)
    konteks = {
        "menu": "simulasi",
        "judul": "Simulasi kebijakan",
        "subjudul": "Satu tahun menurut aturan lain: angka dan kategori mana yang berubah. Tidak ada yang disimpan.",
        "filter": form,
    }
    if not form.is_valid():
        return render(request, "indicators/simulasi.html", konteks, status=400)
    lain = form.lain()
    hasil = simulasi_kebijakan(request.user, lain)
    if bentuk := bentuk_diminta(request):
        tabel = {
            "indikator": TabelUnduh(SimulasiSerializer, lambda: hasil.baris, f"simulasi-{lain.tahun}"),
            "sasaran": TabelUnduh(RerataSimulasiSerializer, lambda: hasil.sasaran, f"simulasi-sasaran-{lain.tahun}"),
        }
        return unduhan_tabel(request, bentuk, tabel)
    konteks |= {"lain": lain, "hasil": hasil}
    konteks |= {"unduh": tautan_unduh(request), "unduh_sasaran": tautan_unduh(request, "sasaran")}
    return render(request, "indicators/simulasi.html", konteks)
