"""A unit with one indikator of every kind beside the plain ones of `tests.dunia`, and its planner at the browser."""

from collections.abc import Generator

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.indicators.kisi import indikator, indikator_predikat
from tests.people import masuk


@pytest.fixture(scope="module")
def aneka(dunia: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """I.BULAT (no decimals), I.RASIO (1 : n), I.BAGI (quotient), I.PRED, I.TEKS, I.TAHUNAN (TW IV only)."""
    with django_db_blocker.unblock(), transaction.atomic():
        indikator("I.BULAT", jenis_nilai="angka", satuan="orang", desimal=0)
        indikator("I.RASIO", jenis_nilai="rasio", satuan="", desimal=1)
        indikator("I.BAGI", konsolidasi="rasio")
        indikator_predikat("I.PRED")
        indikator("I.TEKS", jenis_nilai="teks", satuan="")
        indikator("I.TAHUNAN", kalender="tahunan")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def prc_web(aneka: None, prc: User) -> Client:
    return masuk(prc)
