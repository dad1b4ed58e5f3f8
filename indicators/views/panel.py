"""One figure with its surroundings: a page of its own, and the side panel of the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from indicators.akses import (
    Bentrok,
    Ditolak,
    Pengguna,
    TakTerlihat,
    TidakLengkap,
    boleh_mencatat_verifikasi,
    pelaku,
)
from indicators.alur import Status
from indicators.capaian import ROMAWI
from indicators.forms.nilai_verifikasi import NilaiVerifikasiForm, dapat_diverifikasi
from indicators.forms.panel import GABUNG, PUNYA_SAYA, FormulirNarasi, KomentarForm, ManfaatForm, gabungkan, sidik
from indicators.grafik import Grafik, grafik_deret
from indicators.models import Manfaat
from indicators.rekap.nilai_verifikasi import daftar_verifikasi
from indicators.rekap.panel import RekapPanel, rekap_panel, titik_deret
from indicators.rekap.radar import radar_indikator
from indicators.services.bukti import boleh_ubah_bukti, bukti_aktif
from indicators.services.realisasi import (
    Hasil,
    HasilNarasi,
    IsianNarasi,
    Tindakan,
    add_komentar,
    answer_tindak_lanjut,
    indikator_diisi,
    kekurangan,
    perlu_penjelasan,
    save_narasi,
)
from indicators.views.kisi import BarisKisi


def _rekap(user: Pengguna, kode: str, tahun: int, triwulan: int) -> RekapPanel:
    rekap = rekap_panel(user, kode, tahun, triwulan)
    if rekap is None:
        raise TakTerlihat("Angka tidak ditemukan.")
    return rekap


@require_http_methods(["GET", "HEAD", "POST"])
def realisasi_panel(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """POST saves the narrative, or with `aksi` says whether an earlier action helped."""
    if request.method != "POST":
        return _halaman(request, (kode, tahun, triwulan))
    user = pelaku(request.user)
    indikator_diisi(user, {kode})
    if "aksi" in request.POST:
        return _jawab(request, user, (kode, tahun, triwulan))
    return _simpan(request, user, (kode, tahun, triwulan))


@require_POST
def realisasi_komentar(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    rekap = _rekap(request.user, kode, tahun, triwulan)
    teks = request.POST.get("teks", "")
    try:
        add_komentar(pelaku(request.user), kode, tahun, triwulan, teks)
    except (Bentrok, TidakLengkap) as ditolak:
        komentar = KomentarForm({"teks": teks})
        komentar.is_valid()
        komentar.errors["teks"] = komentar.error_class([ditolak.pesan])
        return _halaman(request, (kode, tahun, triwulan), rekap, status=ditolak.status, komentar_form=komentar)
    messages.success(request, "Komentar dicatat.")
    return _kembali(kode, tahun, triwulan, "komentar")


def _kembali(kode: str, tahun: int, triwulan: int, bagian: str) -> HttpResponse:
    return redirect(f"{reverse('indicators:realisasi-panel', args=[kode, tahun, triwulan])}#{bagian}")


def _jawab(request: HttpRequest, user: User, kunci: tuple[str, int, int]) -> HttpResponse:
    form = ManfaatForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Jawaban ini tidak dikenal.")
    data = form.cleaned_data
    answer_tindak_lanjut(user, data["aksi"], kunci[1], kunci[2], Manfaat(data["membantu"]), data["dilihat"])
    messages.success(request, "Jawaban dicatat.")
    return _kembali(*kunci, "lalu")


def _simpan(request: HttpRequest, user: User, kunci: tuple[str, int, int]) -> HttpResponse:
    rekap = _rekap(user, *kunci)
    formulir = FormulirNarasi(request.POST, rekap.baris.ada, _tindakan(rekap))
    if not formulir.is_valid():
        return _halaman(request, kunci, rekap, status=422, formulir=formulir)
    hasil = _simpan_isian(request, user, formulir, formulir.isian(*kunci))
    if hasil.hasil.tersimpan:
        messages.success(request, "Tidak ada yang berubah." if hasil.hasil == Hasil.SAMA else "Tersimpan.")
        return _kembali(*kunci, "narasi")
    status = 422 if hasil.hasil == Hasil.DITOLAK else 409
    return _halaman(request, kunci, status=status, formulir=formulir, hasil=hasil)


def _simpan_isian(request: HttpRequest, user: User, formulir: FormulirNarasi, isian: IsianNarasi) -> HasilNarasi:
    """Where somebody else changed the words, the person decides; where only the figure changed, nobody has to."""
    pilihan, _, versi = request.POST.get("bentrok", "").partition("|")
    if pilihan in (GABUNG, PUNYA_SAYA) and versi.isascii() and versi.isdigit() and len(versi) < 10:
        isian = replace(isian, versi=int(versi))
        if pilihan == GABUNG:
            rekap = _rekap(user, isian.kode, isian.tahun, isian.triwulan)
            isian = gabungkan(isian, rekap.baris.ada, _tindakan(rekap))
    hasil = save_narasi(user, isian)
    if hasil.hasil == Hasil.BENTROK and sidik(hasil.realisasi, hasil.tindakan) == formulir.awal:
        return save_narasi(user, replace(isian, versi=hasil.realisasi.versi if hasil.realisasi else None))
    return hasil


def _tindakan(rekap: RekapPanel) -> tuple[Tindakan, ...]:
    return tuple(Tindakan(t.uraian, t.penanggung_jawab, t.tenggat) for t in rekap.tindak_lanjut)


def _halaman(
    request: HttpRequest,
    kunci: tuple[str, int, int],
    rekap: RekapPanel | None = None,
    *,
    status: int = 200,
    formulir: FormulirNarasi | None = None,
    hasil: HasilNarasi | None = None,
    komentar_form: KomentarForm | None = None,
) -> HttpResponse:
    rekap = rekap or _rekap(request.user, *kunci)
    baris, ada = rekap.baris, rekap.baris.ada
    konteks: dict[str, Any] = {
        "menu": "realisasi",
        "judul": f"{baris.kode} triwulan {ROMAWI[baris.triwulan]} {baris.capaian.tahun}",
        "subjudul": baris.indikator.uraian,
        "kembali": f"{reverse('indicators:realisasi-grid')}?tahun={kunci[1]}&triwulan={kunci[2]}",
        "rekap": rekap,
        "t": BarisKisi(baris),
        "b": baris,
        "indikator": baris.indikator,
        "grafik": _grafik(rekap),
        "formulir": formulir or FormulirNarasi(None, ada, _tindakan(rekap)),
        "hasil": hasil,
        "wajib": ada is not None and baris.terisi and perlu_penjelasan(baris.capaian, ada),
        "kekurangan": kekurangan(baris.capaian, ada, len(rekap.tindak_lanjut)) if ada and baris.dapat_diisi else [],
        "komentar_form": komentar_form or KomentarForm(),
        "realisasi": ada,
        "radar": radar_indikator(request.user, [baris.indikator])[0],
        "bukti": bukti_aktif(ada),
        **_verifikasi(request.user, rekap),
        "boleh_ubah": boleh_ubah_bukti(request.user, ada) if ada else baris.dapat_diisi,
    }
    return render(request, "indicators/realisasi_panel.html", konteks, status=status)


def _verifikasi(user: Pengguna, rekap: RekapPanel) -> dict[str, Any]:
    """The verified values of the figure, and the form for who may write one."""
    ada, indikator = rekap.baris.ada, rekap.baris.indikator
    daftar = daftar_verifikasi(user, [ada]) if ada else []
    boleh = (
        ada is not None
        and ada.status == Status.DISETUJUI
        and dapat_diverifikasi(indikator)
        and boleh_mencatat_verifikasi(user, indikator.unit.jalur)
    )
    dilihat = daftar[0].verifikasi.revisi if daftar else 0
    return {"verifikasi": daftar, "verifikasi_form": NilaiVerifikasiForm(indikator, dilihat) if boleh else None}


def _grafik(rekap: RekapPanel) -> Grafik | None:
    """Small: what the dashed line is, the caption says."""
    grafik = grafik_deret(titik_deret(rekap.deret))
    return replace(grafik, label_target=None) if grafik else None
