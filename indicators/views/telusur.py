"""Telusur: every printed figure answers "where does this come from?"."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import formats, timezone
from django.views.decorators.http import require_safe

from indicators.akses import Pengguna
from indicators.angka import format_persen
from indicators.capaian import ROMAWI, agregat
from indicators.models import Realisasi, Riwayat, Sasaran
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian

TERAKHIR = 50


def _baris_atau_404(user: Pengguna, kode: str, tahun: int, triwulan: int | None) -> BarisCapaian:
    baris = list(rekap_capaian(user, SaringCapaian(tahun, triwulan, kode=kode, semua_versi=True)))
    if not baris:
        raise Http404("Tidak ada angka untuk indikator dan periode itu.")
    return baris[0]


def _periode_teks(tahun: int, triwulan: int | None) -> str:
    return f"s.d. triwulan {ROMAWI[triwulan]} {tahun}" if triwulan else f"tahun {tahun}"


@require_safe
def telusur_capaian(request: HttpRequest, kode: str, tahun: int, triwulan: int | None = None) -> HttpResponse:
    baris = _baris_atau_404(request.user, kode, tahun, triwulan)
    konteks = {
        "menu": "capaian",
        "judul": f"Capaian {baris.kode}, {_periode_teks(tahun, triwulan)}",
        "subjudul": baris.uraian,
        "kembali": {"url": baris.url, "label": "Kartu indikator"},
        "hasil_teks": baris.capaian_teks,
        "satuan": "% dari target",
        "kategori": baris.kategori,
        "sementara": baris.sementara,
        "alasan_teks": " ".join(filter(None, [_kalimat(baris.alasan_label), baris.alasan_teks])),
        "tercetak_teks": baris.capaian_tercetak_teks,
        "langkah": baris.telusur,
        "asal": asal_realisasi(baris),
        "riwayat": riwayat_realisasi(baris.sumber_realisasi),
    }
    return render(request, "renstra/telusur.html", konteks)


def _kalimat(teks: str) -> str:
    return f"{teks}." if teks else ""


def asal_realisasi(baris: BarisCapaian) -> list[dict[str, str]]:
    """Where target and realisasi of a row come from: document and place, or person and time."""
    asal = []
    if baris.sumber_target:
        target = baris.sumber_target
        asal.append(_asal(f"Target {target.tahun}", target.teks or baris.target_teks, target.tempat, target.tafsir))
    for realisasi in baris.sumber_realisasi:
        sumber = realisasi.dokumen.judul if realisasi.dokumen else realisasi.get_status_display()
        tempat = ", ".join(filter(None, [sumber, realisasi.tempat]))
        nama = f"Realisasi {realisasi.get_triwulan_display().lower()} {realisasi.tahun}"
        asal.append(
            _asal(
                nama,
                realisasi.nilai_tercetak or baris.realisasi_teks or baris.keadaan.label,
                tempat,
                realisasi.tafsir,
            )
        )
    return asal


def _asal(nama: str, teks: str, tempat: str, tafsir: str) -> dict[str, str]:
    return {"nama": nama, "teks": teks, "tempat": tempat, "tafsir": tafsir}


def riwayat_realisasi(realisasi: tuple[Realisasi, ...]) -> list[dict[str, Any]]:
    """The latest changes of these figures, newest first."""
    baris = Riwayat.objects.filter(jenis="realisasi", objek_id__in=[str(r.pk) for r in realisasi]).order_by("-pk")
    return [
        {
            "waktu_teks": formats.date_format(timezone.localtime(r.waktu), "j F Y H.i"),
            "pelaku": r.nama_pelaku,
            "aksi": r.aksi,
            "ringkasan": r.alasan,
        }
        for r in baris[:TERAKHIR]
    ]


@require_safe
def telusur_sasaran(request: HttpRequest, sasaran: int, tahun: int, triwulan: int | None = None) -> HttpResponse:
    milik = get_object_or_404(Sasaran, pk=sasaran)
    saring = SaringCapaian(tahun, triwulan, sasaran=milik, semua_versi=True)
    judul = f"Capaian sasaran {milik.kode}, {_periode_teks(tahun, triwulan)}"
    return _telusur_agregat(request, saring, judul, milik.uraian)


@require_safe
def telusur_tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    judul = f"Rata-rata capaian {_periode_teks(tahun, None)}"
    return _telusur_agregat(request, SaringCapaian(tahun), judul, "Semua indikator yang Anda lihat")


def _telusur_agregat(request: HttpRequest, saring: SaringCapaian, judul: str, subjudul: str) -> HttpResponse:
    rekap = rekap_capaian(request.user, saring)
    baris = list(rekap)
    if not baris:
        raise Http404("Tidak ada indikator untuk periode itu.")
    total = agregat([b.anggota for b in baris], rekap.kebijakan)
    konteks = {
        "menu": "capaian",
        "judul": judul,
        "subjudul": subjudul,
        "kembali": {"url": f"{reverse('indicators:capaian-list')}?tahun={saring.tahun}", "label": "Capaian"},
        "hasil_teks": "" if total.nilai is None else format_persen(total.nilai),
        "satuan": "rata-rata % dari target",
        "kategori": total.kategori,
        "sementara": total.sementara,
        "alasan_teks": f"{total.keterangan}.",
        "langkah": [total.telusur],
        "riwayat": riwayat_realisasi(tuple(r for b in baris for r in b.sumber_realisasi)),
    }
    return render(request, "renstra/telusur.html", konteks)
