"""Where a figure of the budget comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from budget.telusur import jelaskan_nilai, jelaskan_pendanaan, jelaskan_selisih, jelaskan_serapan
from indicators.views.telusur import halaman_penjelasan


@require_safe
def telusur_serapan(request: HttpRequest, data: int, kode: str) -> HttpResponse:
    penjelasan, rincian = jelaskan_serapan(request.user, data, kode)
    kembali = f"{reverse('budget:anggaran-list')}?{rincian}"
    return halaman_penjelasan(request, penjelasan, kembali, "Anggaran", "anggaran")


@require_safe
def telusur_selisih(request: HttpRequest, kini: int, pembanding: int, kode: str) -> HttpResponse:
    penjelasan = jelaskan_selisih(request.user, kini, pembanding, kode)
    kembali = f"{reverse('budget:banding')}?terbitan={kini}&pembanding={pembanding}"
    return halaman_penjelasan(request, penjelasan, kembali, "Anggaran dibandingkan", "dua_terbitan")


@require_safe
def telusur_pendanaan(request: HttpRequest, pendanaan: int) -> HttpResponse:
    penjelasan = jelaskan_pendanaan(pendanaan)
    return halaman_penjelasan(
        request, penjelasan, reverse("budget:pendanaan-list"), "Kerangka pendanaan", "pendanaan"
    )


@require_safe
def telusur_nilai(request: HttpRequest, nilai: int) -> HttpResponse:
    penjelasan, tahun = jelaskan_nilai(request.user, nilai)
    kembali = f"{reverse('budget:nilai-list')}?tahun={tahun}"
    return halaman_penjelasan(request, penjelasan, kembali, "Nilai kinerja anggaran", "nka")
