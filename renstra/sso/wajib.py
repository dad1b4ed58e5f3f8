"""Administrators and verifikator must have a second step (ASVS 6.3.3)."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from indicators.akses import jangkauan
from indicators.models import Peran

WAJIB = frozenset({Peran.ADMIN, Peran.VERIFIKATOR})
BEBAS = ("/akun/", "/keluar/", "/masuk/", "/sandi/", "/static/")
GetResponse = Callable[[HttpRequest], HttpResponse]


def wajib_dua_langkah(get_response: GetResponse) -> GetResponse:
    """Whoever must have one and has none is led to the page that sets it up, and sees nothing else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(BEBAS) or not _kurang(request.user):
            return get_response(request)
        if request.path_info.startswith("/api/"):
            kata = "Peran Anda mewajibkan masuk dengan dua langkah. Pasang dahulu di /akun/2fa/."
            galat = {"code": "dua_langkah_wajib", "detail": kata, "attr": None}
            return JsonResponse({"type": "client_error", "errors": [galat]}, status=403)
        return redirect("mfa_activate_totp")

    return middleware


def _kurang(user: User | AnonymousUser) -> bool:
    if not isinstance(user, User) or not user.is_active:
        return False
    if not (user.is_superuser or WAJIB & set(jangkauan(user).peran)):
        return False
    return not is_mfa_enabled(user)
