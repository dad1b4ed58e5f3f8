"""Settings, read from the environment only; `.env.example` lists every variable.

Three profiles: production (the default), development (DEBUG=1) and the demo, switched on by `manage.py demo`.
"""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from renstra.database import database
from renstra.environment import env_flag, env_list, env_number, env_text
from renstra.secret import kept_key
from renstra.settings_api import *  # noqa: F403
from renstra.settings_impor import *  # noqa: F403
from renstra.settings_operasi import *  # noqa: F403
from renstra.settings_operasi import SSO_APPS, caches_for, logging_for, oidc_providers, require_tambahan

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
with suppress(OSError):  # where it cannot be made, whoever needs it says so
    VAR_DIR.mkdir(exist_ok=True)

DEMO = env_flag("RENSTRA_DEMO")
DEBUG = env_flag("DEBUG") and not DEMO
PRODUCTION = not DEMO and not DEBUG

# Production has no default: renstra.start refuses to serve, and Django to sign, with an empty key.
SECRET_KEY = kept_key(VAR_DIR / "kunci-demo") if DEMO else env_text("SECRET_KEY")
if DEBUG and not SECRET_KEY:
    SECRET_KEY = "hanya-untuk-pengembangan"  # noqa: S105
DEMO_PASSWORD = env_text("DEMO_PASSWORD", "renstra-demo")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"] if DEMO else env_list("ALLOWED_HOSTS")

_timeout, _pgbouncer = env_number("DATABASE_TIMEOUT", 30), env_flag("PGBOUNCER")
DATABASES = {"default": database(env_text("DATABASE_URL"), BASE_DIR, _timeout, pgbouncer=_pgbouncer)}
if env_text("DATABASE_REPLICA_URL"):
    DATABASES["replika"] = database(env_text("DATABASE_REPLICA_URL"), BASE_DIR, _timeout, pgbouncer=_pgbouncer)
    DATABASE_ROUTERS = ["renstra.pengarah.Pengarah"]
REPLIKA_JEDA = env_number("REPLIKA_JEDA", 10)  # seconds after a save in which its author reads from the primary
POSTGRES_BIN = env_text("POSTGRES_BIN")  # folder of pg_dump and pg_restore; empty: those on PATH
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "renstra",
    "budget",
    "indicators",
    "renstra.situs_admin.SitusAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_tables2",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "renstra.pantau.permintaan.catat_permintaan",
    "indicators.api.dasar.luar.galat_json",
    "django.middleware.security.SecurityMiddleware",
    "renstra.middleware.extra_headers",
    "csp.middleware.CSPMiddleware",
    # Above WhiteNoise, so that the demo's static files are compressed too; it skips production's, which are.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "renstra.akun.sesi.batas_sesi",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "renstra.middleware.Refusals",
    "renstra.middleware.DatabaseAway",
]

if env_text("DATABASE_REPLICA_URL"):
    MIDDLEWARE.insert(1, "renstra.pengarah.pilih_basis")

ROOT_URLCONF = "renstra.urls"
WSGI_APPLICATION = "renstra.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "renstra.context.frame",
            ]
        },
    }
]

# Language and time. Not USE_THOUSAND_SEPARATOR: it prints years as 2.026 and reads 0.363 as 363.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Static files: the demo and development serve them from their sources, production from `collectstatic`.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_ALLOW_ALL_ORIGINS = False
_static_storage = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage},
}

# Whether sealing, totals and mail are worked off right after commit; in production `proses_antrean` does it.
ANTREAN_LANGSUNG = not PRODUCTION

# Cache: counters of the API's limits. With SQLite each count would stop its one writer, so there every process
# counts for itself, unless there is a CACHE_URL.
_shared = PRODUCTION and "postgresql" in DATABASES["default"]["ENGINE"]
CACHES = caches_for(env_text("CACHE_URL"), database=_shared)
LAJU_BACA = env_number("LAJU_BACA", 3000)  # requests per minute of one token or account
LAJU_TULIS = env_number("LAJU_TULIS", 600)

# Webhooks never reach into the own network, unless whoever runs this says so
WEBHOOK_ALAMAT_PRIBADI = env_flag("WEBHOOK_ALAMAT_PRIBADI")

