"""Who has reported, by when, and with which exceptions; the administrator locks and opens here."""

from __future__ import annotations

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indicators.akses import Pengguna, TidakLengkap, administrator, waktu_teks
from indicators.api.serializers.pelaporan import LaporSerializer, PengecualianSerializer, TenggatSerializer
from indicators.forms.pelaporan import KunciForm, PelaporanForm, PengecualianForm, PeriodeForm, TutupForm
from indicators.rekap.jadwal_lapor import Tenggat, daftar_tenggat, pengecualian_tahun
from indicators.rekap.pelaporan import per_triwulan, rekap_pelaporan
from indicators.services.periode import add_pengecualian, lock_periode, pengatur_periode
from indicators.services.segel import close_triwulan
from indicators.tenggat import triwulan_lapor
from indicators.views.unduh import TabelUnduh, bentuk_diminta, tautan_unduh, unduhan_tabel


@require_safe
def pelaporan(request: HttpRequest) -> HttpResponseBase:
    form = PelaporanForm(request.GET, tahun=triwulan_lapor(timezone.now())[0])
    konteks = {"menu": "pelaporan", "judul": "Pelaporan", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/pelaporan.html", konteks, status=400)
    tahun = form.cleaned_data["tahun"]
    if bentuk := bentuk_diminta(request):
        return unduhan_tabel(request, bentuk, _tabel(request.user, tahun))
    admin = administrator(request.user)
    konteks |= {
        "subjudul": f"Siapa sudah melaporkan realisasi {tahun}",
        "tahun": tahun,
        "baris": rekap_pelaporan(request.user, tahun),
        "tenggat": [_tenggat(satu) for satu in daftar_tenggat(tahun)],
        "pengecualian": [
            {"satu": satu, "sampai_teks": waktu_teks(satu.sampai)} for satu in pengecualian_tahun(tahun)
        ],
        "unduh": tautan_unduh(request),
        "unduh_tenggat": tautan_unduh(request, "tenggat"),
        "unduh_pengecualian": tautan_unduh(request, "pengecualian"),
        "tutup_form": _formulir(TutupForm, tahun) if admin else None,
        "kunci_form": _formulir(KunciForm, tahun) if admin else None,
        "pengecualian_form": _formulir(PengecualianForm, tahun) if admin else None,
    }
    return render(request, "indicators/pelaporan.html", konteks)


def _formulir(jenis: type[PeriodeForm], tahun: int) -> PeriodeForm:
    """Ids of its own: three of these forms stand on one page, and each label must find the field beside it."""
    return jenis(initial={"tahun": tahun}, label_suffix="", auto_id=f"{jenis.__name__.lower()}-%s")


def _tabel(user: Pengguna, tahun: int) -> dict[str, TabelUnduh]:
    return {
        "lapor": TabelUnduh(
            LaporSerializer, lambda: per_triwulan(rekap_pelaporan(user, tahun), tahun), f"pelaporan-{tahun}"
        ),
        "tenggat": TabelUnduh(TenggatSerializer, lambda: daftar_tenggat(tahun), f"tenggat-{tahun}"),
        "pengecualian": TabelUnduh(
            PengecualianSerializer, lambda: pengecualian_tahun(tahun), f"pengecualian-{tahun}"
        ),
    }


def _tenggat(satu: Tenggat) -> dict[str, object]:
    return {
        "satu": satu,
        "buka": waktu_teks(satu.jendela.buka),
        "eselon_ii": waktu_teks(satu.batas_eselon_ii),
        "eselon_i": waktu_teks(satu.batas_eselon_i),
        "kementerian": waktu_teks(satu.batas_kementerian),
    }


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
