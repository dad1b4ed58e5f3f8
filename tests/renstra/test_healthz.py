"""The probe: open to all, says nothing but whether the site works."""

from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client

from renstra import healthz


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    healthz._require_migrated.cache_clear()


@pytest.mark.django_db
def test_ok_without_login(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_503_while_a_migration_waits(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'indicators'")
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "migrasi belum dijalankan"})


@pytest.mark.django_db
def test_503_without_database(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "basis data tidak menjawab"})


@pytest.mark.django_db
def test_only_reading(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
