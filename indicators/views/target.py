"""Targets of one indikator with every revision; proposing a new one; the queue of those that wait."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.akses import Bentrok, Ditolak, TakTerlihat, TidakLengkap, boleh_kesampingkan, pelaku
from indicators.akses.target import GerakTarget, boleh_target, periksa_target
from indicators.api.serializers.angka import TargetSerializer
from indicators.forms.target import PutusanForm, SlotForm, TargetForm
from indicators.models import Indikator, Target
from indicators.rekap.daftar_angka import daftar_target
from indicators.rekap.daftar_rencana import Saring
from indicators.rekap.radar import radar_indikator
from indicators.rekap.target import SlotTarget, TahunTarget, periode_teks, target_per_tahun
from indicators.rekap.usulan import antrean_usulan
from indicators.services.target import (
    TargetTidakSah,
    approve_target,
    propose_target,
    reject_target,
    set_target,
    withdraw_target,
)
from indicators.views.indikator import indikator_atau_404
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan

TERSIMPAN = {
    GerakTarget.USULKAN: "{nama} diusulkan dan menunggu putusan verifikator. Sampai disetujui, target lama berlaku.",
    GerakTarget.TETAPKAN: "{nama} ditetapkan.",
    GerakTarget.SETUJUI: "{nama} disetujui dan berlaku sejak sekarang.",
    GerakTarget.TOLAK: "{nama} ditolak; pengusulnya diberi tahu.",
    GerakTarget.TARIK: "{nama}: usulan Anda ditarik. Target yang berlaku tidak berubah.",
}


def _kabari(request: HttpRequest, gerak: GerakTarget, target: Target) -> None:
    nama = f"Target {target.indikator.kode} {periode_teks(target.tahun, target.triwulan)}"
    messages.success(request, TERSIMPAN[gerak].format(nama=nama))


@require_http_methods(["GET", "HEAD", "POST"])
def target_indikator(request: HttpRequest, kode: str) -> HttpResponseBase:
    indikator = indikator_atau_404(request.user, kode)
    if request.method == "POST":
        return _usulkan(request, indikator)
    if bentuk := bentuk_diminta(request):
        return unduhan(
            bentuk, TargetSerializer, daftar_target(request.user, Saring(indikator=kode)), f"target-{kode}"
        )
    tahun = target_per_tahun(indikator)
    if "tahun" not in request.GET or not boleh_target(request.user, GerakTarget.USULKAN, indikator.unit.jalur):
        return _halaman(request, indikator, tahun)
    slot = _slot(request.GET, tahun)
    return _halaman(request, indikator, tahun, slot, TargetForm(indikator, slot))


def _slot(data: QueryDict, tahun: list[TahunTarget]) -> SlotTarget:
    """The period asked for. Raises Ditolak for none, TakTerlihat for one that the indikator does not have."""
    form = SlotForm(data)
    if not form.is_valid():
        keluhan = " ".join(f"{nama}: {' '.join(map(str, pesan))}" for nama, pesan in form.errors.items())
        raise Ditolak(f"Periode target tidak terbaca. {keluhan}")
    for satu in tahun:
        for slot in satu.slot:
            if (slot.tahun, slot.triwulan) == form.slot:
                return slot
    raise TakTerlihat("Indikator ini tidak punya target untuk periode itu.")


def _usulkan(request: HttpRequest, indikator: Indikator) -> HttpResponse:
    """A refusal comes back as the same page, with what was typed and what is stored now."""
    periksa_target(request.user, GerakTarget.USULKAN, indikator.unit.jalur)
    slot = _slot(request.POST, target_per_tahun(indikator))
    form = TargetForm(indikator, slot, request.POST)
    if not form.is_valid():
        return _tolak(request, indikator, slot, form, TidakLengkap("Target belum dapat disimpan."))
    try:
        simpan = set_target if form.gerak == GerakTarget.TETAPKAN else propose_target
        target = simpan(pelaku(request.user), form.isian())
    except TargetTidakSah as penolakan:
        for galat in penolakan.galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, galat.pesan)
        return _tolak(request, indikator, slot, form, penolakan)
    except Bentrok as penolakan:
        return _tolak(request, indikator, slot, form, penolakan)
    _kabari(request, form.gerak, target)
    return redirect("indicators:target-indikator", indikator.kode)


def _tolak(
    request: HttpRequest, indikator: Indikator, slot: SlotTarget, form: TargetForm, penolakan: Ditolak
) -> HttpResponse:
    """Read anew: after a conflict the page shows what somebody else has stored, and the form answers to that."""
    tahun = target_per_tahun(indikator)
    kini = next(s for t in tahun for s in t.slot if (s.tahun, s.triwulan) == (slot.tahun, slot.triwulan))
    ketikan = request.POST.copy()
    ketikan["dilihat"] = str(kini.terakhir)
    form.data = ketikan
    return _halaman(request, indikator, tahun, kini, form, penolakan)


def _halaman(
    request: HttpRequest,
    indikator: Indikator,
    tahun: list[TahunTarget],
    slot: SlotTarget | None = None,
    form: TargetForm | None = None,
    penolakan: Ditolak | None = None,
) -> HttpResponse:
    jalur = indikator.unit.jalur
    konteks: dict[str, Any] = {
        "menu": "capaian",
        "judul": f"Target {indikator.kode}",
        "subjudul": indikator.uraian,
        "indikator": indikator,
        "tahun": tahun,
        "slot": slot,
        "unduh": [] if form else tautan_unduh(request),
        "form": form,
        "penolakan": penolakan,
        "radar": radar_indikator(request.user, [indikator])[0],
        "boleh_kesampingkan": boleh_kesampingkan(request.user, jalur),
        "boleh_usul": boleh_target(request.user, GerakTarget.USULKAN, jalur),
        "boleh_tetapkan": slot and slot.dapat_ditetapkan and boleh_target(request.user, GerakTarget.TETAPKAN, jalur),
    }
    return render(request, "indicators/target_indikator.html", konteks, status=penolakan.status if penolakan else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def target_usulan(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _antrean(request)
    form = PutusanForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Putusan tidak terbaca. Muat ulang daftar usulan, lalu coba lagi.")
    gerak = GerakTarget(form.cleaned_data["putusan"])
    try:
        target = _putuskan(pelaku(request.user), gerak, form.cleaned_data)
    except (Bentrok, TidakLengkap) as penolakan:
        return _antrean(request, penolakan, form)
    _kabari(request, gerak, target)
    return redirect("indicators:target-usulan")


def _putuskan(user: User, gerak: GerakTarget, data: dict[str, Any]) -> Target:
    usulan = data["target"], data["revisi"]
    if gerak == GerakTarget.TARIK:
        return withdraw_target(user, *usulan)
    return (approve_target if gerak == GerakTarget.SETUJUI else reject_target)(user, *usulan, data["catatan"])


def _antrean(request: HttpRequest, penolakan: Ditolak | None = None, form: PutusanForm | None = None) -> HttpResponse:
    usulan = antrean_usulan(request.user)
    indikator = {satu.target.indikator.pk: satu.target.indikator for satu in usulan}
    radar = {satu.indikator.pk: satu for satu in radar_indikator(request.user, list(indikator.values()))}
    konteks = {
        "menu": "target_usulan",
        "judul": "Usulan target",
        "subjudul": f"{len(usulan)} usulan menunggu putusan" if usulan else "Tidak ada usulan yang menunggu",
        "usulan": [
            {
                "isi": satu,
                "dapat_diputuskan": satu.target.diusulkan_oleh != request.user
                and boleh_target(request.user, GerakTarget.SETUJUI, satu.target.indikator.unit.jalur),
                "radar": radar[satu.target.indikator_id],
                "boleh_kesampingkan": boleh_kesampingkan(request.user, satu.target.indikator.unit.jalur),
                "milik_sendiri": satu.target.diusulkan_oleh == request.user,
                "dapat_ditarik": satu.target.diusulkan_oleh == request.user
                and boleh_target(request.user, GerakTarget.TARIK, satu.target.indikator.unit.jalur),
            }
            for satu in usulan
        ],
        "penolakan": penolakan,
        "terbuka": form.cleaned_data["target"] if form else None,
        "catatan": form.cleaned_data["catatan"] if form else "",
    }
    return render(request, "indicators/target_usulan.html", konteks, status=penolakan.status if penolakan else 200)
