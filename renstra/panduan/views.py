"""The guide. It needs no login: it holds no figure of anybody, and who cannot get in needs it most."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renstra.panduan.naskah import URUTAN, baca_bab, semua_bab


@login_not_required
@require_safe
def panduan(request: HttpRequest) -> HttpResponse:
    konteks = {
        "menu": "panduan",
        "judul": "Panduan",
        "subjudul": "Pekerjaan sehari-hari menurut peran, dengan nama yang tertulis di tombolnya",
        "semua": semua_bab(),
    }
    return render(request, "renstra/panduan.html", konteks)


@login_not_required
@require_safe
def panduan_bab(request: HttpRequest, bab: str) -> HttpResponse:
    if bab not in URUTAN:
        raise Http404
    isi = baca_bab(bab)
    konteks = {"menu": "panduan", "judul": isi.judul, "subjudul": isi.ringkas, "bab": isi, "semua": semua_bab()}
    return render(request, "renstra/panduan_bab.html", konteks)
