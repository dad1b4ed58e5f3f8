"""How long a session lives: without a request SESSION_COOKIE_AGE, in all SESI_PALING_LAMA."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

MULAI, TERAKHIR = "sesi_mulai", "sesi_terakhir"  # seconds since 1970
PERBARUI = 60  # seconds; a write for every read would make SQLite's readers wait for its one writer
GANTI_SANDI = "ganti_sandi"
TANPA_SANDI_BARU = frozenset({"/sandi/", "/keluar/"})
GetResponse = Callable[[HttpRequest], HttpResponse]


def batas_sesi(get_response: GetResponse) -> GetResponse:
    """End what is too old, renew what is used, and lead whoever must choose a new password to that page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" not in request.session or not request.user.is_authenticated:
            return get_response(request)
        kini = int(time.time())
        if _habis(request, kini):
            logout(request)
            messages.info(request, "Sesi Anda berakhir. Masuk lagi untuk melanjutkan.")
            return get_response(request)
        if kini - request.session.get(TERAKHIR, 0) >= PERBARUI:
            request.session.setdefault(MULAI, kini)
            request.session[TERAKHIR] = kini
        if GANTI_SANDI in request.session and request.path_info not in TANPA_SANDI_BARU:
            return _minta_sandi_baru(request)
        return get_response(request)

    return middleware


def cap_waktu() -> dict[str, int]:
    """What a session that begins now is to hold."""
    kini = int(time.time())
    return {MULAI: kini, TERAKHIR: kini}


def _habis(request: HttpRequest, kini: int) -> bool:
    mulai = request.session.get(MULAI, kini)
    terakhir = request.session.get(TERAKHIR, kini)
    paling_lama: timedelta = settings.SESI_PALING_LAMA
    diam = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return timedelta(seconds=kini - mulai) >= paling_lama or timedelta(seconds=kini - terakhir) >= diam


def _minta_sandi_baru(request: HttpRequest) -> HttpResponse:
    kata = "Kata sandi Anda sudah habis masa berlakunya. Ganti dahulu di /sandi/."
    if request.path_info.startswith("/api/"):
        galat = {"code": "sandi_kedaluwarsa", "detail": kata, "attr": None}
        return JsonResponse({"type": "client_error", "errors": [galat]}, status=403)
    return redirect(reverse("sandi"))
