"""Evidence of a figure: its list, adding, handing out, removing."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.akses import Bentrok, Ditolak, pelaku
from indicators.berkas import BerkasDitolak
from indicators.berkas.unggahan import Penampung
from indicators.capaian import ROMAWI
from indicators.forms.bukti import BuktiForm
from indicators.models import Realisasi
from indicators.services.bukti import (
    BuktiDitolak,
    HasilBukti,
    add_berkas,
    add_tautan,
    boleh_ubah_bukti,
    bukti_aktif,
    cari_realisasi,
    menerima_berkas,
    open_bukti,
    realisasi_dilampiri,
    remove_bukti,
)

# A file that came from outside is never to run or to be kept by anything between us and its reader.
KEPALA_UNDUH = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "none",
}


@csrf_exempt  # here only: the check reads the body, and must not before the body is known to be small enough
@require_http_methods(["GET", "HEAD", "POST"])
def bukti_unggah(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The page of one figure's evidence, which works without the panel; POST adds to it."""
    if request.method != "POST":
        return _halaman(request, kode, tahun, triwulan)
    try:
        realisasi = realisasi_dilampiri(pelaku(request.user), kode, tahun, triwulan)
        with menerima_berkas(request) as penampung:
            response: HttpResponse = _lampirkan(request, realisasi, penampung)
            return response
    except (Bentrok, BuktiDitolak) as penolakan:
        return _halaman(request, kode, tahun, triwulan, penolakan)


@csrf_protect
def _lampirkan(request: HttpRequest, realisasi: Realisasi, penampung: Penampung) -> HttpResponse:
    """The body is read from here on; what was typed comes back with a refusal."""
    form = BuktiForm(request.POST, request.FILES)
    if penampung.terputus:
        raise BuktiDitolak(BerkasDitolak("Kiriman terputus di tengah berkas; tidak ada yang disimpan. Kirim lagi."))
    kunci = (realisasi.indikator.kode, realisasi.tahun, realisasi.triwulan)
    if not form.is_valid():
        penolakan: Ditolak = BuktiDitolak(BerkasDitolak(form.keluhan()))
        return _halaman(request, *kunci, penolakan, form)
    try:
        hasil = _simpan(pelaku(request.user), realisasi, form)
    except (Bentrok, BuktiDitolak) as penolakan:
        return _halaman(request, *kunci, penolakan, form)
    for satu in hasil:
        _beri_tahu(request, satu)
    kembali = form.cleaned_data["kembali"]
    if url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
        return redirect(kembali)
    return redirect("indicators:bukti-unggah", *kunci)


def _simpan(user: User, realisasi: Realisasi, form: BuktiForm) -> list[HasilBukti]:
    if form.berkas:
        return add_berkas(user, realisasi, form.berkas)
    return [add_tautan(user, realisasi, form.cleaned_data["tautan"], form.cleaned_data["judul"])]


def _beri_tahu(request: HttpRequest, hasil: HasilBukti) -> None:
    bukti = hasil.bukti
    if hasil.baru:
        messages.success(request, f"“{bukti.nama}” dilampirkan.")
    else:
        sama = "Berkas" if bukti.berkas else "Tautan"
        messages.warning(request, f"{sama} yang sama sudah ada: “{bukti.nama}”. Tidak disimpan dua kali.")


def _halaman(
    request: HttpRequest,
    kode: str,
    tahun: int,
    triwulan: int,
    penolakan: Ditolak | None = None,
    form: BuktiForm | None = None,
) -> HttpResponse:
    indikator, realisasi = cari_realisasi(request.user, kode, tahun, triwulan)
    konteks = {
        "menu": "realisasi",
        "judul": f"Bukti dukung {indikator.kode}",
        "subjudul": indikator.uraian,
        "indikator": indikator,
        "tahun": tahun,
        "triwulan": triwulan,
        "periode_teks": f"triwulan {ROMAWI[triwulan]} {tahun}",
        "realisasi": realisasi,
        "bukti": bukti_aktif(realisasi),
        "boleh_ubah": realisasi is not None and boleh_ubah_bukti(request.user, realisasi),
        "penolakan": penolakan,
        "bukti_form": form,
    }
    status = penolakan.status if penolakan else HTTPStatus.OK
    return render(request, "indicators/bukti.html", konteks, status=status)


@require_safe
def bukti_unduh(request: HttpRequest, pk: int) -> HttpResponseBase:
    return serahkan_bukti(request, pelaku(request.user), pk)


def serahkan_bukti(request: HttpRequest, user: User, pk: int) -> FileResponse:
    """Always the whole file and always checked anew: Range and If-None-Match are not answered apart.

    For page and API alike. Raises TakTerlihat or BerkasHilang.
    """
    bukti, berkas = open_bukti(user, pk, dicatat=request.method == "GET")
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed anew it would lose its length, and it is packed already
    return FileResponse(
        berkas, as_attachment=True, filename=bukti.nama, content_type=bukti.jenis, headers=KEPALA_UNDUH
    )


@require_POST
def bukti_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    bukti = remove_bukti(pelaku(request.user), pk)
    messages.success(request, f"“{bukti.nama}” dihapus dari bukti dukung; riwayatnya tetap ada.")
    kembali = request.POST.get("kembali", "")
    if url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
        return redirect(kembali)
    milik = bukti.realisasi
    return redirect("indicators:bukti-unggah", milik.indikator.kode, milik.tahun, milik.triwulan)
