"""NKA and IKPA as published, each held against its own parts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from budget.api.serializers_banding import KomponenNilaiSerializer
from budget.forms import TahunNilaiForm
from budget.models import JenisNilaiKinerja
from budget.rekap import rekap_nilai, semua_skema, tahun_nilai
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@require_safe
def nilai_list(request: HttpRequest) -> HttpResponseBase:
    ada = tahun_nilai(request.user)
    form = TahunNilaiForm(request.GET, ada=ada, bawaan=max(ada, default=timezone.localdate().year))
    konteks = {"menu": "nka", "judul": "Nilai kinerja anggaran", "filter": form}
    if not form.is_valid():
        return render(request, "budget/nilai_list.html", konteks, status=400)
    tahun = form.cleaned_data["tahun"]
    nilai = rekap_nilai(request.user, tahun)
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, KomponenNilaiSerializer, [k for n in nilai for k in n.rincian], f"nilai-{tahun}")
    konteks |= {
        "subjudul": f"NKA dan IKPA tahun {tahun}, disalin dari sumbernya dan diperiksa jumlahnya",
        "tahun": tahun,
        "nilai": nilai,
        "skema": semua_skema(),
        "tambah": _tambah(request, tahun),
        "unduh": tautan_unduh(request) if nilai else [],
    }
    return render(request, "budget/nilai_list.html", konteks)


def _tambah(request: HttpRequest, tahun: int) -> list[dict[str, str]]:
    """For whoever the admin lets in: a new value with the parts that the rule of the year has."""
    if not admin.site.has_permission(request):
        return []
    alamat = reverse("admin:budget_nilaikinerjaanggaran_add")
    return [
        {"label": f"Tambah {jenis.upper()} {tahun}", "url": f"{alamat}?{urlencode({'jenis': jenis, 'tahun': tahun})}"}
        for jenis in JenisNilaiKinerja.values
    ]
