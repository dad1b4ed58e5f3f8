"""The fixtures of `tests.database`."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from indicators.models import Riwayat
from indicators.riwayat import catat
from indicators.riwayat.pemicu import PESAN


@transaction.atomic
def one_line() -> None:
    catat(aksi="uji", jenis="uji")


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_history_and_guards_it_again() -> None:
    one_line()
    call_command("flush", interactive=False, verbosity=0)
    assert not Riwayat.objects.exists()
    one_line()
    with pytest.raises(DatabaseError, match=PESAN):
        Riwayat.objects.all().update(alasan="lain")
