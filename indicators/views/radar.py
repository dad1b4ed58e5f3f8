"""The target radar: findings about targets, shown before they are approved; a finding is set aside with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indicators.akses import Ditolak, boleh_kesampingkan, pelaku
from indicators.api.serializers.halaman import TemuanRadarSerializer
from indicators.forms.radar import KesampingkanForm, SaringRadarForm
from indicators.rekap.radar import daftar_radar, temuan_radar
from indicators.services.radar import dismiss_temuan
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan

SEHALAMAN = 60


@require_safe
def radar_target(request: HttpRequest) -> HttpResponseBase:
    form = SaringRadarForm(request.GET, user=request.user)
    konteks = {
        "menu": "radar",
        "judul": "Radar mutu target",
        "subjudul": "Pertanyaan tentang target dan angkanya, sebelum target disetujui. Bukan penolakan.",
        "filter": form,
    }
    if not form.is_valid():
        return render(request, "indicators/radar.html", konteks, status=400)
    daftar = daftar_radar(request.user, form.cleaned_data["unit"])
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, TemuanRadarSerializer, temuan_radar(daftar), "radar-target")
    halaman = Paginator(daftar, SEHALAMAN)
    potongan = halaman.get_page(form.cleaned_data["halaman"] or 1)
    isi = [satu for satu in potongan.object_list if satu.baris]
    konteks |= {
        "halaman": potongan,
        "diperiksa": halaman.count,
        "banyak": sum(len(satu.berlaku) for satu in isi),
        "isi": [
            {"radar": satu, "boleh": boleh_kesampingkan(request.user, satu.indikator.unit.jalur)}
            for satu in isi
            if not satu.hanya_kamus
        ],
        "unduh": tautan_unduh(request) if halaman.count else [],
        "kamus": [satu for satu in isi if satu.hanya_kamus],
    }
    return render(request, "indicators/radar.html", konteks)


@require_POST
def kesampingkan(request: HttpRequest) -> HttpResponse:
    form = KesampingkanForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Temuan tidak terbaca. Muat ulang halamannya, lalu coba lagi.")
    data = form.cleaned_data
    satu = dismiss_temuan(pelaku(request.user), data["indikator"], data["sidik"], data["alasan"])
    messages.success(request, f"Temuan {satu.indikator.kode} dikesampingkan; kembali bila angkanya berubah.")
    if data["dari"] == "target":
        return redirect("indicators:target-indikator", satu.indikator.kode)
    return redirect(reverse("indicators:target-usulan" if data["dari"] == "usulan" else "indicators:radar-target"))
