"""`realisasi/bulk/`: up to a thousand figures in one call, all or nothing unless asked otherwise."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.dasar.kueri import Kueri, baca_kueri, pilihan
from indicators.api.dasar.skema import JENIS_GALAT, ButirGalat
from indicators.api.idempotensi import idempoten
from indicators.api.kiriman import baca_isi, bernama_api, kiriman
from indicators.api.serializers.isian import BARIS_MAKS, BarisMassal, MassalMasuk
from indicators.api.tulis import IDEMPOTENSI, Tulis, pelaku
from indicators.services.realisasi import Galat, Hasil, HasilKiriman, Kiriman, save_kiriman

YA = {"1", "true"}
YA_TIDAK = {"1": "ya", "0": "tidak", "true": "ya", "false": "tidak"}
TIDAK_DISIMPAN = "tidak_disimpan"
STATUS = [
    (Hasil.BARU.value, "baris baru"),
    (Hasil.BERUBAH.value, "baris yang ada diubah"),
    (Hasil.SAMA.value, "tidak ada yang berubah"),
    (Hasil.DITOLAK.value, "isinya salah"),
    (Hasil.TERKUNCI.value, "periode tertutup atau tahapnya bukan milik pengisi"),
    (Hasil.BENTROK.value, "versinya sudah lain; versi yang sekarang ada di sini"),
    (TIDAK_DISIMPAN, "isinya baik, tetapi baris lain dalam kiriman ini tidak"),
]


class KueriMassal(Kueri):
    dry_run = pilihan(YA_TIDAK, help_text="1: periksa semuanya, simpan tidak satu pun; jawabannya selalu 200.")
    sebagian = pilihan(
        YA_TIDAK, help_text="1: simpan baris yang baik walaupun ada yang tidak. Bawaan: semua atau tidak."
    )


class HasilBaris(serializers.Serializer[Any]):
    index = serializers.IntegerField(help_text="Nomor baris dalam kiriman, mulai 0.")
    status = serializers.ChoiceField(choices=STATUS, help_text="Apa yang terjadi (dry_run: akan terjadi) dengannya.")
    id = serializers.IntegerField(allow_null=True, help_text="Nomor realisasi; null bila belum ada.")
    versi = serializers.IntegerField(allow_null=True, help_text="Versi yang tersimpan sekarang; null bila belum ada.")
    errors = ButirGalat(many=True, help_text="Yang salah; kosong bila baik.")  # type: ignore[assignment]
    peringatan = serializers.ListField(child=serializers.CharField(), help_text="Yang janggal, tetapi diterima.")


class HasilMassal(serializers.Serializer[Any]):
    rows = HasilBaris(many=True)


class GalatMassal(serializers.Serializer[Any]):
    """The one shape of errors, and the rows beside it; without them where not even a list of rows was sent."""

    type = serializers.ChoiceField(choices=JENIS_GALAT)
    errors = ButirGalat(many=True)  # type: ignore[assignment]
    rows = HasilBaris(many=True, required=False, help_text="Nasib tiap baris; tidak ada bila kirimannya tak terbaca.")


class RealisasiMassal(Tulis):
    kelompok = "realisasi"

    @extend_schema(
        request=MassalMasuk,
        responses={
            200: HasilMassal,
            400: OpenApiResponse(GalatMassal, description="Ada baris yang salah; tidak ada yang disimpan."),
            409: OpenApiResponse(GalatMassal, description="Ada baris terkunci atau bentrok; tidak ada yang disimpan"),
        },
        parameters=[KueriMassal, IDEMPOTENSI],
        operation_id="realisasi_massal",
        summary="Banyak realisasi sekaligus",
        description=(
            f"1 sampai {BARIS_MAKS} baris, baru atau berubah. Bidang yang tidak dikirim tetap. Satu baris di luar "
            "jangkauan menolak seluruh kiriman (404)."
        ),
    )
    @idempoten
    def put(self, request: Request) -> Response:
        saring = baca_kueri(KueriMassal, request)
        coba, sebagian = saring.get("dry_run") in YA, saring.get("sebagian") in YA
        hasil = save_kiriman(pelaku(request), _baris(request.data), utuh=not sebagian, coba=coba)
        batal = not coba and not sebagian and not all(satu.tersimpan for satu in hasil)
        rows = [_hasil(indeks, satu, batal) for indeks, satu in enumerate(hasil)]
        if not batal:
            return Response({"rows": rows})
        ditolak = any(satu.hasil == Hasil.DITOLAK for satu in hasil)
        galat = [{**g, "attr": _jalur(r["index"], g["attr"])} for r in rows for g in r["errors"]]
        jenis = "validation_error" if ditolak else "client_error"
        return Response({"type": jenis, "errors": galat, "rows": rows}, status=400 if ditolak else 409)


def _butir(galat: Galat) -> dict[str, str | None]:
    return {"code": galat.kode, "detail": galat.pesan, "attr": galat.bidang or None}


def _jalur(indeks: int, bidang: str | None) -> str:
    return f"rows.{indeks}.{bidang}" if bidang else f"rows.{indeks}"


def _baris(data: Any) -> list[Kiriman | list[Galat]]:
    """The rows, or what is wrong with the shape of each. Raises ValidationError where it is no list of rows."""
    rows = data.get("rows")
    asing = sorted(set(data) - {"rows"})
    if asing:
        raise ValidationError({nama[:60]: ["Bidang ini tidak dikenal."] for nama in asing}, code="bidang_asing")
    if not isinstance(rows, list) or not 1 <= len(rows) <= BARIS_MAKS:
        pesan = ErrorDetail(f"Harus daftar berisi 1 sampai {BARIS_MAKS} baris.", "jumlah_baris")
        raise ValidationError({"rows": [pesan]})
    bentuk = BarisMassal()
    return [_satu(bentuk, satu) for satu in rows]


def _satu(bentuk: BarisMassal, data: Any) -> Kiriman | list[Galat]:
    isi = baca_isi(bentuk, data)
    return isi if isinstance(isi, list) else kiriman(isi, isi.get("versi"))


def _hasil(indeks: int, satu: HasilKiriman, batal: bool) -> dict[str, Any]:
    baik = satu.hasil.tersimpan
    return {
        "index": indeks,
        "status": TIDAK_DISIMPAN if baik and batal else satu.hasil.value,
        "id": satu.id,
        "versi": satu.versi,
        "errors": [_butir(bernama_api(galat)) for galat in satu.galat],
        "peringatan": satu.peringatan,
    }
