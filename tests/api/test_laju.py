"""P16: over the limit 429 with the time to wait, counted per token or account; nobody else is slowed down."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import override_settings

from indicators.services import laju
from tests.api.mesin import Klien, bersesi, bertoken, galat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sedikit(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    settings.LAJU_BACA, settings.LAJU_TULIS = 3, 2
    monkeypatch.setattr(laju, "_sekarang", lambda: 1_700_000_005)
    cache.clear()
    yield
    cache.clear()


def banyak(klien: Klien, kali: int) -> list[int]:
    return [klien.get("unit/").status_code for _ in range(kali)]


def test_p16_over_the_limit_429_with_the_seconds_to_wait(prc: User) -> None:
    klien = bertoken(prc)
    assert banyak(klien, 5) == [200, 200, 200, 429, 429]
    response = klien.get("unit/")
    assert (galat(response), response["Retry-After"]) == ([("throttled", None)], "35")


def test_p16_others_are_unaffected_also_other_tokens_of_the_same_owner(prc: User, ver: User) -> None:
    satu, dua, sesi, lain = bertoken(prc), bertoken(prc), bersesi(prc), bertoken(ver)
    assert banyak(satu, 4)[-1] == 429
    for klien in (dua, sesi, lain):
        assert banyak(klien, 4) == [200, 200, 200, 429]


def test_reads_and_writes_are_counted_apart(prc: User) -> None:
    klien = bertoken(prc)
    assert banyak(klien, 4)[-1] == 429
    assert [klien.post("realisasi/", {}).status_code for _ in range(3)] == [400, 400, 429]


def test_the_next_minute_begins_anew(prc: User, monkeypatch: pytest.MonkeyPatch) -> None:
    klien = bertoken(prc)
    assert banyak(klien, 4)[-1] == 429
    monkeypatch.setattr(laju, "_sekarang", lambda: 1_700_000_045)
    assert banyak(klien, 3) == [200, 200, 200]


def test_without_a_name_nothing_is_counted() -> None:
    assert banyak(Klien(), 6) == [401] * 6


BASIS_DATA = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tembolok"}}


@override_settings(CACHES=BASIS_DATA)
def test_several_processes_share_the_count_in_the_database(prc: User) -> None:
    """As in production on PostgreSQL: the table is made by a migration, in every profile."""
    cache.clear()
    klien = bertoken(prc)
    assert banyak(klien, 4) == [200, 200, 200, 429]


def test_a_counter_that_was_thrown_out_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laju.cache, "add", lambda *a, **k: True)
    assert laju.catat_kedatangan("x")[0] == 1
