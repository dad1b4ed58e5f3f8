"""The page shown while the database is away."""

import pytest
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from renstra.middleware import DatabaseAway

REQUEST = RequestFactory().get("/")


@pytest.fixture
def middleware() -> DatabaseAway:
    return DatabaseAway(lambda request: HttpResponse("isi"))


def test_503_while_the_database_is_away(middleware: DatabaseAway, caplog: pytest.LogCaptureFixture) -> None:
    response = middleware.process_exception(REQUEST, OperationalError("connection refused"))
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Basis data sedang tidak dapat dihubungi" in response.content.decode()
    assert "connection refused" in caplog.text


def test_other_errors_stay_errors(middleware: DatabaseAway) -> None:
    assert middleware.process_exception(REQUEST, IntegrityError()) is None


def test_passes_what_works(middleware: DatabaseAway) -> None:
    assert middleware(REQUEST).content == b"isi"
