"""Logging in: the demo's password elsewhere, guessing, and which address a guess counts for."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from renstra.auth import client_address

ACCOUNT = "perencana.jsk"
DEMO_PASSWORD = "renstra-demo"
PASSWORD = "tujuh-kuda-makan-rumput"


@pytest.fixture
def account(db: None) -> None:
    get_user_model().objects.create_user(ACCOUNT, password=PASSWORD)


@pytest.fixture
def demo_account(db: None) -> None:
    get_user_model().objects.create_user(ACCOUNT, password=DEMO_PASSWORD)


@pytest.mark.usefixtures("demo_account")
@pytest.mark.parametrize("demo", [True, False])
def test_demo_password_opens_only_the_demo(settings: Settings, demo: bool) -> None:
    settings.DEMO = demo
    assert (authenticate(username=ACCOUNT, password=DEMO_PASSWORD) is not None) is demo


@pytest.mark.usefixtures("account")
def test_other_passwords_are_decided_as_usual() -> None:
    assert authenticate(username=ACCOUNT, password=PASSWORD)
    assert authenticate(username=ACCOUNT, password="salah") is None


@pytest.mark.parametrize("password", [DEMO_PASSWORD, "pendek", "password1234", "perencana.jsk.2024"])
def test_passwords_nobody_may_choose(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, get_user_model()(username="perencana.jsk.2024"))


@pytest.mark.usefixtures("account")
def test_locked_after_five_wrong_passwords(client: Client, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    answers = [try_to_log_in(client, "salah", "10.0.0.1").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = try_to_log_in(client, PASSWORD, "10.0.0.1")
    assert (locked.status_code, locked["Retry-After"]) == (429, "900")
    assert "15 menit" in locked.content.decode()
    assert try_to_log_in(client, PASSWORD, "10.0.0.2").status_code == 302


def try_to_log_in(client: Client, password: str, address: str):
    form = {"username": ACCOUNT, "password": password}
    return client.post("/masuk/", form, REMOTE_ADDR=address)


@pytest.mark.parametrize(
    ("trusted", "address"), [(False, "10.0.0.9"), (True, "10.0.0.3")], ids=["no proxy", "our proxy"]
)
def test_address_that_a_guess_counts_for(settings: Settings, trusted: bool, address: str) -> None:
    settings.TRUST_PROXY = trusted
    request = RequestFactory(REMOTE_ADDR="10.0.0.9", headers={"x-forwarded-for": "1.1.1.1, 10.0.0.3"}).get("/")
    assert client_address(request) == address
