"""The seed document as a world for tests: loaded once per module, rolled back after it."""

from collections.abc import Generator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from budget.models import PerluJumlah
from indicators.models import PerluHitung

ROWS: dict[type[Model], list[Model]] = {}  # what the first load of this run wrote


@pytest.fixture(scope="module")
def seed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Every database test of the module sees the document; what a test itself writes is still undone.

    Not for tests with real transactions (`transactional_db`): the document is not committed.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def load() -> None:
    """By the command, the first time; later the same rows as they are, which costs a tenth."""
    if ROWS:
        write_again()
        return
    call_command("load_renstra", verbosity=0)
    for model in (*apps.get_app_config("indicators").get_models(), *apps.get_app_config("budget").get_models()):
        if model not in (PerluHitung, PerluJumlah):  # the triggers write it again
            ROWS[model] = list(model._base_manager.order_by("pk"))


def write_again() -> None:
    for model, rows in ROWS.items():
        model._base_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(ROWS)):
            cursor.execute(statement)
