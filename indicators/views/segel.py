"""The seals of closed quarters, for everyone who is logged in; their files for who sees every unit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import boleh_berkas_segel
from indicators.api.serializers.pelaporan import SegelSerializer
from indicators.rekap.segel import berkas_segel, daftar_segel
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@require_safe
def segel_list(request: HttpRequest) -> HttpResponseBase:
    segel = daftar_segel()
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, SegelSerializer, segel, "segel")
    konteks = {
        "menu": "pelaporan",
        "judul": "Segel triwulan",
        "subjudul": "Angka resmi setiap triwulan yang sudah ditutup, dirantai supaya tidak dapat diubah diam-diam",
        "segel": segel,
        "boleh_unduh": boleh_berkas_segel(request.user),
        "unduh": tautan_unduh(request) if segel else [],
    }
    return render(request, "indicators/segel_list.html", konteks)


@require_safe
def segel_unduh(request: HttpRequest, sha256: str) -> HttpResponse:
    """The very bytes that were hashed: `sha256sum` of the file is the checksum."""
    segel = berkas_segel(request.user, sha256)
    nama = f"segel-{segel.tahun}-tw{segel.triwulan}-revisi{segel.revisi}.json"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"', "Cache-Control": "private, no-store"}
    return HttpResponse(segel.isi.encode(), content_type="application/json", headers=kepala)
