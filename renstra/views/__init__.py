"""The start page, and what the document gets wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import indikator_terlihat
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.views.unduh import TabelUnduh, bentuk_diminta, tautan_unduh, unduhan_tabel
from renstra.dashboard import Ringkasan, ringkasan, siapkan
from renstra.forms import SaringBerandaForm
from renstra.sumber import Jenis, Tafsir, Temuan, daftar_tafsir, periksa_sumber
from renstra.views.bentuk import TafsirSerializer, TahunKinerjaSerializer, TemuanSerializer, UnitBawahSerializer

Satu = TypeVar("Satu", Temuan, Tafsir)


@require_safe
def beranda(request: HttpRequest) -> HttpResponseBase:
    bahan = siapkan(request.user, request.GET)
    form = SaringBerandaForm(request.GET, bahan=bahan)
    konteks: dict[str, object] = {"menu": "ringkasan", "judul": "Ringkasan kinerja", "filter": form}
    if bahan.pohon.akar is None:
        return render(request, "renstra/beranda.html", konteks | {"filter": None})
    if not form.is_valid():
        return render(request, "renstra/beranda.html", konteks, status=400)
    isi = ringkasan(form.lensa())
    if bentuk := bentuk_diminta(request):
        return unduhan_tabel(request, bentuk, _tabel_beranda(isi))
    konteks |= {"judul": isi.judul, "subjudul": isi.subjudul, "r": isi, "lensa": isi.lensa}
    konteks |= {f"unduh_{nama}": tautan_unduh(request, nama) for nama in ("unit", "tahun")}
    return render(request, "renstra/beranda.html", konteks)


def _tabel_beranda(isi: Ringkasan) -> dict[str, TabelUnduh]:
    """The tables that stand on no other page; the years are those of one sasaran where one is asked for."""
    nama = f"{isi.lensa.unit.kode}-{isi.lensa.tahun}"
    tahun, deret = isi.tren.kinerja, (satu.baris for i in isi.tren.indikator for satu in i.deret)
    return {
        "unit": TabelUnduh(UnitBawahSerializer, lambda: isi.unit.baris, f"unit-{nama}"),
        "tahun": TabelUnduh(TahunKinerjaSerializer, lambda: tahun.tahun, f"tahun-{nama}")
        if tahun
        else TabelUnduh(CapaianSerializer, lambda: deret, f"tahun-{nama}"),
    }


@require_safe
def sumber(request: HttpRequest) -> HttpResponseBase:
    """Findings about an indikator are shown to those who may see it."""
    terlihat = set(indikator_terlihat(request.user).values_list("kode", flat=True))
    if bentuk := bentuk_diminta(request):
        tabel = {
            "temuan": TabelUnduh(TemuanSerializer, lambda: _terlihat(periksa_sumber(), terlihat), "sumber-temuan"),
            "tafsir": TabelUnduh(TafsirSerializer, lambda: _terlihat(daftar_tafsir(), terlihat), "sumber-tafsir"),
        }
        return unduhan_tabel(request, bentuk, tabel)
    temuan, tafsir = _terlihat(periksa_sumber(), terlihat), _terlihat(daftar_tafsir(), terlihat)
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
        "tafsir": tafsir,
        "unduh": tautan_unduh(request) if temuan else [],
        "unduh_tafsir": tautan_unduh(request, "tafsir"),
    }
    return render(request, "renstra/sumber.html", konteks)


def _terlihat(semua: Iterable[Satu], terlihat: set[str]) -> list[Satu]:
    return [satu for satu in semua if not satu.indikator or satu.indikator in terlihat]
