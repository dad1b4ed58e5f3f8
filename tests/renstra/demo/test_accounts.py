"""The demo's accounts: who they are, and that a second run changes nothing."""

import pytest
from django.contrib.auth.models import Group, User

from indicators.models import Penugasan, Riwayat, UnitKerja
from renstra.demo.accounts import GROUP, ensure_accounts, refuse_foreign_accounts
from renstra.environment import ConfigurationError
from tests.rows import all_rows

pytestmark = pytest.mark.usefixtures("units")

ROLES = {
    ("admin", "admin", "KEMENSOS"),
    ("perencana.set", "perencana", "SET"),
    ("perencana.jsk", "perencana", "JSK"),
    ("perencana.pskba", "perencana", "PSKBA"),
    ("perencana.pskbs", "perencana", "PSKBS"),
    ("verifikator", "verifikator", "LINJAMSOS"),
    ("pimpinan", "pimpinan", "KEMENSOS"),
}


def test_one_account_per_role() -> None:
    ensure_accounts("renstra-demo")
    assert set(Penugasan.objects.values_list("user__username", "peran", "unit__kode")) == ROLES
    assert all(user.check_password("renstra-demo") for user in User.objects.all())
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["admin"]


def test_each_has_its_line_of_history() -> None:
    ensure_accounts("renstra-demo")
    lines = Riwayat.objects.filter(jenis="akun", aksi="buat")
    assert {line.objek_kode for line in lines} == {username for username, _, _ in ROLES}
    assert all(line.sesudah["peran"] and "password" not in line.sesudah for line in lines)


def test_second_run_changes_nothing() -> None:
    ensure_accounts("renstra-demo")
    before = all_rows()
    ensure_accounts("renstra-demo")
    assert all_rows() == before


def test_new_password_for_all() -> None:
    ensure_accounts("renstra-demo")
    ensure_accounts("kata-sandi-lain")
    assert all(user.check_password("kata-sandi-lain") for user in User.objects.all())


def test_own_accounts_are_fine() -> None:
    ensure_accounts("renstra-demo")
    refuse_foreign_accounts()


def test_foreign_account_is_refused_by_name() -> None:
    ensure_accounts("renstra-demo")
    stranger = User.objects.create_user("budi")
    stranger.groups.add(Group.objects.create(name="Pegawai"))
    with pytest.raises(ConfigurationError, match="“budi”"):
        refuse_foreign_accounts()


def test_same_name_is_foreign_too() -> None:
    User.objects.create_user("admin")
    with pytest.raises(ConfigurationError, match="“admin”"):
        refuse_foreign_accounts()
    assert not Group.objects.filter(name=GROUP).exists()


def test_other_organisation_is_left_alone() -> None:
    UnitKerja.objects.filter(kode="JSK").delete()
    with pytest.raises(ConfigurationError, match="JSK"):
        ensure_accounts("renstra-demo")
    assert not User.objects.exists()
