"""Tokens of the API: make one, see it once, end it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from indicators.akses import TidakLengkap, lingkup_token, pelaku
from indicators.forms.token import TokenForm
from indicators.rekap.token import token_orang_lain, token_sendiri
from indicators.services.token import create_token, revoke_token


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def token(request: HttpRequest) -> HttpResponse:
    """The own tokens. After POST the page itself shows the new one: kept for a redirect, it would be stored."""
    user = pelaku(request.user)
    if request.method != "POST":
        return _halaman(request, TokenForm(user))
    form = TokenForm(user, request.POST)
    if not form.is_valid():
        return _halaman(request, form, status=422)
    data = form.cleaned_data
    try:
        baru, teks = create_token(user, data["nama"], data["lingkup"], data["berlaku_sampai"], data["unit"])
    except TidakLengkap as penolakan:
        form.add_error(None, penolakan.pesan)
        return _halaman(request, form, status=422)
    return _halaman(request, TokenForm(user), status=201, baru=baru, teks=teks)


def _halaman(request: HttpRequest, form: TokenForm, *, status: int = 200, **lain: object) -> HttpResponse:
    user = pelaku(request.user)
    konteks = {
        "menu": "token",
        "judul": "Token",
        "subjudul": "Kunci bagi aplikasi yang membaca atau mengirim angka atas nama Anda lewat API",
        "form": form,
        "dapat": bool(lingkup_token(user)),
        "sendiri": token_sendiri(user),
        "orang_lain": token_orang_lain(user),
        **lain,
    }
    return render(request, "indicators/token.html", konteks, status=status)


@require_POST
def token_cabut(request: HttpRequest, pk: int) -> HttpResponse:
    dicabut = revoke_token(pelaku(request.user), pk)
    messages.success(
        request, f"Token “{dicabut.nama}” ({dicabut.awalan}) dicabut. Token itu tidak dapat dipakai lagi."
    )
    return redirect("indicators:token")
