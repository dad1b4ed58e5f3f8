"""Serapan of one published set, two sets side by side, the kerangka pendanaan."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from budget.api.serializers import PendanaanSerializer, SerapanSerializer
from budget.api.serializers_banding import BandingSerializer, RevisiPaguSerializer
from budget.forms import RINCIAN_TAMPIL, BandingForm, SaringAnggaranForm
from budget.models import Rincian
from budget.rekap import (
    BarisSerapan,
    RekapSerapan,
    banding,
    capaian_sasaran,
    curiga_satuan,
    rangkaian_revisi,
    rekap_pendanaan,
    rekap_sebelumnya,
    rekap_serapan,
    tahun_anggaran_terakhir,
)
from indicators.akses import Pengguna
from indicators.rekap import Simpul
from indicators.views.unduh import TabelUnduh, bentuk_diminta, tautan_unduh, unduhan, unduhan_tabel


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One line of the table; `capaian` only where the set is cut by sasaran and the tree of the year has it."""

    b: BarisSerapan
    capaian: Simpul | None


@dataclass(frozen=True, slots=True)
class Kelompok:
    kode: str
    nama: str
    subtotal: BarisSerapan | None
    baris: list[BarisTabel]


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
    rekap = rekap_serapan(user, tahun=tahun, rincian=rincian, unit=form.cleaned_data.get("unit"))
    if bentuk := bentuk_diminta(request):
        return unduhan_tabel(request, bentuk, _tabel(user, rekap, f"{tahun}-{rincian.value}"))
    konteks |= {
        "subjudul": rekap.judul if rekap else f"Tahun {tahun}",
        "tab": _tab(form, tahun, rincian),
        "rekap": rekap,
        "per_sasaran": rincian == Rincian.SASARAN,
        "kelompok": _kelompok(user, rekap) if rekap else [],
        "revisi": rangkaian_revisi(user, rekap.data) if rekap else [],
        "unduh": tautan_unduh(request) if rekap else [],
        "unduh_revisi": tautan_unduh(request, "revisi"),
        **(_sebelumnya(user, rekap) if rekap else {}),
    }
    return render(request, "budget/anggaran_list.html", konteks)


def _tabel(user: Pengguna, rekap: RekapSerapan | None, nama: str) -> dict[str, TabelUnduh]:
    return {
        "serapan": TabelUnduh(SerapanSerializer, lambda: rekap.semua if rekap else (), f"anggaran-{nama}"),
        "revisi": TabelUnduh(
            RevisiPaguSerializer, lambda: rangkaian_revisi(user, rekap.data) if rekap else (), f"revisi-{nama}"
        ),
    }


def _kelompok(user: Pengguna, rekap: RekapSerapan) -> list[Kelompok]:
    capaian = capaian_sasaran(user, rekap)
    return [
        Kelompok(k.kode, k.nama, k.subtotal, [BarisTabel(b, capaian.get(b.kunci)) for b in k.baris])
        for k in rekap.kelompok
    ]


def _sebelumnya(user: Pengguna, rekap: RekapSerapan) -> dict[str, object]:
    """Where this set stands beside the one before it, and whether its unit looks odd."""
    lain = rekap_sebelumnya(user, rekap)
    satuan = curiga_satuan(rekap, lain)
    if lain is None:
        return {"satuan": satuan}
    url = f"{reverse('budget:banding')}?terbitan={rekap.data.pk}&pembanding={lain.data.pk}"
    versi = f"tahun {lain.data.tahun}" if lain.data.tahun != rekap.data.tahun else "revisi sebelumnya"
    return {"satuan": satuan, "banding": {"url": url, "label": f"Bandingkan dengan {versi}"}}


def _tab(form: SaringAnggaranForm, tahun: int, aktif: Rincian) -> list[dict[str, object]]:
    """The cuts. That by sasaran leads on without a set too: the page then says how it comes to one."""
    return [
        {
            "label": f"Per {rincian.label.lower()}",
            "url": f"{reverse('budget:anggaran-list')}?tahun={tahun}&rincian={rincian.value}",
            "aktif": rincian == aktif,
            "ada": form.ada(tahun, rincian.value) or rincian == Rincian.SASARAN,
        }
        for rincian in RINCIAN_TAMPIL
        if rincian != Rincian.LENGKAP or form.ada(tahun, rincian.value)
    ]


@require_safe
def banding_list(request: HttpRequest) -> HttpResponseBase:
    form = BandingForm(request.GET, user=request.user)
    konteks = {"menu": "dua_terbitan", "judul": "Anggaran dibandingkan", "filter": form}
    if not form.is_valid():
        return render(request, "budget/banding.html", konteks, status=400)
    pilihan = form.cleaned_data
    if pilihan["terbitan"] is None or pilihan["pembanding"] is None:
        return render(request, "budget/banding.html", konteks)
    hasil = banding(pilihan["terbitan"], pilihan["pembanding"], pilihan["menurut"])
    if bentuk := bentuk_diminta(request):
        nama = f"banding-{hasil.kini.data.tahun}-{hasil.pembanding.data.tahun}"
        return unduhan(bentuk, BandingSerializer, hasil.semua, nama)
    form.tawarkan(hasil.bersama)
    konteks |= {
        "subjudul": "Dua terbitan berdampingan; dibandingkan, tidak pernah dijumlahkan",
        "banding": hasil,
        "unduh": tautan_unduh(request),
    }
    return render(request, "budget/banding.html", konteks)


@require_safe
def pendanaan_list(request: HttpRequest) -> HttpResponseBase:
    baris = rekap_pendanaan()
    if bentuk := bentuk_diminta(request):
        return unduhan(bentuk, PendanaanSerializer, [b.pendanaan for b in baris], "pendanaan")
    konteks = {
        "menu": "pendanaan",
        "judul": "Kerangka pendanaan",
        "subjudul": "Alokasi anggaran menurut Renstra, dalam rupiah",
        "renstra": baris[0].pendanaan.renstra if baris else "",
        "baris": baris,
        "unduh": tautan_unduh(request) if baris else [],
    }
    return render(request, "budget/pendanaan_list.html", konteks)
