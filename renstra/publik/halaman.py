"""`/publik/`: the approved figures of every unit, for everybody; where PUBLIK is off there is no such page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from indicators.angka import teks_api
from indicators.api.dasar.berkas import kolom_daftar
from indicators.capaian import Agregat, agregat
from indicators.forms.saring import TahunField
from indicators.rekap import SaringCapaian
from indicators.rekap.bagian import susun_bagian
from indicators.rekap.daftar_rencana import penerbit
from indicators.rekap.penanda import perubahan_resmi
from indicators.rekap.publik import capaian_publik, indikator_publik, tahun_resmi
from indicators.rekap.segel import segel_tahun
from renstra.katalog import JSON_LD, jsonld, kumpulan_publik
from renstra.publik.bentuk import CapaianPublikSerializer, IndikatorPublikSerializer
from renstra.publik.berkas import BENTUK, bentuk_diminta, data_terbuka
from renstra.publik.pintu import bila_publik


class PublikForm(forms.Form):
    """The year to look at; by default the last with an official figure."""

    def __init__(self, data: Any, tahun: list[int]) -> None:
        bawaan = tahun[-1] if tahun else timezone.localdate().year
        super().__init__({"tahun": data.get("tahun") or bawaan}, use_required_attribute=False)
        self.fields["tahun"] = TahunField(tahun or [bawaan])


@bila_publik
def publik(request: HttpRequest) -> HttpResponseBase:
    semua_tahun = tahun_resmi()
    form = PublikForm(request.GET, semua_tahun)
    konteks = {"menu": "publik", "judul": "Data kinerja terbuka", "filter": form, "penerbit": penerbit()}
    if not form.is_valid():
        return render(request, "renstra/publik.html", konteks, status=400)
    tahun = form.cleaned_data["tahun"]
    rekap = capaian_publik(tahun)
    baris = list(rekap)
    total = agregat([satu.anggota for satu in baris], rekap.kebijakan)
    if bentuk := bentuk_diminta(request):
        keterangan = {"tahun": tahun, "rata_rata": _rata_rata(total)}
        return data_terbuka(request, bentuk, CapaianPublikSerializer, baris, f"capaian-{tahun}", **keterangan)
    konteks |= {
        "subjudul": f"Tahun {tahun} · hanya angka yang sudah disetujui",
        "tahun": tahun,
        "unduh": [{"label": label, "url": f"?tahun={tahun}&format={kode}"} for kode, label in BENTUK.items()],
        "total": total,
        "bagian": susun_bagian(baris, SaringCapaian(tahun), rekap.kebijakan),
        "segel": segel_tahun(tahun).values(),
        "contoh": any(satu.contoh for satu in baris),
        "kolom": kolom_daftar(CapaianPublikSerializer),
        "lisensi": settings.KATALOG_LISENSI,
    }
    return render(request, "renstra/publik.html", konteks)


def _rata_rata(total: Agregat) -> dict[str, Any]:
    nilai = None if total.nilai is None else teks_api(total.nilai, 2)
    return {"capaian": nilai, "dihitung": total.n, "diukur": total.m}


@bila_publik
def indikator(request: HttpRequest) -> HttpResponseBase:
    """The cards of all indikator, as a file only; csv where nothing else is asked for."""
    bentuk = bentuk_diminta(request) or "csv"
    return data_terbuka(request, bentuk, IndikatorPublikSerializer, indikator_publik(), "indikator")


@bila_publik
def metadata(request: HttpRequest) -> HttpResponse:
    """DCAT of what is open: publisher, period, columns, where each year can be fetched."""
    isi = jsonld(request.build_absolute_uri, kumpulan_publik(), penerbit(), perubahan_resmi())
    return JsonResponse(isi, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False})


@bila_publik
def peta_situs(request: HttpRequest) -> HttpResponse:
    """For search engines: what is open and nothing else."""
    jalan = [
        reverse("publik"),
        *(f"{reverse('publik')}?tahun={tahun}" for tahun in tahun_resmi()),
        reverse("katalog"),
    ]
    konteks = {"alamat": [request.build_absolute_uri(satu) for satu in jalan]}
    return render(request, "renstra/sitemap.xml", konteks, content_type="application/xml")


@bila_publik
def robots(request: HttpRequest) -> HttpResponse:
    peta = request.build_absolute_uri(reverse("peta-situs"))
    baris = [
        "User-agent: *",
        "Allow: /publik/",
        "Allow: /katalog/",
        "Allow: /static/",
        "Disallow: /",
        f"Sitemap: {peta}",
    ]
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain")
