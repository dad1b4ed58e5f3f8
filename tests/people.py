"""One person per role over the seed document, each with a browser that is logged in."""

from collections.abc import Callable, Generator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from indicators.models import Penugasan, Peran, UnitKerja
from renstra.akun.sesi import cap_waktu
from tests.pages import Pembaca

LAMA = date(2020, 1, 1)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def orang(nama: str, **sifat: bool) -> User:
    return User.objects.create_user(nama, **sifat)


def tugaskan(user: User, peran: Peran, kode_unit: str, dari: date = LAMA, sampai: date | None = None) -> Penugasan:
    unit = UnitKerja.objects.get(kode=kode_unit)
    return Penugasan.objects.create(user=user, unit=unit, peran=peran, berlaku_dari=dari, berlaku_sampai=sampai)


def petugas(nama: str, peran: Peran, kode_unit: str, **sifat: bool) -> User:
    user = orang(nama, **sifat)
    tugaskan(user, peran, kode_unit)
    return user


def masuk(user: User) -> Client:
    """As after the login page, which says since when a session is used, so that no reading request has to.

    Written in one go: thousands of tests begin so, and `force_login` costs three times as much.
    """
    client, sesi = Client(), SessionStore()
    sesi[SESSION_KEY], sesi[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    sesi[HASH_SESSION_KEY] = user.get_session_auth_hash()
    sesi.update(cap_waktu())
    sesi.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
    return client


@pytest.fixture(scope="module")
def pembaca_modul(seed: None, django_db_blocker: DjangoDbBlocker) -> Generator[Pembaca]:
    """The leadership over the document as it was loaded; a page is made once for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Pembaca(masuk(petugas("pembaca", Peran.PIMPINAN, "KEMENSOS")))
        transaction.set_rollback(True)


@pytest.fixture
def pembaca(pembaca_modul: Pembaca, db: None) -> Generator[Pembaca]:
    """For a test that only reads. One that writes is told so: it needs a client of its own, `sebagai_pimpinan`."""
    with connection.execute_wrapper(tolak_tulisan):
        yield pembaca_modul


def tolak_tulisan(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
    assert not sql.startswith(("INSERT", "UPDATE", "DELETE")), f"pembaca only reads: {sql[:200]}"
    return execute(sql, *args)


@pytest.fixture
def admin(seed: None, db: None) -> User:
    return petugas("admin", Peran.ADMIN, "KEMENSOS", is_staff=True, is_superuser=True)


@pytest.fixture
def pimpinan(seed: None, db: None) -> User:
    return petugas("pimpinan", Peran.PIMPINAN, "KEMENSOS")


@pytest.fixture
def verifikator(seed: None, db: None) -> User:
    return petugas("verifikator", Peran.VERIFIKATOR, "LINJAMSOS")


@pytest.fixture
def perencana_jsk(seed: None, db: None) -> User:
    return petugas("perencana.jsk", Peran.PERENCANA, "JSK")


@pytest.fixture
def perencana_set(seed: None, db: None) -> User:
    return petugas("perencana.set", Peran.PERENCANA, "SET")


@pytest.fixture
def tanpa_peran(seed: None, db: None) -> User:
    return orang("tanpa.peran")


@pytest.fixture
def sebagai_admin(admin: User) -> Client:
    return masuk(admin)


@pytest.fixture
def sebagai_pimpinan(pimpinan: User) -> Client:
    return masuk(pimpinan)


@pytest.fixture
def sebagai_verifikator(verifikator: User) -> Client:
    return masuk(verifikator)


@pytest.fixture
def sebagai_jsk(perencana_jsk: User) -> Client:
    return masuk(perencana_jsk)


@pytest.fixture
def sebagai_set(perencana_set: User) -> Client:
    return masuk(perencana_set)


@pytest.fixture
def sebagai_tanpa_peran(tanpa_peran: User) -> Client:
    return masuk(tanpa_peran)
