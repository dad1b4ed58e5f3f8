from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.views.decorators.http import require_safe

from budget.api.serializers import PendanaanSerializer, SerapanSerializer
from budget.forms import RINCIAN_TAMPIL, SaringAnggaranForm
from budget.models import Pendanaan, Rincian
from budget.rekap import SaringAnggaran, daftar_pendanaan, rekap_serapan, tahun_anggaran_terakhir
from budget.telusur import jelaskan_serapan
from indicators.angka import format_rupiah
from indicators.views.telusur import halaman_penjelasan
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@require_safe
def anggaran_list(request: HttpRequest) -> HttpResponseBase:
    user = request.user
    form = SaringAnggaranForm(
        request.GET, user=user, tahun=tahun_anggaran_terakhir(user) or timezone.localdate().year
    )
    konteks = {"menu": "anggaran", "judul": "Pagu, realisasi dan serapan anggaran", "filter": form}
    if not form.is_valid():
        return render(request, "budget/anggaran_list.html", konteks, status=400)
    tahun, rincian = form.cleaned_data["tahun"], Rincian(form.cleaned_data["rincian"])
    rekap = rekap_serapan(user, tahun=tahun, rincian=rincian)
    if bentuk := bentuk_diminta(request):
        baris = rekap.semua if rekap else ()
        return unduhan(bentuk, SerapanSerializer, baris, f"anggaran-{tahun}-{rincian.value}")
    konteks |= {
        "subjudul": rekap.judul if rekap else f"Tahun {tahun}",
        "tab": _tab(form, tahun, rincian),
        "rekap": rekap,
        "per_tanggal_teks": _tanggal(rekap.data.per_tanggal) if rekap else "",
        "unduh": tautan_unduh(request) if rekap else [],
    }
    return render(request, "budget/anggaran_list.html", konteks)


def _tanggal(tanggal: date | None) -> str:
    return formats.date_format(tanggal, "j F Y") if tanggal else ""


def _tab(form: SaringAnggaranForm, tahun: int, aktif: Rincian) -> list[dict[str, object]]:
    return [
        {
            "label": f"Per {rincian.label.lower()}",
            "url": f"{reverse('budget:anggaran-list')}?tahun={tahun}&rincian={rincian.value}",
            "aktif": rincian == aktif,
            "ada": form.ada(tahun, rincian.value),
        }
        for rincian in RINCIAN_TAMPIL
    ]


@require_safe
def telusur_serapan(request: HttpRequest, data: int, kode: str) -> HttpResponse:
    penjelasan, rincian = jelaskan_serapan(request.user, data, kode)
    kembali = f"{reverse('budget:anggaran-list')}?{rincian}"
    return halaman_penjelasan(request, penjelasan, kembali, "Anggaran", "anggaran")


@require_safe
def pendanaan_list(request: HttpRequest) -> HttpResponseBase:
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, PendanaanSerializer, daftar_pendanaan(SaringAnggaran()), "pendanaan")
    baris = list(Pendanaan.objects.select_related("renstra").order_by("renstra", "tahun"))
    konteks = {
        "menu": "pendanaan",
        "judul": "Kerangka pendanaan",
        "subjudul": "Alokasi anggaran menurut Renstra, dalam rupiah",
        "renstra": baris[0].renstra if baris else "",
        "unduh": tautan_unduh(request) if baris else [],
        "baris": [
            {
                "tahun": b.tahun,
                "alokasi_teks": format_rupiah(b.alokasi),
                "teks": b.teks,
                "catatan_sumber": b.catatan_sumber,
            }
            for b in baris
        ],
    }
    return render(request, "budget/pendanaan_list.html", konteks)
