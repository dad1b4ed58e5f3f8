"""The probe: open to all, says nothing but whether the site works."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from indicators.models import Riwayat
from indicators.rekap.antrean import keadaan_antrean
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from renstra import healthz


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    healthz._require_migrated.cache_clear()


@pytest.mark.django_db
def test_ok_without_login(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ok",
            "hidup": True,
            "siap": True,
            "migrasi": "lengkap",
            "antrean": {"menunggu": 0, "tertua_detik": 0, "terlambat": False},
        },
    )
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_503_while_a_migration_waits(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'indicators'")
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (503, "migrasi belum dijalankan")
    assert (response.json()["siap"], response.json()["migrasi"]) == (False, "belum")


@pytest.mark.django_db
def test_503_without_database(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("host=rahasia")):
        response = client.get("/healthz")
        alive = client.get("/healthz?hidup")
    assert (response.status_code, response.json()["status"]) == (503, "basis data tidak menjawab")
    assert "rahasia" not in response.content.decode()
    assert (alive.status_code, alive.json()) == (200, {"status": "ok", "hidup": True})


@pytest.mark.django_db
def test_a_late_queue_is_told_and_keeps_the_site_in_service(client: Client, settings: Settings) -> None:
    settings.ANTREAN_LANGSUNG = False
    lama = timezone.now() - timedelta(minutes=2)
    Riwayat.objects.create(waktu=lama, nama_pelaku="x", aksi="ubah", jenis="uji")
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, "ok")
    antrean = response.json()["antrean"]
    assert (antrean["menunggu"], antrean["terlambat"]) == (1, True)
    assert 119 <= antrean["tertua_detik"] <= 180


@pytest.mark.django_db
def test_a_row_that_committed_late_is_seen(settings: Settings) -> None:
    """Its number is smaller than one that is sealed already."""
    settings.ANTREAN_LANGSUNG = False
    for _ in range(2):
        with transaction.atomic():
            catat(aksi="ubah", jenis="uji", objek_id=1)
    segel_riwayat()
    assert keadaan_antrean().menunggu == 0
    terakhir = Riwayat.objects.latest("pk").pk
    Riwayat.objects.create(pk=terakhir + 10, nama_pelaku="x", aksi="ubah", jenis="uji")
    segel_riwayat()
    Riwayat.objects.create(pk=terakhir + 5, nama_pelaku="x", aksi="ubah", jenis="uji")
    assert keadaan_antrean().menunggu == 1


@pytest.mark.django_db
def test_only_reading(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
