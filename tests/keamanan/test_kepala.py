"""A20, L11: the headers of every address and of every error page, and the cookies, as production sends them."""

from __future__ import annotations

from collections.abc import Callable, Generator

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings
from pytest_django.fixtures import Settings

from renstra import views
from tests.people import masuk
from tests.renstra.test_alamat import alamat

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TETAP = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CSP = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}
# Pages with a policy of their own, and why.
CSP_SENDIRI = {"api:docs": "Swagger's page draws its own styles", "api:schema": ""}
SEMUA = dict(alamat())
PRODUKSI = {
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_SSL_REDIRECT": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}


@pytest.fixture(autouse=True)
def produksi() -> Generator[None]:
    with override_settings(**PRODUKSI):
        yield


def periksa(response: HttpResponse, nama: str) -> None:
    kepala = {k: response.headers.get(k) for k in TETAP}
    assert kepala == TETAP, nama
    assert response.headers.get("X-Frame-Options") in {"DENY", "SAMEORIGIN"} or response.status_code >= 400, nama
    assert "camera=()" in response.headers["Permissions-Policy"], nama
    assert response.headers["X-Request-ID"], nama
    assert "Server" not in response.headers and "X-Powered-By" not in response.headers, nama
    kebijakan = set(response.headers["Content-Security-Policy"].split("; "))
    if nama in CSP_SENDIRI or "sandbox" in kebijakan:
        assert {"object-src 'none'", "default-src 'none'", "sandbox"} & kebijakan, nama
        assert not any("unsafe-eval" in satu for satu in kebijakan), nama
    else:
        assert kebijakan == CSP, nama
    for kuki in response.cookies.values():
        assert kuki.key.startswith("__Host-"), (nama, kuki.key)
        assert (kuki["secure"], kuki["path"], kuki["samesite"], kuki["domain"]) == (True, "/", "Lax", ""), nama
        if kuki.value:  # one that is taken back needs no more
            assert bool(kuki["httponly"]) is (kuki.key == "__Host-sessionid"), nama


def test_a20_setiap_alamat(admin: User) -> None:
    """As a visitor, and as the administrator: the admin's own pages, all of one kind, by their index alone."""
    sendiri = [nama for nama in SEMUA if not nama.startswith("admin:") or nama == "admin:index"]
    for client, alamat_nya in ((Client(), list(SEMUA)), (masuk(admin), sendiri)):
        client.raise_request_exception = False
        for nama in alamat_nya:
            satu = SEMUA[nama]
            if nama != "keluar":
                response = client.get(satu, secure=True)
                assert response.status_code < 500, (nama, satu, response.status_code)
                periksa(response, nama)
    periksa(client.post("/keluar/", secure=True), "keluar")


def test_a20_yang_dibaca_setelah_masuk_tidak_disimpan_orang_lain(admin: User) -> None:
    """No answer that needed a login may be kept by a proxy for everybody."""
    client = masuk(admin)
    for nama in ("beranda", "indicators:capaian-list", "api:unit-list", "admin:index"):
        response = client.get(SEMUA[nama], secure=True)
        simpan = response.headers.get("Cache-Control", "")
        assert "public" not in simpan, nama
        assert "Cookie" in response.headers.get("Vary", "") or "private" in simpan or "no-store" in simpan, nama


def rusak(galat: Exception) -> Callable[..., None]:
    def gagal(*args: object) -> None:
        raise galat

    return gagal


def _galat(status: int, admin: User, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> HttpResponse:
    client = masuk(admin)
    client.raise_request_exception = False
    match status:
        case 400:
            return client.get("/", secure=True, headers={"host": "jahat.example"})
        case 403:
            return Client(enforce_csrf_checks=True).post("/masuk/", {"username": "a"}, secure=True)
        case 404:
            return client.get("/tidak-ada/", secure=True)
        case 405:
            return client.delete("/capaian/", secure=True)
        case 413:
            return client.generic(
                "PUT", "/api/v1/realisasi/bulk/", b"x" * 3_000_000, content_type="application/json", secure=True
            )
        case 429:
            settings.AXES_ENABLED = True
            kirim = [Client().post("/masuk/", {"username": "a", "password": "b"}, secure=True) for _ in range(5)]
            return kirim[-1]
        case 500:
            monkeypatch.setattr(views, "ringkasan", rusak(RuntimeError("x")))
        case 503:
            monkeypatch.setattr(views, "ringkasan", rusak(OperationalError("connection refused")))
        case 507:
            monkeypatch.setattr(views, "ringkasan", rusak(OperationalError("database or disk is full")))
    return client.get("/", secure=True)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500, 503, 507])
def test_a20_setiap_halaman_galat(
    status: int, admin: User, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    response = _galat(status, admin, monkeypatch, settings)
    assert response.status_code == status
    periksa(response, f"galat {status}")
    assert "Traceback" not in response.content.decode()


def test_a20_tanpa_tls_dialihkan() -> None:
    response = Client().get("/masuk/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/masuk/")


def test_a20_kuki_masuk_produksi(admin: User) -> None:
    """The login itself sets both, each under its `__Host-` name."""
    admin.set_password("tujuh-kuda-makan-rumput")
    admin.save()
    client = Client()
    client.get("/masuk/", secure=True)
    response = client.post("/masuk/", {"username": "admin", "password": "tujuh-kuda-makan-rumput"}, secure=True)
    assert set(response.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    periksa(response, "masuk")
