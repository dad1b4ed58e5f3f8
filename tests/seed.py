"""The seed document as a world for tests: loaded once per module, rolled back after it."""

from collections.abc import Generator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def seed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Every database test of the module sees the document; what a test itself writes is still undone.

    Not for tests with real transactions (`transactional_db`): the document is not committed.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_renstra", verbosity=0)
        yield
        transaction.set_rollback(True)
