"""Logging in and out through the pages."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.pages import bacaan
from tests.people import orang

pytestmark = pytest.mark.django_db

SANDI = "tujuh-kuda-makan-rumput"


@pytest.fixture
def akun() -> User:
    user = orang("perencana.uji")
    user.set_password(SANDI)
    user.save()
    return user


def kirim(client: Client, sandi: str = SANDI, nama: str = "perencana.uji", **lain: str):
    tambahan = {"next": lain.pop("next")} if "next" in lain else {}
    return client.post("/masuk/", {"username": nama, "password": sandi} | tambahan, **lain)


def masuk_sebagai(client: Client) -> str:
    return str(client.get("/").context["user"]) if client.get("/").status_code == 200 else ""


@pytest.mark.usefixtures("akun")
def test_right_password_leads_to_the_start_page(client: Client) -> None:
    response = kirim(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert masuk_sebagai(client) == "perencana.uji"


@pytest.mark.usefixtures("akun")
def test_after_login_back_to_the_page_asked_for(client: Client) -> None:
    diminta = client.get("/capaian/?tahun=2020")["Location"]
    assert diminta == "/masuk/?next=/capaian/%3Ftahun%3D2020"
    formulir = client.get(diminta)
    assert formulir.context["next"] == "/capaian/?tahun=2020"
    assert 'name="next" value="/capaian/?tahun=2020"' in formulir.content.decode()
    assert kirim(client, next="/capaian/?tahun=2020")["Location"] == "/capaian/?tahun=2020"


@pytest.mark.usefixtures("akun")
@pytest.mark.parametrize(
    "tujuan",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "http:///evil.example"],
)
def test_after_login_never_to_another_host(client: Client, tujuan: str) -> None:
    assert kirim(client, next=tujuan)["Location"] == "/"


@pytest.mark.usefixtures("akun")
@pytest.mark.parametrize(
    ("nama", "sandi"), [("perencana.uji", "salah"), ("tidak.ada", SANDI), ("Perencana.uji", SANDI)]
)
def test_wrong_name_or_password_is_one_sentence(client: Client, nama: str, sandi: str) -> None:
    """Which of the two was wrong is not said."""
    response = kirim(client, sandi, nama)
    assert response.status_code == 200
    assert "Nama pengguna atau kata sandi salah." in bacaan(response)
    assert "sessionid" not in response.cookies
    assert masuk_sebagai(client) == ""


@pytest.mark.parametrize(("nama", "sandi"), [("", ""), ("perencana.uji", ""), ("", SANDI), ("a\x00b", SANDI)])
def test_incomplete_form_is_refused_with_the_field_named(client: Client, nama: str, sandi: str) -> None:
    response = kirim(client, sandi, nama)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_a_deactivated_account_cannot_log_in(client: Client, akun: User) -> None:
    User.objects.filter(pk=akun.pk).update(is_active=False)
    assert "Nama pengguna atau kata sandi salah." in bacaan(kirim(client))
    assert masuk_sebagai(client) == ""


def test_logging_out_ends_the_session(client: Client, akun: User) -> None:
    client.force_login(akun)
    kuki = client.cookies["sessionid"].value
    response = client.post("/keluar/")
    assert (response.status_code, response["Location"]) == (302, "/masuk/")
    client.cookies["sessionid"] = kuki
    assert client.get("/").status_code == 302


def test_a_link_logs_nobody_out(client: Client, akun: User) -> None:
    client.force_login(akun)
    assert client.get("/keluar/").status_code == 405
    assert client.get("/").status_code == 200


def test_a_new_login_has_a_new_session(client: Client, akun: User) -> None:
    """A cookie planted before the login is worth nothing after it."""
    client.get("/masuk/")
    sesi = client.session
    sesi["ditanam"] = True
    sesi.save()
    sebelum = sesi.session_key
    kirim(client)
    assert client.session.session_key != sebelum


def test_a_new_password_ends_other_sessions(client: Client, akun: User) -> None:
    client.force_login(akun)
    akun.set_password("sembilan-sapi-di-ladang")
    akun.save()
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("isi", ["bukan-kunci", "x" * 8000])
def test_a_garbled_session_cookie_is_an_anonymous_visitor(client: Client, isi: str) -> None:
    client.cookies["sessionid"] = isi
    assert client.get("/").status_code == 302


def test_login_needs_its_token(akun: User) -> None:
    client = Client(enforce_csrf_checks=True)
    response = kirim(client)
    assert response.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in response.content.decode()


@pytest.mark.usefixtures("akun")
def test_five_wrong_passwords_lock_one_account_and_not_the_colleague(client: Client, settings) -> None:
    """Both sit behind one address, as in an office."""
    settings.AXES_ENABLED = True
    rekan = orang("rekan")
    rekan.set_password(SANDI)
    rekan.save()
    assert [kirim(client, "salah").status_code for _ in range(5)] == [200] * 4 + [429]
    terkunci = kirim(client)
    assert terkunci.status_code == 429
    assert "15 menit" in bacaan(terkunci)
    assert kirim(Client(), nama="rekan").status_code == 302
