"""DATABASE_URL as Django's DATABASES entry, with what each engine needs to lose no write."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from renstra.environment import ConfigurationError

# IMMEDIATE, WAL and a long wait: with Django's defaults most of 50 concurrent saves fail ("database is
# locked"). recursive_triggers: without it REPLACE removes a row of the history behind the back of the trigger
# that forbids it.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA foreign_keys=ON"
    ),
}
SCHEMES = {"sqlite", "postgres", "postgresql"}
EXAMPLE = "postgresql://pengguna:sandi@peladen:5432/renstra"


def database(url: str, base: Path, timeout: int, *, pgbouncer: bool = False) -> dict[str, Any]:
    """The DATABASES entry of a URL; an empty one means var/db.sqlite3 in the checkout.

    `timeout` is the longest a PostgreSQL statement may run, in seconds (0: no limit). `pgbouncer` says that the
    URL leads to a pooler in transaction mode, where the role carries the limits (docs/operasi.md).
    Raises ConfigurationError.
    """
    if not url:
        return _sqlite(base / "var" / "db.sqlite3")
    parsed = _parse(url)
    if parsed["ENGINE"].endswith("sqlite3"):
        return _sqlite(base / parsed["NAME"])
    return _pooled(parsed) if pgbouncer else _postgresql(parsed, timeout)


def _parse(url: str) -> dict[str, Any]:
    """The parts of the URL. No message repeats the URL, because it may hold a password."""
    try:
        scheme = urlsplit(url).scheme
        if scheme not in SCHEMES:
            raise ConfigurationError(f"DATABASE_URL harus diawali postgresql:// atau sqlite:///, misalnya {EXAMPLE}.")
        parsed: dict[str, Any] = {**dj_database_url.parse(url)}
    except ValueError as error:
        raise ConfigurationError(f"DATABASE_URL tidak dapat dibaca; contoh yang benar: {EXAMPLE}.") from error
    if parsed["NAME"] in {"", ":memory:"}:
        raise ConfigurationError(f"DATABASE_URL tidak menyebut nama basis data; contoh yang benar: {EXAMPLE}.")
    return parsed


def _sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": SQLITE_OPTIONS}


def _postgresql(parsed: dict[str, Any], timeout: int) -> dict[str, Any]:
    """Connections are kept and checked; a statement, a lock and a forgotten transaction each have an end."""
    limits = (
        f"-c statement_timeout={timeout * 1000} -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
    )
    given = parsed.get("OPTIONS", {})
    options = {"connect_timeout": 5, **given, "options": f"{limits} {given.get('options', '')}".strip()}
    return {**parsed, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _pooled(parsed: dict[str, Any]) -> dict[str, Any]:
    """Nothing that outlives a transaction: no cursors on the server, no settings at the start of a connection."""
    options = {"connect_timeout": 5, **parsed.get("OPTIONS", {})}
    return {**parsed, "OPTIONS": options, "CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True}
