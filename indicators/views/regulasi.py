"""The regulations that the plan wants, with how far each has come; who answers for one records its progress here."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indicators.akses import Ditolak, Pengguna, TidakLengkap, boleh_mencatat_regulasi, pelaku
from indicators.api.serializers.rencana import RegulasiSerializer
from indicators.forms.regulasi import RegulasiForm
from indicators.models import JenisRegulasi, KerangkaRegulasi
from indicators.rekap import tahun_terakhir
from indicators.rekap.daftar_rencana import Saring, daftar_regulasi
from indicators.rekap.regulasi import regulasi_berlaku, usulan_naskah
from indicators.services.regulasi import save_kemajuan_regulasi
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@require_safe
def regulasi_list(request: HttpRequest) -> HttpResponseBase:
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, RegulasiSerializer, daftar_regulasi(Saring()), "kerangka-regulasi")
    baris = list(daftar_regulasi(Saring()))
    kelompok = [
        {"judul": jenis.label, "baris": [_baris(request.user, b) for b in baris if b.jenis == jenis]}
        for jenis in JenisRegulasi
        if any(b.jenis == jenis for b in baris)
    ]
    tahun = tahun_terakhir(request.user) or timezone.localdate().year
    konteks = {
        "menu": "regulasi",
        "judul": "Kerangka regulasi",
        "subjudul": f"{len(baris)} kebutuhan regulasi 2020-2024",
        "kelompok": kelompok,
        "usulan": usulan_naskah(request.user, regulasi_berlaku(tahun), tahun) if baris else None,
        "unduh": tautan_unduh(request) if baris else [],
    }
    return render(request, "indicators/regulasi_list.html", konteks)


def _baris(user: Pengguna, baris: KerangkaRegulasi) -> dict[str, object]:
    boleh = boleh_mencatat_regulasi(user, baris.unit.jalur if baris.unit else "")
    return {"regulasi": baris, "form": RegulasiForm.untuk(baris) if boleh else None}


@require_POST
def regulasi_kemajuan(request: HttpRequest) -> HttpResponse:
    form = RegulasiForm(request.POST)
    if not form.is_valid():
        if "regulasi" in form.errors or "dilihat" in form.errors:
            raise Ditolak("Isian tidak terbaca. Muat ulang halamannya, lalu coba lagi.")
        galat = [f"{form.fields[b].label}: {' '.join(map(str, p))}" for b, p in form.errors.items()]
        raise TidakLengkap("Kemajuan regulasi belum dapat dicatat.", galat)
    satu = save_kemajuan_regulasi(pelaku(request.user), form.isian())
    messages.success(request, f"Kemajuan {satu.get_jenis_display()} nomor {satu.nomor} dicatat.")
    return redirect(f"{reverse('indicators:regulasi-list')}#regulasi-{satu.pk}")
