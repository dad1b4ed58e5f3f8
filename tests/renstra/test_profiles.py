"""The production profile as a browser sees it, and where the other two differ (a process for each)."""

import json
from functools import cache
from typing import Any

import pytest

from tests.commands import KEY, python

PROBE = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
from django.http import HttpResponse
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.middleware.csrf import get_token
@login_not_required
def view(request):
    get_token(request)
    request.session["a"] = 1
    request.session.save = lambda must_create=False: None
    request.session._session_key = "kunci"
    return HttpResponse("halaman" * 100)
settings.ROOT_URLCONF = (path("", view),)
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
def facts(response):
    cookies = {name: {k: v for k, v in morsel.items() if v} for name, morsel in response.cookies.items()}
    return {"status": response.status_code, "headers": dict(response.headers), "cookies": cookies}
secure = facts(Client(headers={"host": "localhost", "accept-encoding": "gzip"}).get("/", secure=True))
plain = facts(Client(headers={"host": "localhost"}).get("/"))
behind_proxy = facts(Client(headers={"host": "localhost", "x-forwarded-proto": "https"}).get("/"))
foreign = facts(Client(headers={"host": "jahat.example"}).get("/", secure=True))
print(json.dumps({"secure": secure, "plain": plain, "behind_proxy": behind_proxy, "foreign": foreign,
    "DEBUG": settings.DEBUG, "DEMO": settings.DEMO, "SECRET_KEY": settings.SECRET_KEY}))
"""


@cache
def profile(**variables: str) -> dict[str, Any]:
    """What a visitor gets from a server started with these variables."""
    result = python("-c", PROBE, DJANGO_SETTINGS_MODULE="renstra.settings", **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def production() -> dict[str, Any]:
    return profile(ALLOWED_HOSTS="localhost", **KEY)


@pytest.fixture
def demo() -> dict[str, Any]:
    return profile(RENSTRA_DEMO="1", DEBUG="1")


def test_production_headers(production: dict[str, Any]) -> None:
    headers = production["secure"]["headers"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Content-Encoding"] == "gzip"


def test_content_security_policy(production: dict[str, Any]) -> None:
    policy = production["secure"]["headers"]["Content-Security-Policy"]
    assert set(policy.split("; ")) == {
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }


def test_production_cookies(production: dict[str, Any]) -> None:
    cookies = production["secure"]["cookies"]
    assert set(cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["samesite"]) == (True, "/", "Lax")
        assert "domain" not in cookie
    assert cookies["__Host-sessionid"]["httponly"] is True


def test_production_wants_https(production: dict[str, Any]) -> None:
    assert production["plain"]["status"] == 301
    assert production["plain"]["headers"]["Location"] == "https://localhost/"


def test_production_believes_a_proxy_only_when_told(production: dict[str, Any]) -> None:
    assert production["behind_proxy"]["status"] == 301
    told = profile(ALLOWED_HOSTS="localhost", TRUST_PROXY="1", **KEY)
    assert told["behind_proxy"]["status"] == 200


def test_production_answers_to_its_names_only(production: dict[str, Any]) -> None:
    assert production["foreign"]["status"] == 400


def test_demo_works_without_https(demo: dict[str, Any]) -> None:
    plain = demo["plain"]
    assert plain["status"] == 200
    assert set(plain["cookies"]) == {"sessionid", "csrftoken"}
    assert not any("secure" in cookie for cookie in plain["cookies"].values())
    assert "Strict-Transport-Security" not in demo["secure"]["headers"]
    assert "Content-Security-Policy" in plain["headers"]


def test_demo_is_no_development(demo: dict[str, Any]) -> None:
    assert (demo["DEMO"], demo["DEBUG"]) == (True, False)
    assert demo["foreign"]["status"] == 400


def test_development_by_flag() -> None:
    development = profile(DEBUG="1")
    assert (development["DEMO"], development["DEBUG"], development["plain"]["status"]) == (False, True, 200)
