"""The entry grid: read, saved whole, saved row by row, submitted and withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from indicators.akses import Bentrok, Ditolak, Terlarang, TidakLengkap, berperan, pelaku
from indicators.alur import Gerak
from indicators.capaian import ROMAWI
from indicators.forms.kiriman import Nasib, pilihan_gerak, simpan_kiriman
from indicators.forms.realisasi import Ketikan, SaringIsianForm, baca_kiriman, baca_pilihan
from indicators.models import Indikator, Sasaran
from indicators.rekap.isian import RekapIsian, rekap_isian
from indicators.services.realisasi import indikator_diisi, submit_realisasi, withdraw_realisasi
from indicators.views.kisi import BarisKisi, alasan_tak_siap

GERAK = {Gerak.AJUKAN: (submit_realisasi, "diajukan"), Gerak.TARIK: (withdraw_realisasi, "ditarik kembali")}


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The rows of one sasaran."""

    sasaran: Sasaran
    baris: list[BarisKisi]


@require_http_methods(["GET", "HEAD", "POST"])
def realisasi_grid(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _simpan(request)
    form = SaringIsianForm(request.GET, user=request.user)
    return _halaman(request, form, {})


def _halaman(
    request: HttpRequest,
    form: SaringIsianForm,
    nasib: Mapping[str, Nasib],
    status: int = 200,
    penolakan: Ditolak | None = None,
) -> HttpResponse:
    konteks: dict[str, Any] = {"menu": "realisasi", "judul": "Realisasi", "filter": form, "penolakan": penolakan}
    if not form.is_valid():
        return render(request, "indicators/realisasi_grid.html", konteks, status=400)
    rekap = rekap_isian(request.user, *form.periode, form.cleaned_data["unit"])
    konteks |= {"judul": f"Realisasi triwulan {ROMAWI[rekap.triwulan]} {rekap.tahun}"} | konteks_kisi(rekap, nasib)
    return render(request, "indicators/realisasi_grid.html", konteks, status=status)


def konteks_kisi(rekap: RekapIsian, nasib: Mapping[str, Nasib]) -> dict[str, Any]:
    """What the page prints of the rows."""
    baris = [BarisKisi(b, nasib.get(b.kode)) for b in rekap.baris]
    tw, tahun = rekap.triwulan, rekap.tahun
    terlihat = {b.kode for b in baris}
    return {
        "rekap": rekap,
        "kelompok": [
            Kelompok(isi[0].b.indikator.sasaran, isi)
            for isi in (list(k) for _, k in groupby(baris, key=lambda b: b.b.indikator.sasaran_id))
        ],
        "tw": f"TW {ROMAWI[tw]}",
        "tw_lalu": f"TW {ROMAWI[tw - 1]}" if tw > 1 else f"TW IV {tahun - 1}",
        "tw_tahun_lalu": f"TW {ROMAWI[tw]} {tahun - 1}",
        "banyak_siap": sum(b.siap for b in baris),
        "tak_siap": alasan_tak_siap(baris),
        "dapat_diisi": any(b.dapat_diisi for b in baris),
        "banyak_diajukan": sum(b.b.dapat_ditarik for b in baris),
        "belum_lengkap": [b for b in baris if b.kekurangan and b.b.dapat_diisi],
        "tertahan": [b for b in baris if b.nasib and b.nasib.status != 200],
        "tanpa_baris": [n for kode, n in nasib.items() if kode not in terlihat],
    }


def _pengisi(request: HttpRequest, kode: Iterable[str]) -> tuple[User, dict[str, Indikator]]:
    """Before anything is read of what was sent: a foreign row is a 404 to everybody, then comes the role.

    The rows that were named, by kode. Raises TakTerlihat or Terlarang.
    """
    user = pelaku(request.user)
    indikator = indikator_diisi(user, set(kode))
    if not berperan(user, Gerak.ISI):
        raise Terlarang("Hanya perencana yang mengisi dan mengajukan realisasi.")
    return user, indikator


def _kiriman(request: HttpRequest) -> tuple[SaringIsianForm, dict[str, Ketikan]]:
    """The period and the rows of a posted form. Raises Ditolak for a period that no page of ours offers."""
    form = SaringIsianForm(request.POST, user=request.user)
    if not request.POST.get("tahun") or not form.is_valid():
        raise Ditolak("Tahun, triwulan atau unit kiriman ini tidak dikenal.")
    return form, baca_kiriman(request.POST)


def _kembali(form: SaringIsianForm) -> HttpResponse:
    tahun, triwulan = form.periode
    unit = form.cleaned_data["unit"]
    saring = {"tahun": tahun, "triwulan": triwulan} | ({"unit": unit.kode} if unit else {})
    return redirect(f"{reverse('indicators:realisasi-grid')}?{urlencode(saring)}")


def _simpan(request: HttpRequest) -> HttpResponse:
    form, kiriman = _kiriman(request)
    user, indikator = _pengisi(request, kiriman)
    nasib = simpan_kiriman(user, *form.periode, kiriman, indikator)
    tersimpan = sum(n.hasil.tersimpan for n in nasib.values())
    if tersimpan:
        messages.success(request, f"{tersimpan} angka tersimpan.")
    if tersimpan < len(nasib):
        return _halaman(request, form, nasib, _status(nasib))
    if not nasib:
        messages.info(request, "Tidak ada yang berubah, jadi tidak ada yang disimpan.")
    return _kembali(form)


def _status(nasib: Mapping[str, Nasib]) -> int:
    """Of several refusals the one that others caused comes first."""
    return 409 if any(n.status == 409 for n in nasib.values()) else 422


@require_POST
def realisasi_baris(request: HttpRequest) -> HttpResponse:
    """One row, answered by its <tr>, which carries the line about the whole quarter along."""
    form, kiriman = _kiriman(request)
    kode = {*kiriman, *request.POST.getlist("buang")}
    user, indikator = _pengisi(request, kode)
    if len(kode) != 1:
        raise Ditolak("Kirim tepat satu baris.")
    nasib = simpan_kiriman(user, *form.periode, kiriman, indikator)
    konteks = konteks_kisi(rekap_isian(user, *form.periode, form.cleaned_data["unit"]), nasib)
    baris = next((b for k in konteks["kelompok"] for b in k.baris if b.kode in kode), None)
    if baris is None:
        raise Ditolak("Indikator ini tidak ada pada periode itu.")
    status = baris.nasib.status if baris.nasib else 200
    return render(request, "indicators/_baris_isian.html", konteks | {"t": baris, "sebaris": True}, status=status)


@require_POST
def realisasi_gerak(request: HttpRequest) -> HttpResponse:
    """Submit or withdraw the chosen figures. What was typed in the same form is saved first, so nothing is lost.

    POST: `gerak` ajukan or tarik; `pilih` (or `tarik`) the kode of each; the version that was seen as
    `versi-<kode>`, or behind the kode ("SP1.1|3").
    """
    form, kiriman = _kiriman(request)
    gerak = next((g for g in GERAK if g.value == request.POST.get("gerak")), None)
    if gerak is None:
        raise Ditolak("Gerak ini tidak dikenal.")
    dipilih = baca_pilihan(request.POST.getlist("pilih" if gerak == Gerak.AJUKAN else "tarik"))
    user, indikator = _pengisi(request, [*dipilih, *kiriman])
    nasib = simpan_kiriman(user, *form.periode, kiriman, indikator)
    if not all(n.hasil.tersimpan or n.sama for n in nasib.values()):
        penolakan = TidakLengkap(f"Belum ada yang {GERAK[gerak][1]}: perbaiki dahulu baris yang bertanda.")
        return _halaman(request, form, nasib, _status(nasib), penolakan)
    try:
        pindahkan, kata = GERAK[gerak]
        terpilih = {indikator[kode]: versi for kode, versi in dipilih.items()}
        baris = pindahkan(user, pilihan_gerak(*form.periode, terpilih, kiriman, nasib))
    except (Bentrok, TidakLengkap) as ditolak:
        return _halaman(request, form, {}, ditolak.status, ditolak)
    messages.success(request, f"{len(baris)} angka {kata}.")
    return _kembali(form)
