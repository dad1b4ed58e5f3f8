"""Accounts through the admin: recorded, without a password in any table or log, and never deleted."""

import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from indicators.models import Penugasan, Riwayat, UnitKerja
from tests.indicators.test_admin_acuan import alamat, simpan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SANDI = "tujuh-kuda-makan-rumput"


@pytest.fixture
def sejak(seed: None, db: None) -> Any:
    """The history written since the test began."""
    terakhir = Riwayat.objects.order_by("pk").last()
    return lambda: list(Riwayat.objects.filter(pk__gt=terakhir.pk if terakhir else 0))


def rahasia_tersimpan(user: User) -> list[str]:
    """Every place outside the account itself that holds the password or its hash."""
    tempat = [json.dumps([r.sebelum, r.sesudah, r.alasan]) for r in Riwayat.objects.all()]
    tempat += [f"{log.object_repr} {log.change_message}" for log in LogEntry.objects.all()]
    return [satu for satu in tempat if SANDI in satu or user.password in satu]


def buat(client: Client, nama: str = "baru") -> User:
    isi = {"username": nama, "password1": SANDI, "password2": SANDI, "usable_password": "true"}
    assert client.post(reverse("admin:auth_user_add"), isi).status_code == 302
    return User.objects.get(username=nama)


def test_a_new_account_is_recorded_without_its_password(sebagai_admin: Client, sejak: Any) -> None:
    user = buat(sebagai_admin)
    assert user.check_password(SANDI)
    (baris,) = sejak()
    assert (baris.aksi, baris.jenis, baris.objek_kode) == ("buat", "user", "baru")
    assert rahasia_tersimpan(user) == []


def test_a_change_of_an_account_is_recorded(sebagai_admin: Client, perencana_jsk: User, sejak: Any) -> None:
    simpan(sebagai_admin, perencana_jsk, email="jsk@kemensos.example")
    (baris,) = sejak()
    assert (baris.sebelum["email"], baris.sesudah["email"]) == ("", "jsk@kemensos.example")
    assert "password" not in baris.sesudah


def test_deactivating_is_recorded_and_works_at_once(sebagai_admin: Client, sebagai_jsk: Client, perencana_jsk: User):
    isi = simpan(sebagai_admin, perencana_jsk, is_active="")
    assert isi.status_code == 302
    assert sebagai_jsk.get("/").status_code == 302
    assert Riwayat.objects.exclude(aksi="akhiri_sesi").latest("pk").sesudah["is_active"] is False


def test_a_new_password_is_recorded_as_an_event(
    sebagai_admin: Client, admin: User, perencana_jsk: User, sejak: Any
) -> None:
    isi = {"password1": SANDI, "password2": SANDI, "usable_password": "true", "set-password": "1"}
    assert sebagai_admin.post(alamat(perencana_jsk, "password_change"), isi).status_code == 302
    perencana_jsk.refresh_from_db()
    assert perencana_jsk.check_password(SANDI)
    (baris,) = sejak()
    assert (baris.aksi, baris.objek_kode, baris.pelaku) == ("ganti_sandi", "perencana.jsk", admin)
    assert (baris.sebelum, baris.sesudah) == (None, None)
    assert rahasia_tersimpan(perencana_jsk) == []


def test_a_password_that_is_refused_is_no_event(sebagai_admin: Client, perencana_jsk: User, sejak: Any) -> None:
    isi = {"password1": "pendek", "password2": "pendek", "usable_password": "true", "set-password": "1"}
    assert sebagai_admin.post(alamat(perencana_jsk, "password_change"), isi).status_code == 200
    assert sejak() == []


def test_a_password_page_of_nobody_is_not_found(sebagai_admin: Client) -> None:
    assert sebagai_admin.get("/admin/auth/user/99999999/password/").status_code == 404
    assert sebagai_admin.get("/admin/auth/user/abc/password/").status_code == 404


def test_ones_own_password_goes_the_same_way(sebagai_admin: Client, admin: User) -> None:
    response = sebagai_admin.get("/admin/password_change/")
    assert response["Location"] == alamat(admin, "password_change")


@pytest.mark.parametrize("cara", ["delete", "bulk"])
def test_an_account_cannot_be_deleted(sebagai_admin: Client, perencana_jsk: User, cara: str) -> None:
    if cara == "delete":
        assert sebagai_admin.post(alamat(perencana_jsk, "delete"), {"post": "yes"}).status_code == 403
    else:
        isi = {"action": "delete_selected", "_selected_action": [perencana_jsk.pk], "post": "yes"}
        sebagai_admin.post(reverse("admin:auth_user_changelist"), isi)
    assert User.objects.filter(pk=perencana_jsk.pk).exists()


def test_djangos_groups_and_permissions_are_no_way_to_rights(sebagai_admin: Client, perencana_jsk: User) -> None:
    """They would change unrecorded; rights come from Penugasan alone."""
    halaman = sebagai_admin.get(alamat(perencana_jsk)).content.decode()
    assert 'name="groups"' not in halaman
    assert 'name="user_permissions"' not in halaman
    assert sebagai_admin.get("/admin/auth/group/").status_code == 404


def test_a_role_that_is_given_is_recorded_and_holds(sebagai_admin: Client, tanpa_peran: User, sejak: Any) -> None:
    unit = UnitKerja.objects.get(kode="JSK")
    isi = {"user": tanpa_peran.pk, "unit": unit.pk, "peran": "perencana", "berlaku_dari": "2020-01-01"}
    assert sebagai_admin.post(reverse("admin:indicators_penugasan_add"), isi).status_code == 302
    (baris,) = sejak()
    assert (baris.aksi, baris.jenis, baris.unit) == ("buat", "penugasan", unit)
    assert Penugasan.objects.aktif(tanpa_peran).exists()


def test_a_role_that_ends_before_it_begins_is_refused(sebagai_admin: Client, tanpa_peran: User, sejak: Any) -> None:
    isi = {"user": tanpa_peran.pk, "unit": UnitKerja.objects.get(kode="JSK").pk, "peran": "perencana"}
    isi |= {"berlaku_dari": "2020-01-02", "berlaku_sampai": "2020-01-01"}
    assert sebagai_admin.post(reverse("admin:indicators_penugasan_add"), isi).status_code == 200
    assert sejak() == []
