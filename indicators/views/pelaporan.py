"""Who has reported, by when, and with which exceptions; the administrator locks and opens here."""

from __future__ import annotations

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indicators.akses import (
    TidakLengkap,
    administrator,
    batas_teks,
    daftar_pengecualian,
    jendela_tahun,
    triwulan_tersegel,
    waktu_teks,
)
from indicators.capaian import ROMAWI
from indicators.forms.pelaporan import KunciForm, PelaporanForm, PengecualianForm, PeriodeForm, TutupForm
from indicators.rekap.pelaporan import rekap_pelaporan
from indicators.rekap.segel import segel_tahun
from indicators.services.periode import add_pengecualian, lock_periode, pengatur_periode
from indicators.services.segel import close_triwulan
from indicators.tenggat import triwulan_lapor


@require_safe
def pelaporan(request: HttpRequest) -> HttpResponse:
    form = PelaporanForm(request.GET, tahun=triwulan_lapor(timezone.now())[0])
    konteks = {"menu": "pelaporan", "judul": "Pelaporan", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/pelaporan.html", konteks, status=400)
    tahun = form.cleaned_data["tahun"]
    admin = administrator(request.user)
    konteks |= {
        "subjudul": f"Siapa sudah melaporkan realisasi {tahun}",
        "tahun": tahun,
        "baris": rekap_pelaporan(request.user, tahun),
        "tenggat": _tenggat(tahun),
        "pengecualian": _pengecualian(tahun),
        "tutup_form": _formulir(TutupForm, tahun) if admin else None,
        "kunci_form": _formulir(KunciForm, tahun) if admin else None,
        "pengecualian_form": _formulir(PengecualianForm, tahun) if admin else None,
    }
    return render(request, "indicators/pelaporan.html", konteks)


def _formulir(jenis: type[PeriodeForm], tahun: int) -> PeriodeForm:
    """Ids of its own: three of these forms stand on one page, and each label must find the field beside it."""
    return jenis(initial={"tahun": tahun}, label_suffix="", auto_id=f"{jenis.__name__.lower()}-%s")


def _tenggat(tahun: int) -> list[dict[str, object]]:
    """The last minute in time of each level, per quarter, and the seal it was closed with."""
    segel = segel_tahun(tahun)
    return [
        {
            "judul": f"Triwulan {ROMAWI[triwulan]}",
            "buka": waktu_teks(jendela.buka),
            "eselon_ii": batas_teks(jendela.tutup),
            "eselon_i": batas_teks(jendela.tutup_eselon_i),
            "kementerian": batas_teks(jendela.tutup_kementerian),
            "dikunci": dikunci,
            "segel": segel.get(triwulan),
        }
        for triwulan, (jendela, dikunci) in jendela_tahun(tahun).items()
    ]


def _pengecualian(tahun: int) -> list[dict[str, object]]:
    """Exceptions are for all to see: who may still report, why, and until when."""
    sekarang = timezone.now()
    tersegel = triwulan_tersegel((tahun, triwulan) for triwulan in ROMAWI)
    return [
        {
            "objek": satu,
            "sampai_teks": batas_teks(satu.sampai),
            "berlaku": satu.sampai > sekarang,
            "tersegel": (tahun, satu.periode.triwulan) in tersegel,
        }
        for satu in daftar_pengecualian(tahun)
    ]


@require_POST
def kunci_periode(request: HttpRequest) -> HttpResponse:
    user = pengatur_periode(request.user)  # before anything is said about what was typed
    form = KunciForm(request.POST)
    if not form.is_valid():
        raise TidakLengkap("Isian belum lengkap.", _galat(form.errors))
    data = form.cleaned_data
    periode = lock_periode(
        user, data["tahun"], data["triwulan"], kunci=data["kunci"] == "kunci", alasan=data["alasan"]
    )
    messages.success(request, f"{periode} {'dikunci' if periode.dikunci else 'dibuka kuncinya'}.")
    return redirect(f"{reverse('indicators:pelaporan')}?tahun={periode.tahun}")


@require_POST
def tutup_triwulan(request: HttpRequest) -> HttpResponse:
    user = pengatur_periode(request.user)  # before anything is said about what was typed
    form = TutupForm(request.POST)
    if not form.is_valid():
        raise TidakLengkap("Isian belum lengkap.", _galat(form.errors))
    data = form.cleaned_data
    segel = close_triwulan(user, data["tahun"], data["triwulan"], alasan=data["alasan"])
    messages.success(
        request,
        f"{segel.periode_judul} ditutup dan disegel: revisi {segel.revisi}, {segel.dihitung} dari "
        f"{segel.banyak} indikator dihitung, checksum {segel.singkat}.",
    )
    return redirect(f"{reverse('indicators:pelaporan')}?tahun={segel.tahun}")


@require_POST
def tambah_pengecualian(request: HttpRequest) -> HttpResponse:
    user = pengatur_periode(request.user)  # before anything is said about what was typed
    form = PengecualianForm(request.POST)
    if not form.is_valid():
        raise TidakLengkap("Isian belum lengkap.", _galat(form.errors))
    data = form.cleaned_data
    satu = add_pengecualian(
        user,
        data["tahun"],
        data["triwulan"],
        data["unit"],
        alasan=data["alasan"],
        sampai=data["sampai"],
    )
    messages.success(
        request, f"{satu.periode} terbuka bagi {satu.unit.nama_pendek} sampai {waktu_teks(satu.sampai)}."
    )
    return redirect(f"{reverse('indicators:pelaporan')}?tahun={data['tahun']}")


def _galat(errors: ErrorDict) -> list[str]:
    return [f"{bidang}: {' '.join(map(str, pesan))}" for bidang, pesan in errors.items()]
