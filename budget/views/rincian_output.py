from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from budget.api.keluaran import RincianOutputSerializer
from budget.forms import TahunNilaiForm
from budget.rekap.rincian_output import rekap_ro, tahun_ro
from indicators.akses import administrator
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@require_safe
def ro_list(request: HttpRequest) -> HttpResponseBase:
    """The rincian output of a year."""
    ada = tahun_ro(request.user)
    form = TahunNilaiForm(request.GET, ada=ada, bawaan=max(ada, default=timezone.localdate().year))
    konteks = {"menu": "ro", "judul": "Rincian output", "filter": form}
    if not form.is_valid():
        return render(request, "budget/ro_list.html", konteks, status=400)
    tahun = form.cleaned_data["tahun"]
    rekap = rekap_ro(request.user, tahun)
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, RincianOutputSerializer, rekap.baris if rekap else (), f"rincian-output-{tahun}")
    konteks |= {
        "subjudul": f"Keluaran yang dianggarkan tahun {tahun}, menurut KRISNA",
        "rekap": rekap,
        "unduh": tautan_unduh(request) if rekap else [],
        "boleh_impor": administrator(request.user),
    }
    return render(request, "budget/ro_list.html", konteks)
