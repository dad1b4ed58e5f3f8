"""Settings of running it: log, cache and sessions, replica. Each is a function of the environment's values."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from renstra.environment import ConfigurationError, env_flag, env_number, env_text

# Whether approved figures are public at /publik/, without an account, and how often one address may come a minute
PUBLIK = env_flag("PUBLIK")
LAJU_PUBLIK = env_number("LAJU_PUBLIK", 120)

BENTUK_LOG = {"json": "renstra.pantau.log.BarisJson", "text": "renstra.pantau.log.BarisTeks"}


def logging_for(bentuk: str, *, akses: bool) -> dict[str, Any]:
    """Everything to stderr, where systemd and containers pick it up; `akses` adds one line per request.

    Django itself prints errors to the console only in development; outside it they would vanish.
    Raises ConfigurationError.
    """
    if bentuk not in BENTUK_LOG:
        raise ConfigurationError(f"LOG_FORMAT harus json atau text, bukan “{bentuk}”.")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"not_debug": {"()": "django.utils.log.RequireDebugFalse"}},
        "formatters": {
            "baris": {"class": BENTUK_LOG[bentuk], "format": "{asctime} {levelname} {name} {message}", "style": "{"}
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris", "filters": ["not_debug"]}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "renstra.akses": {"level": "INFO" if akses else "WARNING"},
            "renstra.jejak": {"level": "INFO"},
        },
    }


def require_tambahan(modul: str, variabel: str, tambahan: str) -> None:
    """Raises ConfigurationError where the optional package that `variabel` asks for is not installed."""
    if find_spec(modul) is None:
        raise ConfigurationError(
            f"{variabel} memerlukan tambahan `{tambahan}` yang belum terpasang: pip install -e '.[{tambahan}]'."
        )


def caches_for(url: str, *, database: bool) -> dict[str, Any]:
    """The counters of the API's limits, and copies of sessions. Several processes must share them.

    Redis or Valkey where CACHE_URL names one; else the database (`database`), else each process its own.
    Raises ConfigurationError.
    """
    if not url:
        backend = f"django.core.cache.backends.{'db.DatabaseCache' if database else 'locmem.LocMemCache'}"
        return {"default": {"BACKEND": backend, "LOCATION": "tembolok", "OPTIONS": {"MAX_ENTRIES": 10_000}}}
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ConfigurationError("CACHE_URL harus diawali redis://, rediss://, atau unix://.")
    require_tambahan("redis", "CACHE_URL", "redis")
    waktu = {"socket_timeout": 2, "socket_connect_timeout": 2}
    return {"default": {"BACKEND": "renstra.tembolok.RedisTahan", "LOCATION": url, "OPTIONS": waktu}}


SSO_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
# Of django-allauth; without SSO=1 nothing reads them.
ACCOUNT_ADAPTER = "renstra.sso.adapter.AkunAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "renstra"
MFA_FORMS = {"authenticate": "renstra.sso.forms.LangkahKeduaForm"}
SOCIALACCOUNT_ADAPTER = "renstra.sso.adapter.DirektoriAdapter"
# A link, not a form: `form-action 'self'` would stop a form that is sent on to the directory. What a link could be
# abused for, connecting an account of somebody else's, the adapter refuses.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True


def oidc_providers() -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS: one directory by OpenID Connect, or none where OIDC_SERVER is empty."""
    if not env_text("OIDC_SERVER"):
        return {}
    aplikasi = {
        "provider_id": "instansi",
        "name": env_text("OIDC_NAMA", "Akun instansi"),
        "client_id": env_text("OIDC_KLIEN"),
        "secret": env_text("OIDC_RAHASIA"),
        "settings": {"server_url": env_text("OIDC_SERVER")},
    }
    return {"openid_connect": {"APPS": [aplikasi], "OAUTH_PKCE_ENABLED": True}}
