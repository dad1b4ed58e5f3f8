"""Where a figure of the budget comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from budget.telusur import jelaskan_nilai, jelaskan_pendanaan, jelaskan_selisih, jelaskan_serapan
from indicators.telusur import Penjelasan
from indicators.views.telusur import konteks_penjelasan


@require_safe
def telusur_serapan(request: HttpRequest, data: int, kode: str) -> HttpResponse:
    penjelasan, terbit = jelaskan_serapan(request.user, data, kode)
    kembali = f"{reverse('budget:anggaran-list')}?tahun={terbit.tahun}&rincian={terbit.rincian}"
    return _halaman(request, penjelasan, "anggaran", kembali, "Anggaran")


@require_safe
def telusur_selisih(request: HttpRequest, kini: int, pembanding: int, kode: str) -> HttpResponse:
    penjelasan = jelaskan_selisih(request.user, kini, pembanding, kode)
    kembali = f"{reverse('budget:banding')}?terbitan={kini}&pembanding={pembanding}"
    return _halaman(request, penjelasan, "dua_terbitan", kembali, "Anggaran dibandingkan")


@require_safe
def telusur_pendanaan(request: HttpRequest, pendanaan: int) -> HttpResponse:
    penjelasan = jelaskan_pendanaan(pendanaan)
    return _halaman(request, penjelasan, "pendanaan", reverse("budget:pendanaan-list"), "Kerangka pendanaan")


@require_safe
def telusur_nilai(request: HttpRequest, nilai: int) -> HttpResponse:
    penjelasan, tahun = jelaskan_nilai(request.user, nilai)
    kembali = f"{reverse('budget:nilai-list')}?tahun={tahun}"
    return _halaman(request, penjelasan, "nka", kembali, "Nilai kinerja anggaran")


def _halaman(request: HttpRequest, penjelasan: Penjelasan, menu: str, kembali: str, label: str) -> HttpResponse:
    konteks = {
        "menu": menu,
        "judul": penjelasan.judul,
        "subjudul": penjelasan.subjudul,
        "kembali": {"url": kembali, "label": label},
        **konteks_penjelasan(penjelasan),
    }
    return render(request, "renstra/telusur.html", konteks)
