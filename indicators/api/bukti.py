"""Evidence through the API: listed, added, fetched and removed by the services that the page uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import renderers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kueri, baca_kueri
from indicators.api.dasar.skema import Galat
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.kiriman import baca_isi
from indicators.api.serializers.bukti import BuktiSerializer, HasilLampiran, LampiranMasuk, TautanMasuk
from indicators.api.tulis import Tulis, pelaku
from indicators.berkas import BerkasDitolak
from indicators.forms.bukti import BuktiForm
from indicators.models import BuktiDukung, Realisasi
from indicators.rekap import Daftar
from indicators.rekap.daftar_angka import daftar_realisasi
from indicators.rekap.daftar_bukti import daftar_bukti
from indicators.rekap.daftar_rencana import Saring
from indicators.services.bukti import (
    BuktiDitolak,
    HasilBukti,
    add_berkas,
    add_tautan,
    menerima_berkas,
    realisasi_dilampiri_pk,
    remove_bukti,
)
from indicators.views.bukti import serahkan_bukti

FORMULIR = "multipart/form-data"
ISIAN = {"tautan", "judul"}


class BuktiRealisasi(BacaDaftar):
    """The evidence of one figure; POST adds to it."""

    serializer_class = BuktiSerializer
    kelompok = "bukti"
    ringkas = "Bukti dukung satu realisasi"
    uraian = "Berkas dan tautan yang dilampirkan dan tidak dihapus, menurut urutan dilampirkan."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[BuktiDukung, BuktiDukung]:
        return daftar_bukti(user, self.kwargs["id"])

    def periksa_kosong(self, user: Pengguna, saring: dict[str, Any]) -> None:
        """Raises TakTerlihat for a figure that the user may not see, or that does not exist."""
        daftar_realisasi(user, Saring()).satu(pk=self.kwargs["id"])

    @extend_schema(
        request={FORMULIR: LampiranMasuk, "application/json": TautanMasuk},
        responses={
            201: HasilLampiran,
            200: OpenApiResponse(HasilLampiran, description="Semuanya sudah ada; tidak ada yang disimpan."),
            507: OpenApiResponse(Galat, description="Penyimpanan sedang tidak dapat menerima berkas."),
        },
        operation_id="bukti_lampirkan",
        summary="Lampirkan bukti dukung",
        description=(
            "Berkas atau tautan, semua atau tidak sama sekali, selama realisasinya boleh diisi. Isi yang sama tidak "
            "disimpan dua kali, jadi kiriman yang putus boleh diulang begitu saja. Versi realisasinya tidak berubah, "
            "jadi tanpa If-Match."
        ),
    )
    def post(self, request: Request, id: int) -> Response:
        baca_kueri(Kueri, request)
        realisasi = realisasi_dilampiri_pk(pelaku(request), id)  # before a byte of the body is read
        hasil = _dari_formulir(request, realisasi) if _berformulir(request) else _dari_json(request, realisasi)
        isi = BuktiSerializer([satu.bukti for satu in hasil], many=True, context={"request": request}).data
        baris = [{**satu, "baru": milik.baru} for satu, milik in zip(isi, hasil, strict=True)]
        return Response({"results": baris}, status=201 if any(satu.baru for satu in hasil) else 200)


def _berformulir(request: Request) -> bool:
    return str(request.content_type).partition(";")[0].strip().lower() == FORMULIR


def _dari_json(request: Request, realisasi: Realisasi) -> Sequence[HasilBukti]:
    isi = baca_isi(TautanMasuk(), request.data)
    if isinstance(isi, list):
        raise ValidationError({galat.bidang: [ErrorDetail(galat.pesan, galat.kode)] for galat in isi})
    return [add_tautan(pelaku(request), realisasi, isi["tautan"], isi.get("judul", ""))]


def _dari_formulir(request: Request, realisasi: Realisasi) -> Sequence[HasilBukti]:
    """The body is read from here on, straight into the store."""
    asal, user = request._request, pelaku(request)
    with menerima_berkas(asal) as penampung:
        form = BuktiForm(asal.POST, asal.FILES)
        if penampung.terputus:
            raise BuktiDitolak(
                BerkasDitolak("Kiriman terputus di tengah berkas; tidak ada yang disimpan. Kirim lagi.")
            )
        asing = sorted((set(asal.POST) - ISIAN) | (set(asal.FILES) - {"berkas"}))
        if asing:
            raise ValidationError({nama[:60]: ["Bidang ini tidak dikenal."] for nama in asing}, code="bidang_asing")
        if not form.is_valid():
            raise BuktiDitolak(BerkasDitolak(form.keluhan()))
        if form.berkas:
            return add_berkas(user, realisasi, form.berkas)
        return [add_tautan(user, realisasi, form.cleaned_data["tautan"], form.cleaned_data["judul"])]


class BuktiSatu(Baca):
    """What is told about one piece; DELETE removes it."""

    serializer_class = BuktiSerializer
    kelompok = "bukti"
    ringkas = "Satu bukti dukung"
    uraian = "Keterangannya; isinya ada di alamat `berkas`."

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> BuktiDukung:
        return daftar_bukti(user).satu(pk=jalur["id"])

    @extend_schema(
        request=None,
        responses={204: OpenApiResponse(description="Tidak lagi dilampirkan; riwayatnya tetap ada.")},
        operation_id="bukti_hapus",
        summary="Hapus bukti dukung",
        description="Hanya oleh orang yang masuk sendiri dan boleh mengisi realisasinya, tidak dengan token.",
    )
    def delete(self, request: Request, id: int) -> Response:
        baca_kueri(Kueri, request)
        remove_bukti(pelaku(request), id)
        return Response(status=204)


class ApaAdanya(BaseContentNegotiation):
    """A file comes as it is, whatever was asked for; a refusal is JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class KueriBerkas(Kueri):
    format = None  # type: ignore[assignment]


class BuktiBerkas(Tulis):
    """The content of a file. Handing it out is recorded in the history."""

    kelompok = "bukti"
    renderer_classes = [renderers.JSONRenderer]
    content_negotiation_class = ApaAdanya

    @extend_schema(
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            410: OpenApiResponse(Galat, description="Tercatat, tetapi berkasnya tidak terbaca di penyimpanan."),
        },
        operation_id="bukti_berkas_baca",
        summary="Isi satu berkas bukti dukung",
        description=(
            "Selalu utuh dan sebagai unduhan; jenisnya di kepala Content-Type. Pengambilannya dicatat di riwayat. "
            "Tautan tidak punya isi: 404."
        ),
    )
    def get(self, request: Request, id: int) -> FileResponse:
        baca_kueri(KueriBerkas, request)
        return serahkan_bukti(request._request, pelaku(request), id)
