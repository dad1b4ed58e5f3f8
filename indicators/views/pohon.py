"""The pohon kinerja, and where the figure of one of its nodes comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators.akses import Ditolak
from indicators.capaian import ROMAWI
from indicators.forms import SaringPohonForm
from indicators.rekap import Pohon, SaringCapaian, pohon_kinerja, pohon_url, tahun_terakhir
from indicators.telusur import jelaskan_pohon
from indicators.views.pada import konteks_per
from indicators.views.telusur import halaman_penjelasan


@require_safe
def pohon(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = SaringPohonForm(request.GET, user=user, tahun=tahun_terakhir(user) or timezone.localdate().year)
    konteks = {"menu": "pohon", "judul": "Pohon kinerja", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/pohon.html", konteks, status=400)
    saring = form.saring()
    susunan = pohon_kinerja(user, saring)
    konteks |= {"subjudul": _subjudul(saring, susunan), "pohon": susunan, "tahun": saring.tahun}
    konteks |= konteks_per(request, susunan.rekap.pada)
    return render(request, "indicators/pohon.html", konteks)


def _subjudul(saring: SaringCapaian, susunan: Pohon) -> str:
    periode = f"s.d. triwulan {ROMAWI[saring.triwulan]} " if saring.triwulan else "Tahun "
    angka = "resmi dan yang menunggu persetujuan" if saring.semua_status else "angka resmi (disetujui)"
    versi = [f"Renstra {v}" for v in susunan.versi]
    return " · ".join([f"{periode}{saring.tahun}", *versi, f"{susunan.banyak} indikator", angka])


@require_safe
def telusur_pohon(request: HttpRequest, sasaran: int, tahun: int, triwulan: int | None = None) -> HttpResponse:
    """Raises Ditolak (400) for a filter that the page itself would refuse."""
    saringan = request.GET.copy()
    saringan["tahun"], saringan["triwulan"] = str(tahun), str(triwulan or "")
    form = SaringPohonForm(saringan, user=request.user, tahun=tahun)
    if not form.is_valid():
        raise Ditolak(" ".join(str(pesan) for semua in form.errors.values() for pesan in semua))
    saring = form.saring()
    penjelasan, milik = jelaskan_pohon(request.user, sasaran, saring)
    return halaman_penjelasan(request, penjelasan, pohon_url(milik, saring), "Pohon kinerja", "pohon")
