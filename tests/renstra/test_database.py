"""DATABASE_URL and what each engine is told."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from renstra.database import SQLITE_OPTIONS, database
from renstra.environment import ConfigurationError

BASE = Path("/anywhere")


def test_default_is_sqlite_in_var() -> None:
    assert database("", BASE, 30)["NAME"] == BASE / "var" / "db.sqlite3"


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///a/b.db", "/anywhere/a/b.db"), ("sqlite:////a/b.db", "/a/b.db")],
)
def test_sqlite_by_url(url: str, path: str) -> None:
    config = database(url, BASE, 30)
    assert (config["NAME"], config["OPTIONS"]) == (Path(path), SQLITE_OPTIONS)


def test_postgresql_keeps_checks_and_limits_its_connections() -> None:
    config = database("postgresql://u:p%40ss@h:5433/d?sslmode=require&options=-c+geqo%3Doff", BASE, 7)
    assert (config["USER"], config["PASSWORD"], config["HOST"], config["PORT"]) == ("u", "p@ss", "h", 5433)
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (60, True)
    assert config["OPTIONS"]["sslmode"] == "require"
    assert config["OPTIONS"]["options"].startswith("-c statement_timeout=7000 ")
    assert config["OPTIONS"]["options"].endswith(" -c geqo=off")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://u:rahasia@h/d", "harus diawali postgresql:// atau sqlite:///"),
        ("rahasia", "harus diawali"),
        ("postgresql://u:rahasia@[h/d", "tidak dapat dibaca"),
        ("postgresql://u:rahasia@h:porta/d", "tidak dapat dibaca"),
        ("postgresql://u:rahasia@h", "tidak menyebut nama basis data"),
        ("sqlite://", "tidak menyebut nama basis data"),
    ],
)
def test_wrong_url(url: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence) as caught:
        database(url, BASE, 30)
    assert "rahasia" not in str(caught.value)


@pytest.mark.django_db
def test_engine_was_told() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT * FROM pragma_synchronous, pragma_recursive_triggers, pragma_foreign_keys")
            assert cursor.fetchone() == (2, 1, 1)
            assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        else:
            cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
            assert cursor.fetchone() == ("30s", "10s")


def test_behind_pgbouncer_nothing_outlives_a_transaction(tmp_path: Path) -> None:
    url = "postgresql://u:p@127.0.0.1:6432/renstra?sslmode=require"
    sifat = database(url, tmp_path, 30, pgbouncer=True)
    assert (sifat["CONN_MAX_AGE"], sifat["DISABLE_SERVER_SIDE_CURSORS"]) == (0, True)
    assert sifat["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}
    assert "statement_timeout" in database(url, tmp_path, 30)["OPTIONS"]["options"]
