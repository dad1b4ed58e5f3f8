"""`realisasi/` written: a new figure, a change, and the moves through the workflow; all through the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.akses import Bentrok, realisasi_untuk_gerak
from indicators.alur import Gerak
from indicators.api.dasar.galat import Berbenturan, VersiUsang
from indicators.api.dasar.kueri import Kueri, baca_kueri
from indicators.api.idempotensi import idempoten
from indicators.api.kiriman import baca_isi, bernama_api, kiriman
from indicators.api.realisasi import RealisasiBaca, RealisasiDaftar
from indicators.api.serializers.angka import RealisasiSerializer
from indicators.api.serializers.isian import CatatanMasuk, Ketat, RealisasiMasuk, RealisasiUbah
from indicators.api.syarat import tanda_versi, versi_dilihat
from indicators.api.tulis import IDEMPOTENSI, IF_MATCH, Tulis, pelaku
from indicators.models import SETAHUN, Realisasi
from indicators.rekap.daftar_angka import daftar_realisasi
from indicators.rekap.daftar_rencana import Saring
from indicators.services.realisasi import (
    Galat,
    Hasil,
    HasilKiriman,
    Kiriman,
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    save_kiriman,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)

Layanan = Callable[[User, Mapping[int, int], str], list[Realisasi]]
LAYANAN: dict[Gerak, Layanan] = {
    Gerak.AJUKAN: submit_realisasi,
    Gerak.TARIK: withdraw_realisasi,
    Gerak.VERIFIKASI: verify_realisasi,
    Gerak.KEMBALIKAN: return_realisasi,
    Gerak.SETUJUI: approve_realisasi,
    Gerak.BUKA: reopen_realisasi,
}


class RealisasiTersimpan(RealisasiSerializer):
    peringatan = serializers.ListField(
        child=serializers.CharField(),
        help_text="Yang janggal pada nilainya; tersimpan juga, tercatat di riwayat.",
    )


class RealisasiKoleksi(RealisasiDaftar):
    @extend_schema(
        request=RealisasiMasuk,
        responses={201: RealisasiTersimpan},
        parameters=[IDEMPOTENSI],
        operation_id="realisasi_buat",
        summary="Realisasi baru",
        description="Sebagai draf. Yang sudah ada dijawab 409; ubahlah dengan PATCH.",
    )
    @idempoten
    def post(self, request: Request) -> Response:
        baca_kueri(Kueri, request)
        isi = _baca(RealisasiMasuk(), request)
        hasil = _simpan(request, kiriman(isi, None))
        if hasil.hasil == Hasil.BENTROK:
            pesan = "Realisasi indikator ini pada triwulan itu sudah ada. Baca, lalu ubah dengan PATCH."
            raise Berbenturan(pesan, code="sudah_ada")
        if hasil.id is None:
            raise ValidationError({"nilai": [ErrorDetail("Tidak ada yang disimpan: isi semuanya kosong.", "kosong")]})
        jawab = _tersimpan(request, hasil.id, hasil.peringatan, status=201)
        jawab.headers["Location"] = request.build_absolute_uri(reverse("api:realisasi-detail", args=[hasil.id]))
        return jawab


class RealisasiSatu(RealisasiBaca):
    @extend_schema(
        request=RealisasiUbah,
        responses={200: RealisasiTersimpan},
        parameters=[IF_MATCH, IDEMPOTENSI],
        operation_id="realisasi_ubah",
        summary="Ubah realisasi",
        description="Selama draf atau dikembalikan dan periodenya terbuka. Bidang yang tidak dikirim tetap.",
    )
    @idempoten
    def patch(self, request: Request, id: int) -> Response:
        baca_kueri(Kueri, request)
        baris = realisasi_untuk_gerak(request.user, Gerak.ISI, id)
        versi = versi_dilihat(request)
        isi = _baca(RealisasiUbah(), request)
        _periksa_tetap(isi, baris, versi)
        if baris.triwulan == SETAHUN:
            raise Bentrok("Angka setahun dimuat dari dokumen sumber, jadi tidak dapat diubah lewat API.")
        kunci = {"indikator": baris.indikator.kode, "tahun": baris.tahun, "triwulan": baris.triwulan}
        hasil = _simpan(request, kiriman(isi | kunci, versi))
        if hasil.hasil == Hasil.BENTROK:
            raise VersiUsang
        return _tersimpan(request, id, hasil.peringatan)


def _periksa_tetap(isi: dict[str, Any], baris: Realisasi, versi: int) -> None:
    """The key and the version may be repeated; another one is refused, never applied."""
    tetap = {
        "indikator": baris.indikator.kode,
        "tahun": baris.tahun,
        "triwulan": baris.triwulan,
        "versi": versi,
    }
    beda = [nama for nama, nilai in tetap.items() if nama in isi and isi[nama] != nilai]
    if beda:
        raise ValidationError({nama: ["Tidak dapat diubah."] for nama in beda}, code="tetap")


def _baca(bentuk: Ketat, request: Request) -> dict[str, Any]:
    isi = baca_isi(bentuk, request.data)
    if isinstance(isi, list):
        raise ValidationError(_rincian(isi))
    return isi


def _simpan(request: Request, satu: Kiriman | list[Galat]) -> HasilKiriman:
    """Save one row. Raises ValidationError (400) and Berbenturan (409) for what is not the version's fault."""
    (hasil,) = save_kiriman(pelaku(request), [satu], utuh=True)
    if hasil.hasil == Hasil.DITOLAK:
        raise ValidationError(_rincian(hasil.galat))
    if hasil.hasil == Hasil.TERKUNCI:
        raise Berbenturan(hasil.galat[0].pesan, code=hasil.galat[0].kode)
    return hasil


def _rincian(galat: list[Galat]) -> dict[str, list[ErrorDetail]]:
    """Complaints by field, as errors of the API."""
    isi: dict[str, list[ErrorDetail]] = {}
    for satu in map(bernama_api, galat):
        isi.setdefault(satu.bidang, []).append(ErrorDetail(satu.pesan, satu.kode))
    return isi


def _tersimpan(request: Request, id: int, peringatan: list[str], status: int = 200) -> Response:
    """What is stored now, as a read gives it."""
    baris = daftar_realisasi(request.user, Saring()).satu(pk=id)
    isi = RealisasiSerializer(baris, context={"request": request}).data
    tanda = {"ETag": tanda_versi(baris.realisasi.versi)}
    return Response({**isi, "peringatan": peringatan}, status=status, headers=tanda)


class RealisasiGerak(Tulis):
    """One move; `gerak` is given where the address is."""

    gerak = Gerak.AJUKAN
    kelompok = "realisasi"

    @extend_schema(
        request=CatatanMasuk,
        responses={200: OpenApiResponse(RealisasiTersimpan, description="Sesudah berpindah tahap.")},
        parameters=[IF_MATCH, IDEMPOTENSI],
        summary="Pindahkan realisasi ke tahap lain",
        description=(
            "ajukan dan tarik oleh perencana, juga dengan token tulis; verifikasi, kembalikan, setujui dan buka "
            "hanya oleh orang yang masuk sendiri. catatan wajib untuk kembalikan dan buka."
        ),
    )
    @idempoten
    def post(self, request: Request, id: int) -> Response:
        baca_kueri(Kueri, request)
        realisasi_untuk_gerak(request.user, self.gerak, id)
        versi = versi_dilihat(request)
        isi = _baca(CatatanMasuk(), request)
        LAYANAN[self.gerak](pelaku(request), {id: versi}, isi.get("catatan", ""))
        return _tersimpan(request, id, [])
