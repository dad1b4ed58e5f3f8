"""Who is asking: a machine with a token in its Authorization header. Nothing else identifies a machine."""

from __future__ import annotations

import re
from copy import copy

from django.contrib.auth.models import User
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from indicators.akses import persempit
from indicators.models import LingkupToken, Token
from indicators.services.token import BENTUK, token_dari

# Addresses end in logs, histories and Referer headers: a secret there is a leak, and using it would hide that.
NAMA_DI_ALAMAT = re.compile(r"(?:access_?|api_?|auth_?)?(?:token|key)|authorization|bearer", re.IGNORECASE)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer rst_...`. Missing, wrong, revoked, expired or its owner disabled: one and the same 401.

    The user of the request is the owner with a reach narrowed to what the token leaves; `request.auth` is the Token.
    """

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """None where no token is offered, so that the session may answer."""
        _tolak_di_alamat(request)
        cara, _, teks = request.headers.get("Authorization", "").partition(" ")
        if cara.lower() != "bearer":
            return None
        token = token_dari(teks)
        if token is None:
            raise NotAuthenticated
        persempit(token.pemilik, token.unit, tulis=token.lingkup == LingkupToken.WRITE)
        return token.pemilik, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="renstra"'


class SesiAuthentication(SessionAuthentication):
    """A session, with its CSRF token in the header: looking among the fields would read the whole body first."""

    def enforce_csrf(self, request: Request) -> None:
        kepala = copy(request._request)
        if kepala.method == "POST":
            kepala.method = "PUT"  # of which Django reads the header alone
        super().enforce_csrf(kepala)  # type: ignore[arg-type]


def _tolak_di_alamat(request: Request) -> None:
    parameter = request._request.GET
    nilai = " ".join(" ".join(satu) for _, satu in parameter.lists())
    if any(NAMA_DI_ALAMAT.fullmatch(nama) for nama in parameter) or BENTUK.search(nilai):
        raise NotAuthenticated


def pemegang(request: Request) -> str:
    """Who holds what is kept per caller (idempotency keys, counts of requests): each token apart from its owner."""
    return f"token:{request.auth.pk}" if isinstance(request.auth, Token) else f"akun:{request.user.pk}"
