"""One shape for every refusal: {"type", "errors": [{"code", "detail", "attr"}]}, in words a person can act on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db import DatabaseError, InterfaceError
from django.db.models import ProtectedError
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions

from indicators.akses import Bentrok, Ditolak, TakTerlihat, Terlarang, TidakLengkap, VersiBerbeda
from indicators.angka import AngkaDitolak
from indicators.api.dasar.galat import Berbenturan, Hilang, TempatPenuh, TerlaluBesar, TidakTersambung, VersiUsang
from indicators.putus import basis_data_putus

PESAN = {
    "not_authenticated": "Sertakan token (Authorization: Bearer ...) atau masuk lebih dahulu.",
    "permission_denied": "Anda tidak berwenang melakukan ini.",
    "not_found": "Tidak ditemukan.",
    "not_acceptable": "Format yang tersedia: json, csv, xlsx (dua yang terakhir hanya untuk daftar).",
    "error": "Terjadi kesalahan pada peladen. Kejadiannya sudah dicatat.",
}


def sebagai_galat_api(galat: Exception) -> Exception:
    """The refusals of services, engine and database as those of the API; any other error as it came."""
    match galat:
        case TakTerlihat():
            return exceptions.NotFound()
        case Terlarang():
            return exceptions.PermissionDenied(galat.pesan, code="terlarang")
        case VersiBerbeda():
            return VersiUsang(galat.pesan)
        case Bentrok():
            return Berbenturan(galat.pesan)
        case TidakLengkap():
            return exceptions.ValidationError(list(galat.kekurangan), code="tidak_lengkap")
        case Ditolak(status=413):
            return TerlaluBesar(galat.pesan)
        case Ditolak(status=410):
            return Hilang(galat.pesan)
        case Ditolak(status=507):
            return TempatPenuh(galat.pesan)
        case Ditolak():
            return exceptions.ValidationError(galat.pesan, code="ditolak")
        case AngkaDitolak():
            return exceptions.ValidationError(str(galat), code=galat.kode.value)
        case ValidationError():
            isi = galat.message_dict if hasattr(galat, "error_dict") else galat.messages
            return exceptions.ValidationError(isi)
        case ProtectedError():
            return Berbenturan("Tidak dapat dihapus karena masih dipakai data lain.", code="masih_dipakai")
        case RequestDataTooBig():
            return TerlaluBesar()
        case UnreadablePostError():
            return exceptions.ParseError("Isi permintaan tidak sampai utuh.")
        case MultiPartParserError() | SuspiciousOperation():
            return exceptions.ParseError("Isi formulir (multipart/form-data) tidak dapat dibaca.")
        case DatabaseError() | InterfaceError() if basis_data_putus(galat):
            return TidakTersambung()
    return galat


class Penangan(ExceptionHandler):
    """What DRF asks when a view raises."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        diterjemahkan: Exception = super().convert_known_exceptions(sebagai_galat_api(exc))
        if isinstance(diterjemahkan, exceptions.APIException):
            _berbahasa_indonesia(diterjemahkan)
        return diterjemahkan

    def get_headers(self, exc: exceptions.APIException) -> dict[str, str]:
        """A refusal for being too often always says how long to wait, and never 0 seconds."""
        kepala: dict[str, str] = super().get_headers(exc)
        if isinstance(exc, exceptions.Throttled):
            kepala.setdefault("Retry-After", "1")
        return kepala


def _berbahasa_indonesia(galat: exceptions.APIException) -> None:
    """DRF's own sentences in ours. A 404 always reads the same: what is hidden is like what does not exist."""
    if isinstance(galat.detail, list | dict):
        return
    kode = galat.detail.code
    if str(galat.detail).startswith("CSRF Failed"):
        galat.detail = _kalimat("Token CSRF tidak ada atau tidak cocok (kepala X-CSRFToken).", "csrf")
    elif isinstance(galat, exceptions.MethodNotAllowed):
        galat.detail = _kalimat("Metode ini tidak diterima di alamat ini.", kode)
    elif isinstance(galat, exceptions.UnsupportedMediaType):
        galat.detail = _kalimat("Isi permintaan harus JSON (Content-Type: application/json).", kode)
    elif isinstance(galat, exceptions.Throttled):
        galat.detail = _kalimat("Terlalu banyak permintaan. Tunggu sampai waktu di kepala Retry-After.", kode)
    elif kode in PESAN:
        galat.detail = _kalimat(PESAN[kode], kode)


def _kalimat(teks: str, kode: Any) -> exceptions.ErrorDetail:
    return exceptions.ErrorDetail(teks, code=kode)
