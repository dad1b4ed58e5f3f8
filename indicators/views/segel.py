"""The seals of closed quarters, for everyone who is logged in; their files for who sees every unit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import boleh_berkas_segel
from indicators.rekap.segel import berkas_segel, daftar_segel


@require_safe
def segel_list(request: HttpRequest) -> HttpResponse:
    segel = daftar_segel()
    konteks = {
        "menu": "pelaporan",
        "judul": "Segel triwulan",
        "subjudul": "Angka resmi setiap triwulan yang sudah ditutup, dirantai supaya tidak dapat diubah diam-diam",
        "segel": segel,
        "boleh_unduh": boleh_berkas_segel(request.user),
    }
    return render(request, "indicators/segel_list.html", konteks)


@require_safe
def segel_unduh(request: HttpRequest, sha256: str) -> HttpResponse:
    """The very bytes that were hashed: `sha256sum` of the file is the checksum."""
    segel = berkas_segel(request.user, sha256)
    nama = f"segel-{segel.tahun}-tw{segel.triwulan}-revisi{segel.revisi}.json"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"', "Cache-Control": "private, no-store"}
    return HttpResponse(segel.isi.encode(), content_type="application/json", headers=kepala)
