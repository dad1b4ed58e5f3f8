"""The pages of imports: the menu of kinds, taking in, preview, and what is done with a batch."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.akses import Bentrok, Ditolak, TakTerlihat, TidakLengkap, pelaku
from indicators.berkas import ukuran_teks
from indicators.berkas.unggahan import Penampung
from indicators.models import Impor, KeadaanImpor
from indicators.rekap.impor import RekapImpor, impor_milik, impor_terbaru, rekap_impor
from indicators.services.impor import (
    BerkasImporDitolak,
    add_impor,
    add_tempelan,
    kolom_dijelaskan,
    menerima_impor,
)
from renstra.impor.daftar import Pendaftaran, boleh_impor, pendaftaran
from renstra.impor.gerak import GERAK, JawabanKeliru, pertanyaan
from renstra.impor.pekerja import start
from renstra.impor.tampil import konteks_pratinjau, tanda_impor

TERLALU_BESAR = (
    "Tempelan ini terlalu besar untuk dikirim sebagai teks. Simpan sebagai berkas xlsx atau csv, lalu unggah."
)
TERPUTUS = "Kiriman terputus di tengah berkas; tidak ada yang disimpan. Kirim lagi."
KEPALA_UNDUH = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def impor_menu(request: HttpRequest) -> HttpResponse:
    user = pelaku(request.user)
    konteks = {
        "menu": "impor",
        "judul": "Impor dari Excel",
        "daftar": boleh_impor(user),
        "terbaru": daftar_terbaru(impor_terbaru(user)),
    }
    return render(request, "renstra/impor.html", konteks)


@csrf_exempt  # here only: the check reads the body, and must not before the body is known to be small enough
@require_http_methods(["GET", "HEAD", "POST"])
def impor_unggah(request: HttpRequest, jenis: str) -> HttpResponse:
    """The form of one kind; POST takes a file or a pasted table in and leads to its page."""
    daftar = pendaftaran(jenis)
    user = pelaku(request.user)
    daftar.jenis.periksa_hak(user)
    if request.method != "POST":
        return _halaman(request, daftar, request.GET)
    try:
        with menerima_impor(request, daftar.jenis) as penampung:
            response: HttpResponse = _terima(request, daftar, penampung)
            return response
    except (Bentrok, BerkasImporDitolak) as penolakan:
        return _halaman(request, daftar, request.GET, penolakan)


@csrf_protect
def _terima(request: HttpRequest, daftar: Pendaftaran, penampung: Penampung) -> HttpResponse:
    """The body is read from here on; what was chosen comes back with a refusal."""
    user = pelaku(request.user)
    try:
        data = request.POST
    except RequestDataTooBig as error:
        raise BerkasImporDitolak(TERLALU_BESAR) from error
    if penampung.terputus:
        raise BerkasImporDitolak(TERPUTUS)
    form = daftar.form(data, user=user)
    if not form.is_valid():
        return _halaman(request, daftar, data, TidakLengkap("Periksa pilihan yang ditandai."))
    masuk: Any = request.FILES.get("berkas")
    menunggu = not daftar.lanjut
    try:
        if masuk is not None:
            impor = add_impor(user, daftar.jenis, form.opsi, masuk, menunggu=menunggu)
        else:
            impor = add_tempelan(user, daftar.jenis, form.opsi, data.get("tempel", ""), menunggu=menunggu)
    except (Bentrok, BerkasImporDitolak) as penolakan:
        return _halaman(request, daftar, data, penolakan)
    if daftar.lanjut:
        return redirect(daftar.lanjut, impor.pk)
    start(impor.pk)
    return redirect("impor:detail", impor.pk)


def _halaman(
    request: HttpRequest, daftar: Pendaftaran, data: QueryDict, penolakan: Ditolak | None = None
) -> HttpResponse:
    user = pelaku(request.user)
    form = daftar.form(data, user=user)
    konteks = {
        "menu": "impor",
        "judul": daftar.ajakan,
        "subjudul": daftar.jenis.keterangan,
        "jenis": daftar.jenis,
        "opsi_form": form,
        "kolom": kolom_dijelaskan(daftar.jenis.kolom),
        "bertemplat": daftar.templat is not None,
        "templat_url": _templat_url(daftar, form),
        "batas": ukuran_teks(daftar.jenis.batas.berkas_byte),
        "tempelan": data.get("tempel", ""),
        "penolakan": penolakan,
        "terbaru": daftar_terbaru(impor_terbaru(user, [daftar.jenis.kode])),
    }
    return render(request, "renstra/impor_unggah.html", konteks, status=penolakan.status if penolakan else 200)


def daftar_terbaru(terbaru: list[RekapImpor]) -> list[dict[str, Any]]:
    """For `_impor_terbaru.html`."""
    hasil = []
    for rekap in terbaru:
        daftar = pendaftaran(rekap.impor.jenis)
        opsi_teks = daftar.ringkas(rekap.impor.opsi)
        hasil.append(
            {"rekap": rekap, "tanda": tanda_impor(rekap), "judul": daftar.jenis.judul, "opsi_teks": opsi_teks}
        )
    return hasil


def _templat_url(daftar: Pendaftaran, form: Any) -> str:
    """Where the template for the present choice is; empty where the kind has none."""
    if daftar.templat is None or not form.is_valid():
        return ""
    pilihan = getattr(form, "alamat_templat", None) or form.opsi
    return f"{reverse('impor:templat', args=[daftar.jenis.kode])}?{urlencode(pilihan)}"


@require_safe
def impor_templat(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The template of one kind, filled with what is stored."""
    daftar, user = pendaftaran(jenis), pelaku(request.user)
    daftar.jenis.periksa_hak(user)
    form = daftar.form(request.GET, user=user)
    if daftar.templat is None:
        raise TakTerlihat("Jenis impor ini tidak mempunyai templat.")
    if not form.is_valid():
        raise Ditolak("Pilihan ini tidak dikenal. Pilih lagi di halaman impor, lalu unduh.")
    berkas, nama = daftar.templat(user, form.opsi)
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX, headers=KEPALA_UNDUH)


