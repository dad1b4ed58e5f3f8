"""After a plan came in: what its document prints against what follows from its own inputs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import TakTerlihat, pelaku
from indicators.models import KeadaanImpor
from indicators.rekap.impor import impor_milik, indikator_impor
from renstra.impor.daftar import jenis_impor
from renstra.sumber import periksa_indikator


@require_safe
def impor_periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """check_sumber on what one batch brought; nothing of a batch that is not applied."""
    user = pelaku(request.user)
    impor = impor_milik(user, pk)
    jenis_impor(impor.jenis).periksa_hak(user)
    if impor.keadaan != KeadaanImpor.SELESAI or impor.diterapkan_pada is None:
        raise TakTerlihat("Impor ini belum diterapkan.")
    indikator = indikator_impor(impor)
    hasil = periksa_indikator(indikator)
    konteks = {
        "menu": "impor",
        "judul": "Pemeriksaan sesudah impor",
        "impor": impor,
        "banyak": len(indikator),
        "hasil": hasil,
    }
    return render(request, "renstra/impor_periksa.html", konteks)
