"""What a visitor sees when something of ours breaks: which number to tell the administrator, and what to do."""

from __future__ import annotations

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from indicators.putus import basis_data_putus

NOMOR = "renstra.nomor_permintaan"
TUNGGU = "60"
PENUH = ("disk is full", "disk full", "disk i/o error", "no space left", "could not extend file")
log = logging.getLogger(__name__)


def galat_server(request: HttpRequest) -> HttpResponse:
    """handler500. Also where a middleware before the view could not reach the database, which is a 503."""
    galat = sys.exc_info()[1]
    if isinstance(galat, Exception) and basis_data_putus(galat):
        return galat_basis_data(request, galat)
    return _halaman(request, "500.html", 500)


def galat_basis_data(request: HttpRequest, galat: Exception) -> HttpResponse:
    """503 while the database is away, 507 where it has no room to write; the error itself goes to the log."""
    log.error("database: %s", galat)
    if any(kata in str(galat).lower() for kata in PENUH):
        return _halaman(request, "507.html", 507)
    response = _halaman(request, "503.html", 503)
    response.headers["Retry-After"] = TUNGGU
    return response


def _halaman(request: HttpRequest, nama: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(nama, {"nomor": request.META.get(NOMOR, "")}), status=status)