@require_safe
def impor_detail(request: HttpRequest, pk: int) -> HttpResponse:
    impor = impor_milik(request.user, pk)
    lanjut = pendaftaran(impor.jenis).lanjut
    if lanjut and impor.keadaan == KeadaanImpor.PRATINJAU:
        return redirect(lanjut, pk)
    return _detail(request, impor)


def _detail(
    request: HttpRequest, impor: Impor, penolakan: Ditolak | None = None, jawaban: Any = None
) -> HttpResponse:
    """`jawaban`: the form of answers that were not all good."""
    daftar = pendaftaran(impor.jenis)
    rekap = rekap_impor(impor, request.GET.get("tampil", ""), request.GET.get("halaman"))
    konteks = {
        "menu": "impor",
        "judul": daftar.ajakan,
        "jenis": daftar.jenis,
        "opsi_teks": daftar.ringkas(impor.opsi),
        "penolakan": penolakan,
        "dapat_dibaca_lagi": bool(impor.berkas),
        "pertanyaan": pertanyaan(request, daftar, impor, jawaban),
    } | konteks_pratinjau(rekap)
    return render(request, "renstra/impor_detail.html", konteks, status=penolakan.status if penolakan else 200)


@require_POST
def impor_gerak(request: HttpRequest, pk: int) -> HttpResponse:
    """`gerak`: terapkan (`yakin`), batalkan, ulangi, jawab (the fields asked for), urungkan,
    bentrok (`pakai` berkas or tersimpan, `urutan`).
    """
    user, impor = pelaku(request.user), impor_milik(request.user, pk)
    kerja = GERAK.get(request.POST.get("gerak", ""))
    if kerja is None:
        raise Ditolak("Gerak ini tidak dikenal.")
    try:
        kabar = kerja(request, user, impor)
    except JawabanKeliru as keliru:
        return _detail(request, impor_milik(user, pk), keliru, keliru.form)
    except (Bentrok, TidakLengkap) as penolakan:
        return _detail(request, impor_milik(user, pk), penolakan)
    if kabar:
        messages.success(request, kabar)
    return redirect("impor:detail", pk)
