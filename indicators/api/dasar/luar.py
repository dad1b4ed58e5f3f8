"""Middleware: below /api/ even what never reaches a view of ours (unknown path, bad host, 500) answers in JSON."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
AWALAN = "/api/"
AMAN = {"GET", "HEAD", "OPTIONS"}
GALAT = {
    400: ("permintaan_salah", "Permintaan tidak dapat dibaca."),
    403: ("terlarang", "Anda tidak berwenang melakukan ini."),
    404: ("not_found", "Tidak ditemukan."),
    405: ("method_not_allowed", "Metode ini tidak diterima di alamat ini."),
    413: ("terlalu_besar", "Isi permintaan terlalu besar."),
    429: ("throttled", "Terlalu banyak permintaan. Tunggu sampai waktu di kepala Retry-After."),
    507: ("penyimpanan_penuh", "Penyimpanan peladen penuh; perubahan tidak tersimpan. Beri tahu administrator."),
    503: ("basis_data_terputus", "Sedang tidak dapat dihubungi. Coba lagi sebentar lagi."),
}
GALAT_LAIN = ("error", "Terjadi kesalahan pada peladen. Kejadiannya sudah dicatat.")


def galat_json(get_response: GetResponse) -> GetResponse:
    """Outermost, so that it sees what every other middleware answers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path_info.startswith(AWALAN):
            return response
        if response.status_code == 301 and request.method not in AMAN:
            # A redirect for a missing slash would turn the client's write into a read.
            return _galat(404, response)
        if response.status_code < 400 or response.headers.get("Content-Type", "").startswith("application/json"):
            return response
        return response if settings.DEBUG and response.status_code >= 500 else _galat(response.status_code, response)

    return middleware


def _galat(status: int, asal: HttpResponse) -> HttpResponse:
    kode, pesan = GALAT.get(status, GALAT_LAIN)
    jenis = "server_error" if status >= 500 else "client_error"
    isi = {"type": jenis, "errors": [{"code": kode, "detail": pesan, "attr": None}]}
    jawab = JsonResponse(isi, status=status, json_dumps_params={"ensure_ascii": False})
    for nama in ("Retry-After", "Allow", "WWW-Authenticate"):
        if nama in asal.headers:
            jawab.headers[nama] = asal.headers[nama]
    jawab.cookies = asal.cookies
    return jawab
