"""`/segel/<checksum>/`: does a printed checksum belong to a seal, and does that seal still hold? For everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.rekap.segel import cari_segel
from renstra.publik.pintu import terbuka


@terbuka
def segel_cek(request: HttpRequest, checksum: str) -> HttpResponse:
    """No figure and no name of a person: which quarter, when, how much of it, and what replaced it."""
    hasil = cari_segel(checksum)
    konteks = {"menu": "segel", "judul": "Pemeriksaan segel", "hasil": hasil, "checksum": checksum[:64]}
    return render(request, "renstra/segel_cek.html", konteks, status=200 if hasil else 404)
