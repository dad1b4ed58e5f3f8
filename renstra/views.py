from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import indikator_terlihat
from renstra.dashboard import ringkasan, siapkan
from renstra.forms import SaringBerandaForm
from renstra.sumber import Jenis, Tafsir, Temuan, daftar_tafsir, periksa_sumber


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    bahan = siapkan(request.user, request.GET)
    form = SaringBerandaForm(request.GET, bahan=bahan)
    konteks: dict[str, object] = {"menu": "ringkasan", "judul": "Ringkasan kinerja", "filter": form}
    if bahan.pohon.akar is None:
        return render(request, "renstra/beranda.html", konteks | {"filter": None})
    if not form.is_valid():
        return render(request, "renstra/beranda.html", konteks, status=400)
    isi = ringkasan(form.lensa())
    konteks |= {"judul": isi.judul, "subjudul": isi.subjudul, "r": isi, "lensa": isi.lensa}
    return render(request, "renstra/beranda.html", konteks)


@require_safe
def sumber(request: HttpRequest) -> HttpResponse:
    """Findings about an indikator are shown to those who may see it."""
    terlihat = set(indikator_terlihat(request.user).values_list("kode", flat=True))
    temuan = [t for t in periksa_sumber() if _boleh(t, terlihat)]
    hitungan = sum(t.jenis != Jenis.KEJANGGALAN for t in temuan)
    konteks = {
        "menu": "sumber",
        "judul": "Pemeriksaan dokumen sumber",
        "subjudul": "Yang tercetak dibandingkan dengan hasil hitung dari masukannya sendiri",
        "ringkasan": f"{hitungan} angka perlu diperiksa, {len(temuan) - hitungan} kejanggalan lain.",
        "kelompok": [
            {
                "judul": j.judul,
                "penjelasan": j.penjelasan,
                "berangka": j != Jenis.KEJANGGALAN,
                "temuan": [t for t in temuan if t.jenis == j],
            }
            for j in Jenis
        ],
        "tafsir": [t for t in daftar_tafsir() if _boleh(t, terlihat)],
    }
    return render(request, "renstra/sumber.html", konteks)


def _boleh(satu: Temuan | Tafsir, terlihat: set[str]) -> bool:
    return not satu.indikator or satu.indikator in terlihat
