"""What-if: a year under other rules, to look at before they are decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.akses import periksa_simulasi
from indicators.forms.simulasi import SimulasiForm
from indicators.rekap import tahun_terakhir
from indicators.rekap.simulasi import simulasi_kebijakan


@require_safe
def simulasi(request: HttpRequest) -> HttpResponse:
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
    konteks |= {"lain": lain, "hasil": simulasi_kebijakan(request.user, lain)}
    return render(request, "indicators/simulasi.html", konteks)
