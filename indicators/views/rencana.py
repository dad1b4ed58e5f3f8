"""The plan as published: crosswalk of its versions, arah kebijakan, reference text."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.api.serializers.rencana import SilsilahSerializer
from indicators.models import (
    ArahKebijakan,
    JenisRujukan,
    Rujukan,
    TingkatArah,
    Tujuan,
)
from indicators.rekap.daftar_rencana import Saring, daftar_silsilah
from indicators.rekap.silang import perbandingan_versi
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@dataclass(slots=True)
class Cabang:
    """A node of a printed outline."""

    nomor: str
    judul: str
    teks: str = ""
    catatan: str = ""
    anak: list[Cabang] = field(default_factory=list)


@require_safe
def perbandingan(request: HttpRequest) -> HttpResponseBase:
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, SilsilahSerializer, daftar_silsilah(request.user, Saring()), "silsilah")
    banding = perbandingan_versi(request.user)
    konteks = {
        "menu": "perbandingan",
        "judul": "Semula – Menjadi",
        "subjudul": "Sasaran dan indikator sebelum dan sesudah reviu, dengan hubungannya",
        "banding": banding,
        "unduh": tautan_unduh(request) if banding.kelompok else [],
    }
    return render(request, "indicators/perbandingan.html", konteks)


@require_safe
def arah_kebijakan(request: HttpRequest) -> HttpResponse:
    butir = list(ArahKebijakan.objects.order_by("urutan"))
    jumlah = {tingkat: sum(b.tingkat == tingkat for b in butir) for tingkat in TingkatArah}
    konteks = {
        "menu": "arah_kebijakan",
        "judul": "Arah kebijakan dan strategi",
        "subjudul": (
            f"{jumlah[TingkatArah.ARAH]} arah kebijakan · {jumlah[TingkatArah.LANGKAH]} langkah · "
            f"{jumlah[TingkatArah.STRATEGI]} strategi"
        ),
        "arah": _cabang(butir, None),
    }
    return render(request, "indicators/arah_kebijakan.html", konteks)


def _cabang(butir: list[ArahKebijakan], induk: int | None) -> list[Cabang]:
    return [Cabang(b.kode, b.uraian, anak=_cabang(butir, b.pk)) for b in butir if b.induk_id == induk]


@require_safe
def rujukan(request: HttpRequest) -> HttpResponse:
    butir = list(Rujukan.objects.order_by("urutan"))
    per_jenis = {j: [_butir_rujukan(b) for b in butir if b.jenis == j] for j in JenisRujukan}
    bagian = [{"judul": j.label, "butir": per_jenis[j]} for j in JenisRujukan if per_jenis[j]]
    bagian[2:2] = [{"judul": "Tujuan", "butir": _tujuan()}]
    konteks = {
        "menu": "rujukan",
        "judul": "Rujukan",
        "subjudul": "Teks Renstra seperti tercetak",
        "bagian": [b for b in bagian if b["butir"]],
    }
    return render(request, "indicators/rujukan.html", konteks)


def _butir_rujukan(butir: Rujukan) -> Cabang:
    return Cabang(butir.nomor, butir.judul, butir.teks, butir.catatan_sumber or butir.tafsir)


def _tujuan() -> list[Cabang]:
    """Tujuan of each unit with the lines the document calls its indikator."""
    tujuan = Tujuan.objects.select_related("unit").prefetch_related("indikator").order_by("unit__urutan", "urutan")
    return [
        Cabang(t.kode, t.uraian, t.unit.nama, anak=[Cabang("", "", baris.uraian) for baris in t.indikator.all()])
        for t in tujuan
    ]
