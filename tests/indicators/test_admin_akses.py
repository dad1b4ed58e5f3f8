"""/admin/: superusers only, through the one login page, and no page of it fails."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.people import masuk, orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SANDI = "tujuh-kuda-makan-rumput"
TERDAFTAR = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def staf() -> User:
    """A staff account with every permission of Django's, but no superuser."""
    user = orang("staf", is_staff=True)
    user.user_permissions.set(Permission.objects.all())
    return user


def test_a_superuser_opens_it(sebagai_admin: Client) -> None:
    response = sebagai_admin.get("/admin/")
    assert response.status_code == 200
    assert "Administrasi renstra" in response.content.decode()


@pytest.mark.parametrize("alamat", ["/admin/", "/admin/indicators/unitkerja/", "/admin/auth/user/add/"])
def test_staff_and_planners_are_sent_away(staf: User, perencana_jsk: User, alamat: str) -> None:
    for user in (staf, perencana_jsk):
        response = masuk(user).get(alamat, follow=True)
        assert response.request["PATH_INFO"] == "/masuk/"


def test_staff_cannot_write_either(staf: User) -> None:
    client = masuk(staf)
    isi = {"username": "baru", "password1": SANDI, "password2": SANDI}
    assert client.post("/admin/auth/user/add/", isi).status_code == 302
    assert not User.objects.filter(username="baru").exists()


def test_its_login_is_the_sites_login_and_leads_where_one_wanted_to_go(admin: User) -> None:
    admin.set_password(SANDI)
    admin.save()
    client = Client()
    formulir = client.get("/admin/indicators/unitkerja/", follow=True)
    assert formulir.request["PATH_INFO"] == "/masuk/"
    isi = {"username": "admin", "password": SANDI, "next": formulir.context["next"]}
    response = client.post("/masuk/", isi, follow=True)
    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/admin/indicators/unitkerja/")


def test_its_login_leads_to_no_other_host() -> None:
    response = Client().get("/admin/login/?next=https://evil.example/")
    assert response["Location"] == "/masuk/?next=https%3A%2F%2Fevil.example%2F"


@pytest.mark.parametrize("model", TERDAFTAR, ids=lambda model: model._meta.label)
def test_every_list_and_form_opens(sebagai_admin: Client, model) -> None:
    nama = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert sebagai_admin.get(reverse(f"{nama}_changelist")).status_code == 200
    assert sebagai_admin.get(f"{reverse(f'{nama}_changelist')}?q=a%00b").status_code in (200, 302)
    satu = model._default_manager.first()
    if satu is not None:
        assert sebagai_admin.get(reverse(f"{nama}_change", args=[satu.pk])).status_code == 200


def test_what_is_registered_is_decided_here() -> None:
    """Reference data, accounts, locks, and figures to look at; whatever changes through it is recorded."""
    assert {model._meta.label for model in TERDAFTAR if model._meta.app_label in ("auth", "axes")} == {
        "auth.User",
        "axes.AccessAttempt",
        "axes.AccessFailureLog",
        "axes.AccessLog",
    }
