"""Logging in: the demo's public password is refused elsewhere, and guessing is slowed down."""

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DEFAULT_DEMO_PASSWORD = "renstra-demo"  # noqa: S105 - public by design, see RefuseDemoPassword


class RefuseDemoPassword:
    """Stands before the other backends: the password printed in the README opens nothing outside the demo.

    It only refuses: without a get_user it is never the backend of a session.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """None, so that the next backend decides. Raises PermissionDenied, which stops them all."""
        if credentials.get("password") == DEFAULT_DEMO_PASSWORD and not settings.DEMO:
            raise PermissionDenied("Kata sandi bawaan demo tidak berlaku di luar demo.")


class NotTheDemoPassword:
    """Password validator: nobody may choose the demo's public password."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if password == DEFAULT_DEMO_PASSWORD:
            raise ValidationError("Kata sandi ini adalah kata sandi bawaan demo.", code="demo_password")

    def get_help_text(self) -> str:
        return "Kata sandi Anda tidak boleh sama dengan kata sandi bawaan demo."


def client_address(request: HttpRequest) -> str:
    """The address that failed logins are counted for.

    Behind a proxy we trust it is the last entry of X-Forwarded-For, which that proxy wrote; the earlier
    ones are whatever the visitor claims.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.TRUST_PROXY else ""
    last: str = forwarded.rpartition(",")[2].strip()
    return last or request.META.get("REMOTE_ADDR", "")


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """The answer after too many wrong passwords for one account from one address."""
    minutes = settings.AXES_COOLOFF_TIME.seconds // 60
    context = {"failure_limit": settings.AXES_FAILURE_LIMIT, "tunggu_teks": f"{minutes} menit"}
    page = render(request, "terkunci.html", context, status=429)
    page["Retry-After"] = str(minutes * 60)
    return page
