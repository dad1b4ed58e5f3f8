"""The file of a batch, with what is wrong in it marked."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from indicators.akses import TakTerlihat
from indicators.models import KeadaanImpor
from indicators.rekap.impor import impor_milik
from indicators.services.impor import open_bertanda
from renstra.impor.views import KEPALA_UNDUH, XLSX


@require_safe
def impor_berkas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it was sent, with what is wrong in it marked."""
    impor = impor_milik(request.user, pk)
    if impor.keadaan == KeadaanImpor.DIBATALKAN or not impor.bertanda:
        raise TakTerlihat("Berkas bertanda tidak ada.")
    nama = f"bertanda-{impor.nama_berkas.rpartition('.')[0] or impor.nama_berkas}.xlsx"
    return FileResponse(
        open_bertanda(impor), as_attachment=True, filename=nama, content_type=XLSX, headers=KEPALA_UNDUH
    )