# Accounts
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"
# A session ends after half an hour without a request, and after twelve hours in any case (renstra.akun.sesi).
SESSION_COOKIE_AGE = env_number("SESI_DIAM_MENIT", 30) * 60
SESI_PALING_LAMA = timedelta(hours=env_number("SESI_PALING_LAMA_JAM", 12))
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if env_text('CACHE_URL') else 'db'}"
AUTHENTICATION_BACKENDS = [
    "renstra.auth.RefuseDemoPassword",
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_validation}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validation}.CommonPasswordValidator"},
    {"NAME": f"{_validation}.UserAttributeSimilarityValidator"},
    {"NAME": "renstra.auth.NotTheDemoPassword"},
]
if env_flag("SANDI_CAMPUR"):
    AUTH_PASSWORD_VALIDATORS.append({"NAME": "renstra.akun.sandi.CampurKarakter"})
SANDI_MASA_HARI = env_number("SANDI_MASA_HARI", 0)  # days after which a new password is asked for; 0: never
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "renstra.auth.locked_out"
AXES_CLIENT_IP_CALLABLE = "renstra.auth.client_address"
AXES_VERBOSE = False

# Two steps and single sign-on: the extra `sso`, off and not even imported unless switched on
SSO = env_flag("SSO")
if SSO:
    require_tambahan("allauth", "SSO", "sso")
    INSTALLED_APPS += SSO_APPS
    MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware", "renstra.sso.wajib.wajib_dua_langkah"]
    AUTHENTICATION_BACKENDS.append("allauth.account.auth_backends.AuthenticationBackend")
    SOCIALACCOUNT_PROVIDERS = oidc_providers()
MASUK_VIEW = f"renstra.{'sso.views.MasukDuaLangkahView' if SSO else 'akun.views.MasukView'}"

# The licence under which the catalogue offers the data, as an address; empty until whoever owns the data decides
KATALOG_LISENSI = env_text("KATALOG_LISENSI")

# Mail, and the address that its links lead to
ALAMAT_APLIKASI = env_text("ALAMAT_APLIKASI", "http://127.0.0.1:8000")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if env_text('EMAIL_HOST') else 'console'}.EmailBackend"
EMAIL_HOST = env_text("EMAIL_HOST")
EMAIL_PORT = env_number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = not env_flag("EMAIL_TANPA_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env_text("DEFAULT_FROM_EMAIL", "renstra@localhost")

# Evidence: outside the static files, under random names, served only through a checked view
BUKTI_DIR = Path(env_text("BUKTI_DIR") or VAR_DIR / "bukti")
BUKTI_UKURAN_MAKS = 10 * 1024 * 1024  # bytes of one file, and of all files of one form together
BUKTI_JUMLAH_MAKS = 10  # files and links of one figure
BUKTI_SEKALI_KIRIM_MAKS = 20  # files in one form
PEMINDAI_BUKTI = env_text("PEMINDAI_BUKTI")  # a command that gets the file's path; any exit code but 0 refuses it
PEMINDAI_BUKTI_DETIK = 30
# Imports: what was uploaded, outside the static files, until it is applied or two days old
IMPOR_DIR = Path(env_text("IMPOR_DIR") or VAR_DIR / "impor")
# Views that take files bring their own handler. Everywhere else nothing that is sent reaches a disk: this one keeps
# what fits in memory and lets larger files go, where Django's second one would write gigabytes for anybody.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Transport. `__Host-` names need HTTPS, so only production has them.
TRUST_PROXY = env_flag("TRUST_PROXY")
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
_prefix = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{_prefix}sessionid"
CSRF_COOKIE_NAME = f"{_prefix}csrftoken"
REPLIKA_KUKI = f"{_prefix}baru_simpan"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]  # probes ask on the machine itself, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Preloading binds the whole registered domain for years: its owner's decision, not one application's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LOGGING = logging_for(env_text("LOG_FORMAT", "json" if PRODUCTION else "text"), akses=PRODUCTION)
KUERI_LAMBAT_MS = env_number("KUERI_LAMBAT_MS", 500)  # slower statements are logged, without their values; 0: none
METRIK_TOKEN = env_text("METRIK_TOKEN")  # for /metrics from other machines; empty: only from this one
