"""Outermost middleware: numbers every request, counts its queries, writes one log line, measures."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from http import HTTPStatus

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from indicators.permintaan import nomor_kini
from renstra.auth import client_address
from renstra.galat import NOMOR
from renstra.pantau.kueri import PengukurKueri
from renstra.pantau.meter import ukur_permintaan

GetResponse = Callable[[HttpRequest], HttpResponse]
KEPALA = "X-Request-ID"
SARING_MAKS = 500  # characters
BENTUK = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
log = logging.getLogger("renstra.akses")
jejak = logging.getLogger("renstra.jejak")


def catat_permintaan(get_response: GetResponse) -> GetResponse:
    """Nothing of the query string, the body, cookies or headers is ever logged: they may hold secrets."""

    def middleware(request: HttpRequest) -> HttpResponse:
        nomor = _nomor(request)
        request.META[NOMOR] = str(nomor)
        kembali = nomor_kini.set(nomor)
        mulai = time.perf_counter()
        try:
            with ExitStack() as buka:
                kueri = PengukurKueri(settings.KUERI_LAMBAT_MS)
                for basis in connections:
                    buka.enter_context(connections[basis].execute_wrapper(kueri))
                response = get_response(request)
            response.headers[KEPALA] = str(nomor)
            _catat(request, response, time.perf_counter() - mulai, kueri)
            return response
        finally:
            nomor_kini.reset(kembali)

    return middleware


def _nomor(request: HttpRequest) -> uuid.UUID:
    """The proxy's own number where we trust it and it is one; else ours."""
    diberi = request.headers.get(KEPALA, "").lower() if settings.TRUST_PROXY else ""
    return uuid.UUID(diberi) if BENTUK.fullmatch(diberi) else uuid.uuid4()


def _catat(request: HttpRequest, response: HttpResponse, detik: float, kueri: PengukurKueri) -> None:
    cocok = request.resolver_match
    alamat = cocok.view_name if cocok else ""
    ukur_permintaan(alamat, request.method or "", response.status_code, detik, kueri.banyak)
    user = getattr(request, "user", None)
    isi = {
        "cara": request.method,
        "jalur": request.path,
        "alamat": alamat,
        "status": response.status_code,
        "ms": round(detik * 1000, 1),
        "kueri": kueri.banyak,
        "kueri_ms": round(kueri.detik * 1000, 1),
        "pengguna": user.pk if user is not None and response.status_code < 500 else None,
        "dari": client_address(request),
    }
    if (
        response.headers.get("Content-Disposition", "").startswith("attachment")
        and response.status_code == HTTPStatus.OK
    ):
        _catat_unduhan(request, response, isi)
    log.info("%s %s %s", request.method, request.path, response.status_code, extra={"isi": isi})


def _catat_unduhan(request: HttpRequest, response: HttpResponse, isi: dict[str, object]) -> None:
    """Who took what out: the filters of an export are part of it. The log blanks what looks like a secret."""
    unduhan = {
        "kejadian": "unduh",
        "saring": request.META.get("QUERY_STRING", "")[:SARING_MAKS],
        "berkas": response.headers["Content-Disposition"][:SARING_MAKS],
    }
    jejak.info("unduh %s", request.path, extra={"isi": isi | unduhan})
