"""What allauth asks us: nobody makes an account of their own, here or by way of somebody else's directory."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import redirect

jejak = logging.getLogger("renstra.jejak")
TAK_TERDAFTAR = (
    "Akun instansi Anda tidak membuka akun mana pun di sini. Minta administrator mencatat alamat surel instansi Anda "
    "pada akun Anda, dan pastikan direktori sudah memastikan alamat itu."
)
TANPA_KAIT = "Akun instansi tidak dikaitkan sendiri: yang membuka akun Anda ialah alamat surel yang sama."


class AkunAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **lain: Any) -> Any:
        """Here every login ends, after the second step where there is one: it is told as the plain one is."""
        lewat = "direktori" if (lain.get("signal_kwargs") or {}).get("sociallogin") else "sandi"
        isi = {"kejadian": "masuk", "pengguna": user.pk, "lewat": lewat}
        jejak.info("masuk %s", user.pk, extra={"isi": isi})
        return super().post_login(request, user, **lain)


class DirektoriAdapter(DefaultSocialAccountAdapter):
    """An account of the directory opens the account here that has the same address, and no other."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Raises ImmediateHttpResponse: back to the login, or to the start page, with the reason in words."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            messages.error(request, TANPA_KAIT)
            raise ImmediateHttpResponse(redirect("beranda"))
        if not sociallogin.is_existing:
            jejak.warning("gagal masuk", extra={"isi": {"kejadian": "gagal_masuk", "lewat": "direktori"}})
            messages.error(request, TAK_TERDAFTAR)
            raise ImmediateHttpResponse(redirect("masuk"))
