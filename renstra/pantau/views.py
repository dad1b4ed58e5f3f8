"""`/metrics`: for a collector on this machine, or one that knows the token; everybody else sees a plain 404."""

from __future__ import annotations

import ipaddress
import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from renstra.pantau.meter import metrik_kini


@login_not_required
@never_cache
@require_safe
def metrik(request: HttpRequest) -> HttpResponse:
    if not (_dengan_token(request) or _dari_mesin_ini(request)):
        raise Http404
    return metrik_kini()


def _dengan_token(request: HttpRequest) -> bool:
    token = settings.METRIK_TOKEN
    diberi = request.headers.get("Authorization", "")
    return bool(token) and secrets.compare_digest(diberi.encode(), f"Bearer {token}".encode())


def _dari_mesin_ini(request: HttpRequest) -> bool:
    """A proxy on this machine also comes from loopback, but it names whom it speaks for."""
    if settings.METRIK_TOKEN or "X-Forwarded-For" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
