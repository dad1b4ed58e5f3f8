"""The list of reports, each report in its windows, and the form of a passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import IO
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.akses import Bentrok, Ditolak, TakTerlihat, TidakLengkap, pelaku
from indicators.models.narasi import kutipan_dalam
from indicators.services.narasi_laporan import save_narasi_laporan, unit_narasi
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Laporan, Narasi
from renstra.laporan.buku import tulis_buku
from renstra.laporan.daftar import DAFTAR, jenis_laporan, susun_laporan
from renstra.laporan.formulir import NarasiForm, SaringLaporanForm, TempatNarasiForm
from renstra.laporan.kutipan import PETUNJUK, baca_kutipan
from renstra.laporan.lembar_csv import tulis_csv
from renstra.laporan.narasi import basi, kutipan_sidik, laporan_url
from renstra.laporan.word import tulis_word

BARIS_TERBANYAK = 3000  # a Word document of as many takes some twenty seconds to write
OOXML = "application/vnd.openxmlformats-officedocument"
BERKAS: dict[str, tuple[str, Callable[[Laporan], IO[bytes]]]] = {
    "docx": (f"{OOXML}.wordprocessingml.document", tulis_word),
    "xlsx": (f"{OOXML}.spreadsheetml.sheet", tulis_buku),
}


@require_safe
def laporan_menu(request: HttpRequest) -> HttpResponse:
    """The reports of a unit and year, each with its files."""
    form = SaringLaporanForm(request.GET, user=request.user)
    konteks: dict[str, object] = {
        "menu": "dokumen",
        "judul": "Laporan",
        "subjudul": "Yang dicetak, ditandatangani, atau disalin",
    }
    if not form.is_valid():
        return render(request, "renstra/laporan.html", konteks | {"filter": form}, status=400)
    data = form.cleaned_data
    kueri = urlencode({"unit": data["unit"].kode, "tahun": data["tahun"]})
    konteks |= {
        "filter": form,
        "daftar": [{"jenis": satu, "kueri": kueri} for satu in DAFTAR],
        "tahun": data["tahun"],
    }
    return render(request, "renstra/laporan.html", konteks)


@require_safe
def laporan(request: HttpRequest, jenis: str) -> HttpResponseBase:
    milik = jenis_laporan(jenis)
    form = SaringLaporanForm(request.GET, user=request.user, jenis=milik)
    if not form.is_valid():
        konteks = {"menu": "dokumen", "judul": milik.judul, "filter": form}
        return render(request, "renstra/laporan_cetak.html", konteks, status=400)
    isi = susun_laporan(form.bahan(milik))
    if (banyak := sum(len(satu.baris) for satu in isi.tabel)) > BARIS_TERBANYAK:
        raise Ditolak(f"Laporan ini memuat {banyak} baris, terlalu besar untuk dicetak. Pilih unit di bawahnya.")
    bentuk = request.GET.get("format", "")
    if bentuk:
        return _berkas(request, isi, bentuk)
    kueri = request.GET.copy()
    checksum = "".join(kueri.pop("checksum", [""])[-1:]).strip().lower()
    kueri.pop("format", None)
    konteks = {
        "menu": "dokumen",
        "judul": isi.judul,
        "subjudul": f"{isi.unit.nama} · {isi.periode_teks}",
        "filter": form,
        "laporan": isi,
        "kueri": kueri.urlencode(),
        "checksum": checksum,
        "cocok": len(checksum) >= 16 and isi.checksum.startswith(checksum),
        "unduh": _unduh(kueri.urlencode()),
    }
    return render(request, "renstra/laporan_cetak.html", konteks)


def _unduh(kueri: str) -> list[dict[str, str]]:
    awalan = f"{kueri}&" if kueri else ""
    return [
        {"label": label, "url": f"?{awalan}format={bentuk}"}
        for bentuk, label in (("docx", "Word"), ("xlsx", "Excel"))
    ]


def _berkas(request: HttpRequest, isi: Laporan, bentuk: str) -> HttpResponseBase:
    """The report as a file; a CSV holds one table, by its name, else the first."""
    if bentuk in BERKAS:
        jenis, tulis = BERKAS[bentuk]
        return FileResponse(
            tulis(isi), as_attachment=True, filename=f"{isi.nama_berkas}.{bentuk}", content_type=jenis
        )
    if bentuk != "csv":
        raise Ditolak("Format unduhan yang tersedia: docx, xlsx dan csv.")
    kode = request.GET.get("tabel") or (isi.tabel[0].kode if isi.tabel else "")
    tabel = next((t for t in isi.tabel if t.kode == kode), None)
    if tabel is None:
        raise TakTerlihat("Tabel itu tidak ada di laporan ini.")
    jawab = HttpResponse(tulis_csv(tabel), content_type="text/csv; charset=utf-8; header=present")
    jawab.headers["Content-Disposition"] = f'attachment; filename="{isi.nama_berkas}-{tabel.kode}.csv"'
    return jawab


@require_http_methods(["GET", "HEAD", "POST"])
def narasi(request: HttpRequest) -> HttpResponse:
    """A passage is written on a page of its own: its text, how to quote a figure, how it will read."""
    user = pelaku(request.user)
    bahan, blok = _tempat(request)
    ada = bahan.narasi.get(blok.bagian)
    kini = baca_kutipan(bahan, ada.kutipan) if ada else {}
    awal = {"teks": ada.teks if ada else "", "dilihat": ada.versi if ada else 0, "sidik": kutipan_sidik(kini)}
    if request.method != "POST":
        return _halaman_narasi(request, bahan, blok, NarasiForm(initial=awal, use_required_attribute=False))
    form = NarasiForm(request.POST, use_required_attribute=False)
    if not form.is_valid():
        return _halaman_narasi(request, bahan, blok, form, status=422)
    try:
        if ada and basi(ada, kini) and form.cleaned_data["sidik"] != kutipan_sidik(kini):
            raise Bentrok("Angka yang dikutip berubah lagi sejak halaman ini dibuka. Periksa, lalu simpan.")
        terkutip = baca_kutipan(bahan, kutipan_dalam(form.cleaned_data["teks"]))
        save_narasi_laporan(user, form.isian(bahan, blok.bagian), {k: t.teks for k, t in terkutip.items()})
    except (Bentrok, TidakLengkap) as ditolak:
        # After a conflict the page shows what is stored, so that saving again is a decision.
        dilihat = awal if isinstance(ditolak, Bentrok) else form.cleaned_data
        ulang = NarasiForm(initial=dilihat | {"teks": form.cleaned_data["teks"]}, use_required_attribute=False)
        galat = getattr(ditolak, "kekurangan", None) or [ditolak.pesan]
        return _halaman_narasi(request, bahan, blok, ulang, galat, status=ditolak.status)
    messages.success(request, f"Narasi “{blok.judul}” tersimpan.")
    return redirect(f"{laporan_url(bahan)}#narasi-{blok.bagian}")


def _tempat(request: HttpRequest) -> tuple[Bahan, Narasi]:
    """The report and the place in it. Raises TakTerlihat, also for a place that the report does not have."""
    form = TempatNarasiForm(request.GET)
    if not form.is_valid():
        raise TakTerlihat("Bagian laporan ini tidak ada.")
    data = form.cleaned_data
    unit = unit_narasi(pelaku(request.user), data["unit"])
    milik = jenis_laporan(data["laporan"])
    triwulan = data["triwulan"] if milik.triwulan else None
    if milik.wajib_triwulan and triwulan is None:
        raise TakTerlihat("Bagian laporan ini tidak ada.")
    bahan = Bahan(request.user, milik.kode, unit, data["tahun"], triwulan)
    blok = next((b for b in milik.susun(bahan) if isinstance(b, Narasi) and b.bagian == data["bagian"]), None)
    if blok is None:
        raise TakTerlihat("Bagian laporan ini tidak ada.")
    return bahan, blok


def _halaman_narasi(
    request: HttpRequest,
    bahan: Bahan,
    blok: Narasi,
    form: NarasiForm,
    galat: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    milik = jenis_laporan(bahan.jenis)
    konteks = {
        "menu": "dokumen",
        "judul": blok.judul,
        "subjudul": f"{milik.judul} {bahan.unit.nama}, {bahan.periode_teks}",
        "form": form,
        "galat": galat,
        "blok": replace(blok, sunting_url=""),
        "kembali": laporan_url(bahan),
        "petunjuk": PETUNJUK,
        "kode": [b.kode for b in bahan.baris],
    }
    return render(request, "renstra/laporan_narasi.html", konteks, status=status)
