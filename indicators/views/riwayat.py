"""The history, for everybody as far as they may see it; there is no way to change it here or anywhere."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2.data import TableListData

from indicators.akses import Terlarang
from indicators.api.serializers.halaman import RiwayatTeksSerializer
from indicators.forms.riwayat import SaringRiwayatForm
from indicators.rekap.riwayat import jenis_dikenal, jenis_terlihat, rekap_riwayat
from indicators.tables.riwayat import RiwayatTable
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan

SEHALAMAN = 50


@require_safe
def riwayat_list(request: HttpRequest) -> HttpResponseBase:
    diminta = request.GET.get("jenis", "")
    if diminta in jenis_dikenal() and diminta not in jenis_terlihat(request.user):
        raise Terlarang("Catatan akun dan keamanan hanya dibaca administrator.")
    form = SaringRiwayatForm(request.GET, user=request.user)
    konteks = {"menu": "riwayat", "judul": "Riwayat", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/riwayat_list.html", konteks, status=400)
    saring = form.saring()
    daftar = rekap_riwayat(request.user, saring)
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, RiwayatTeksSerializer, daftar, "riwayat")
    # As list data the rows stay unread but for the page that is shown; a page that is none is the nearest.
    table = RiwayatTable(TableListData(daftar))
    halaman = Paginator(daftar, SEHALAMAN).get_page(request.GET.get("page"))
    table.paginate(page=halaman.number, per_page=SEHALAMAN)
    konteks |= {
        "subjudul": f"{len(daftar)} perubahan, terbaru di atas",
        "table": table,
        "kosong": not len(daftar),
        "tersaring": any(form.cleaned_data.values()),
        "permintaan": saring.permintaan,
        "unduh": tautan_unduh(request) if len(daftar) else [],
    }
    return render(request, "indicators/riwayat_list.html", konteks)
