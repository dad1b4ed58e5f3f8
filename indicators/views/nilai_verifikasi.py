"""A verified value is written beside a reported one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from indicators.akses import TidakLengkap, pelaku, periksa_mencatat_verifikasi
from indicators.forms.nilai_verifikasi import NilaiVerifikasiForm, dapat_diverifikasi
from indicators.services.nilai_verifikasi import add_nilai_verifikasi
from indicators.views.indikator import indikator_atau_404


@require_POST
def nilai_verifikasi(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    indikator = indikator_atau_404(request.user, kode)
    periksa_mencatat_verifikasi(request.user, indikator.unit.jalur)  # before anything is said about what was typed
    if not dapat_diverifikasi(indikator):
        raise TidakLengkap("Nilai berupa teks tidak punya nilai verifikasi.")
    form = NilaiVerifikasiForm(indikator, 0, request.POST)
    if not form.is_valid():
        galat = [f"{form.fields[b].label or b}: {' '.join(map(str, p))}" for b, p in form.errors.items()]
        raise TidakLengkap("Nilai verifikasi belum dapat disimpan.", galat)
    satu = add_nilai_verifikasi(pelaku(request.user), form.isian(kode, tahun, triwulan))
    messages.success(request, f"Nilai verifikasi dicatat menurut {satu.sumber}; yang dilaporkan tetap tersimpan.")
    return redirect(f"{reverse('indicators:realisasi-panel', args=[kode, tahun, triwulan])}#verifikasi")
