"""The verifikator's queue: look, choose, approve or return; and reopen what was approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from indicators.akses import Bentrok, Terlarang, TidakLengkap, berperan, pelaku
from indicators.alur import DIAPAKAN, Gerak
from indicators.forms.verifikasi import BukaForm, PemeriksaanForm
from indicators.models import Realisasi
from indicators.rekap.verifikasi import Antrean, antrean, disetujui, tahun_disetujui
from indicators.services.realisasi import approve_realisasi, reopen_realisasi, return_realisasi, verify_realisasi

BUKAN_PEMERIKSA = "Halaman ini untuk verifikator. Angka unit Anda sendiri ada di halaman Realisasi."


@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _halaman(request)
    form = PemeriksaanForm(request.POST)
    if not form.is_valid():
        return _halaman(request, 422, form=form)
    gerak = Gerak(form.cleaned_data["gerak"])
    try:
        baris = _periksa(pelaku(request.user), gerak, form.cleaned_data["pilih"], form.cleaned_data["catatan"])
    except (Bentrok, TidakLengkap) as penolakan:
        return _halaman(request, penolakan.status, form=form, penolakan=penolakan.pesan)
    return _selesai(request, gerak, baris)


@require_POST
def buka(request: HttpRequest) -> HttpResponse:
    form = BukaForm(request.POST)
    if not form.is_valid():
        return _halaman(request, 422, buka=form)
    try:
        baris = reopen_realisasi(pelaku(request.user), form.cleaned_data["pilih"], form.cleaned_data["alasan"])
    except (Bentrok, TidakLengkap) as penolakan:
        return _halaman(request, penolakan.status, buka=form, penolakan=penolakan.pesan)
    return _selesai(request, Gerak.BUKA, baris)


def _periksa(user: User, gerak: Gerak, pilih: dict[int, int], catatan: str) -> list[Realisasi]:
    if gerak == Gerak.KEMBALIKAN:
        return return_realisasi(user, pilih, catatan)
    return verify_realisasi(user, pilih) if gerak == Gerak.VERIFIKASI else approve_realisasi(user, pilih)


def _selesai(request: HttpRequest, gerak: Gerak, baris: Sequence[Realisasi]) -> HttpResponse:
    messages.success(request, f"{len(baris)} angka {DIAPAKAN[gerak]}.")
    return redirect("indicators:verifikasi")


def _halaman(
    request: HttpRequest,
    status: int = 200,
    *,
    form: PemeriksaanForm | None = None,
    buka: BukaForm | None = None,
    penolakan: str = "",
) -> HttpResponse:
    """The queue as it is now, under what was refused; what was typed and is still valid stays."""
    if not any(berperan(request.user, gerak) for gerak in (Gerak.SETUJUI, Gerak.BUKA)):
        raise Terlarang(BUKAN_PEMERIKSA)
    isi = antrean(request.user)
    konteks: dict[str, Any] = {
        "menu": "verifikasi",
        "judul": "Verifikasi",
        "subjudul": _subjudul(isi),
        "penolakan": penolakan,
        "antrean": isi,
        "form": form or PemeriksaanForm(),
        "buka": buka or BukaForm(),
        "dipilih": _dipilih(request, isi, form),
        "dapat": {gerak.value: isi.dapat(gerak) for gerak in Gerak},
    }
    konteks |= _disetujui(request)
    return render(request, "indicators/verifikasi.html", konteks, status=status)


def _subjudul(isi: Antrean) -> str:
    if isi.jumlah > len(isi.baris):
        return f"{isi.jumlah} angka menunggu; {len(isi.baris)} yang pertama ditampilkan"
    return f"{isi.jumlah} angka menunggu" if isi.jumlah else ""


def _dipilih(request: HttpRequest, isi: Antrean, form: PemeriksaanForm | None) -> list[str]:
    """What is ticked: what was sent, or all on request. A figure that changed meanwhile has another value."""
    if form:
        return form.dipilih
    return [b.pilihan for b in isi.baris if not b.sendiri] if request.GET.get("pilih") == "semua" else []


def _disetujui(request: HttpRequest) -> dict[str, Any]:
    """The approved figures of one year: the one asked for, else the latest."""
    tahun = tahun_disetujui(request.user)
    diminta = next((t for t in tahun if str(t) == request.GET.get("tahun")), next(iter(tahun), None))
    return {
        "tahun": tahun,
        "tahun_dipilih": diminta,
        "disetujui": disetujui(request.user, diminta) if diminta else [],
    }
