"""The doorkeeper of pages without a login: how often one address may come, and whether figures are public at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.services.laju import catat_kedatangan
from renstra.auth import client_address

View = Callable[..., HttpResponseBase]


def terbuka(view: View) -> View:
    """Open without a login, for reading only, LAJU_PUBLIK times per minute of one address; then 429."""

    @login_not_required
    @require_safe
    @wraps(view)
    def terbatas(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        banyak, sisa = catat_kedatangan(f"publik:{client_address(request)}")
        if banyak > settings.LAJU_PUBLIK:
            halaman = render(request, "429.html", {"tunggu_teks": f"{sisa} detik"}, status=429)
            halaman["Retry-After"] = str(sisa)
            return halaman
        return view(request, *args, **kwargs)

    return terbatas


def bila_publik(view: View) -> View:
    """As `terbuka`; where PUBLIK is off, as if there were no such address."""

    @wraps(view)
    def terjaga(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not settings.PUBLIK:
            raise Http404
        return view(request, *args, **kwargs)

    return terbuka(terjaga)
