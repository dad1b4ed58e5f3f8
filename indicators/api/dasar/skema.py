"""OpenAPI 3.1 from the declarations that also run: parameters from `kueri`, answers from `serializer_class`."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from indicators.api.dasar.tampil import Csv, Xlsx
from indicators.api.dasar.view import Baca, BacaDaftar

JENIS_GALAT = [
    ("validation_error", "isi atau parameter salah; tiap kesalahan satu butir"),
    ("client_error", "permintaan tidak dapat dipenuhi"),
    ("server_error", "kesalahan di peladen"),
]


class ButirGalat(serializers.Serializer[Any]):
    code = serializers.CharField(
        help_text="Kode tetap untuk mesin, misalnya not_found, parameter_asing, versi_usang."
    )
    detail = serializers.CharField(help_text="Kalimat untuk orang.")
    attr = serializers.CharField(
        allow_null=True,
        help_text="Bidang atau parameter yang salah, misalnya tahun atau rows.3.nilai; null bila umum.",
    )


class Galat(serializers.Serializer[Any]):
    """The one shape of every 4xx and 5xx."""

    type = serializers.ChoiceField(choices=JENIS_GALAT)
    errors = ButirGalat(many=True)  # type: ignore[assignment]


TETAP = OpenApiResponse(description="Belum berubah sejak ETag itu.")
BACA = {
    "400": "Parameter tidak dikenal atau nilainya salah.",
    "401": "Tanpa token atau sesi yang berlaku.",
    "404": "Tidak ada, atau di luar jangkauan; keduanya tidak dibedakan.",
    "406": "Format tidak tersedia.",
    "429": "Terlalu banyak permintaan; tunggu menurut kepala Retry-After.",
    "503": "Basis data sedang tidak dapat dihubungi.",
}
TULIS = {
    **BACA,
    "400": "Isi salah; tiap kesalahan disebut dengan bidangnya.",
    "403": "Terlihat, tetapi bukan wewenang Anda; atau token CSRF salah.",
    "409": "Keadaan sekarang tidak membolehkannya: terkunci, sudah berubah, atau tahap lain.",
    "412": "If-Match menyebut versi yang sudah usang.",
    "413": "Isi lebih dari 2 MB.",
    "415": "Isi bukan application/json.",
    "422": "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
    "428": "If-Match wajib.",
}


@cache
def amplop(bentuk: type[serializers.BaseSerializer[Any]]) -> type[serializers.BaseSerializer[Any]]:
    """The envelope of a list of these rows."""
    isi = {
        "count": serializers.IntegerField(
            allow_null=True, help_text="Banyaknya baris seluruhnya; null bila dibaca dengan cursor."
        ),
        "next": serializers.URLField(allow_null=True, help_text="Alamat halaman berikut; null di akhir."),
        "previous": serializers.URLField(allow_null=True, help_text="Alamat halaman sebelumnya."),
        "results": bentuk(many=True),
    }
    return type(f"Daftar{bentuk.__name__}", (serializers.Serializer,), isi)


@cache
def contoh_api() -> dict[str, Any]:
    """Per operation an address and what it answers over the document."""
    isi: dict[str, Any] = json.loads(settings.CONTOH_API.read_text(encoding="utf-8"))
    return isi


class Skema(AutoSchema):
    """One operation. Views that are no `Baca` (writes) describe themselves with `extend_schema`."""

    view: Any

    @property
    def membaca(self) -> bool:
        return isinstance(self.view, Baca) and self.method == "GET"

    def get_operation_id(self) -> str:
        if not self.membaca:
            return str(super().get_operation_id())
        akhiran = "daftar" if isinstance(self.view, BacaDaftar) else "baca"
        bagian = [b for b in self.path.removeprefix("/api/v1/").split("/") if b == "{triwulan}" or "{" not in b]
        return "_".join([*(b.strip("{}").replace("-", "_") for b in bagian if b), akhiran])

    def get_tags(self) -> list[str]:
        return (
            [getattr(self.view, "kelompok", "")] if getattr(self.view, "kelompok", "") else list(super().get_tags())
        )

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operasi = super().get_operation(*args, **kwargs)
        if operasi and self.membaca:
            operasi |= {"summary": self.view.ringkas, "description": self.view.uraian or self.view.ringkas}
        return operasi

    def get_override_parameters(self) -> list[Any]:
        if not self.membaca:
            return list(super().get_override_parameters())
        kepala = OpenApiParameter(
            "ETag", str, OpenApiParameter.HEADER, response=[200], description="Tanda keadaan jawaban ini."
        )
        syarat = OpenApiParameter(
            "If-None-Match",
            str,
            OpenApiParameter.HEADER,
            description="ETag yang sudah dimiliki; bila belum berubah, jawabannya 304 tanpa isi.",
        )
        return [self.view.kueri, kepala, syarat]

    def get_response_serializers(self) -> Any:
        if not self.membaca:
            return super().get_response_serializers()
        bentuk = self.view.serializer_class
        if not isinstance(self.view, BacaDaftar):
            return {200: OpenApiResponse(bentuk, self.view.ringkas, self._contoh()), 304: TETAP}
        return {
            (200, "application/json"): OpenApiResponse(
                self.view.amplop_serializer or amplop(bentuk), self.view.ringkas, self._contoh()
            ),
            (200, Csv.media_type): OpenApiTypes.STR,
            (200, Xlsx.media_type): OpenApiTypes.BINARY,
            304: TETAP,
        }

    def _contoh(self) -> list[OpenApiExample]:
        contoh = contoh_api().get(self.get_operation_id())
        return [OpenApiExample(f"GET {contoh['alamat']}", contoh["jawaban"], response_only=True)] if contoh else []

    def _get_format_parameters(self) -> list[Any]:
        """`format` is a parameter of reads and described with the others."""
        return []

    def map_renderers(self, attribute: str) -> list[Any]:
        """Files are described one by one above; everything else is JSON."""
        return [m for m in super().map_renderers(attribute) if m not in (Csv.media_type, Xlsx.media_type)]

    def _get_response_bodies(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        jawaban: dict[str, Any] = super()._get_response_bodies(*args, **kwargs)
        for isi in jawaban.values():
            isi["description"] = isi["description"] or self.get_summary() or "Berhasil."
        for kode, uraian in (BACA if self.method == "GET" else TULIS).items():
            if kode not in jawaban:
                galat = OpenApiResponse(Galat, description=uraian)
                jawaban[kode] = self._get_response_for_code(galat, kode)  # type: ignore[no-untyped-call]
        return jawaban


class SkemaSesi(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "indicators.api.masuk.SesiAuthentication"
    name = "sesi"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "Sesi orang yang masuk lewat /masuk/; perubahan perlu kepala X-CSRFToken.",
        }


class SkemaToken(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "indicators.api.masuk.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Token mesin dari halaman /token/: berlaku sampai tanggalnya, lingkup baca atau tulis.",
        }
