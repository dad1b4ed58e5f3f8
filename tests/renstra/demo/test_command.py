"""`manage.py demo --no-serve` with the real document, inside the test's database."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django.fixtures import Settings

from indicators.models import UnitKerja
from renstra.environment import ConfigurationError
from tests.rows import all_rows

pytestmark = pytest.mark.django_db


def prepare() -> str:
    output = StringIO()
    call_command("demo", "--no-serve", stdout=output)
    return output.getvalue()


def test_prints_who_may_log_in(settings: Settings) -> None:
    settings.DEMO_PASSWORD = "kata-sandi-latihan"
    output = prepare()
    assert "perencana.jsk" in output
    assert "Kata sandi semua akun: kata-sandi-latihan" in output
    assert User.objects.get(username="perencana.jsk").check_password("kata-sandi-latihan")


def test_second_run_changes_nothing() -> None:
    prepare()
    before = all_rows()
    assert len(before["indicators.UnitKerja"]) > 5
    prepare()
    assert all_rows() == before


def test_foreign_account_is_refused_before_anything_is_written() -> None:
    User.objects.create_user("budi")
    before = all_rows()
    with pytest.raises(ConfigurationError, match="“budi”"):
        prepare()
    assert all_rows() == before


def test_other_data_is_left_as_it_is() -> None:
    UnitKerja.objects.create(kode="LAIN", nama="Unit lain", jalur="LAIN/", jenjang="eselon_i")
    before = all_rows()
    with pytest.raises(ConfigurationError, match="data lain"):
        prepare()
    assert all_rows() == before
