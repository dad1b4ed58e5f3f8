"""The messages of the person who is logged in; opening one marks it as read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.akses import TakTerlihat
from indicators.forms.pemberitahuan import DibacaForm
from indicators.rekap.pemberitahuan import pemberitahuan_untuk
from indicators.services.pemberitahuan import tandai_dibaca, tandai_semua_dibaca

SEHALAMAN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def pemberitahuan(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _dibaca(request)
    halaman = Paginator(pemberitahuan_untuk(request.user), SEHALAMAN).get_page(request.GET.get("page"))
    konteks = {
        "menu": "pemberitahuan",
        "judul": "Pemberitahuan",
        "halaman": halaman,
        "nomor": halaman.paginator.get_elided_page_range(halaman.number, on_each_side=1, on_ends=1),
    }
    return render(request, "indicators/pemberitahuan.html", konteks)


def _dibaca(request: HttpRequest) -> HttpResponse:
    form = DibacaForm(request.POST)
    if not form.is_valid() or not isinstance(request.user, User):
        raise TakTerlihat("Pemberitahuan tidak ditemukan.")
    if pk := form.cleaned_data["baca"]:
        return redirect(tandai_dibaca(request.user, pk).url or "indicators:pemberitahuan")
    tandai_semua_dibaca(request.user)
    messages.success(request, "Semua pemberitahuan ditandai sudah dibaca.")
    return redirect("indicators:pemberitahuan")
