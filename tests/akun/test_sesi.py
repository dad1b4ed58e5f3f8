"""A19, L12, F16: how long a session lives, tested at its edges, and what ends it at once."""

from __future__ import annotations

import time
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Riwayat
from indicators.services.akun import akhiri_sesi
from renstra.akun.sesi import TERAKHIR
from tests.pages import bacaan
from tests.people import masuk, orang

pytestmark = pytest.mark.django_db
SANDI = "tujuh-kuda-makan-rumput"
DIAM, PALING_LAMA = 30 * 60, 12 * 3600


@pytest.fixture
def akun() -> User:
    user = orang("perencana.uji")
    user.set_password(SANDI)
    user.save()
    return user


class Jam:
    def __init__(self) -> None:
        self.kini = int(time.time())

    def maju(self, client: Client, detik: int) -> int:
        self.kini += detik
        with mock.patch("renstra.akun.sesi.time.time", return_value=self.kini):
            return client.get("/katalog/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize(("detik", "hidup"), [(DIAM - 1, True), (DIAM, False)])
def test_l12_diam(client: Client, akun: User, detik: int, hidup: bool) -> None:
    client.force_login(akun)
    jam = Jam()
    assert jam.maju(client, 0)
    assert jam.maju(client, detik) is hidup
    assert Session.objects.filter(pk=client.cookies["sessionid"].value).exists() is hidup


@pytest.mark.parametrize(("sisa", "hidup"), [(-1, True), (0, False)])
def test_a19_paling_lama(client: Client, akun: User, sisa: int, hidup: bool) -> None:
    """However busy."""
    client.force_login(akun)
    jam = Jam()
    assert jam.maju(client, 0)
    for _ in range(PALING_LAMA // 1200 - 1):
        assert jam.maju(client, 1200)
    assert jam.maju(client, 1200 + sisa) is hidup


def test_yang_habis_ke_halaman_masuk_dengan_sebabnya(client: Client, akun: User) -> None:
    client.force_login(akun)
    jam = Jam()
    jam.maju(client, 0)
    with mock.patch("renstra.akun.sesi.time.time", return_value=jam.kini + DIAM):
        response = client.get("/capaian/", follow=True)
    assert response.redirect_chain == [("/masuk/?next=/capaian/", 302)]
    assert "Sesi Anda berakhir" in bacaan(response)


def test_l12_diperbarui_paling_sering_semenit_sekali(client: Client, akun: User) -> None:
    client.force_login(akun)
    jam = Jam()
    jam.maju(client, 0)
    for detik, menulis in ((30, False), (29, False), (1, True), (59, False)):
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            jam.maju(client, detik)
        assert any("UPDATE" in k["sql"] and "django_session" in k["sql"] for k in kueri) is menulis, detik
    assert client.session[TERAKHIR] == jam.kini - 59


def test_umur_dihitung_sejak_masuk(client: Client, akun: User) -> None:
    """The clock runs from the login itself, not from the first page after it."""
    kini = int(time.time()) - PALING_LAMA
    with mock.patch("renstra.akun.sesi.time.time", return_value=kini):
        client.post("/masuk/", {"username": akun.username, "password": SANDI})
    assert client.get("/").status_code == 302


def test_a19_akun_yang_dinonaktifkan_keluar_di_permintaan_berikut(akun: User) -> None:
    """Session and all: on the day the account is opened again nobody is inside."""
    admin = masuk(orang("adm", is_superuser=True, is_staff=True))
    client = masuk(akun)
    isi = {"username": akun.username, "first_name": "", "last_name": "", "email": ""}
    assert admin.post(f"/admin/auth/user/{akun.pk}/change/", isi).status_code == 302
    akun.refresh_from_db()
    assert not akun.is_active
    User.objects.filter(pk=akun.pk).update(is_active=True)
    assert client.get("/").status_code == 302
    assert Riwayat.objects.filter(aksi="akhiri_sesi", objek_id=str(akun.pk)).count() == 1


def test_a19_administrator_mengakhiri_sesi(akun: User) -> None:
    adm = orang("adm", is_superuser=True, is_staff=True)
    pertama, kedua, rekan, admin = masuk(akun), masuk(akun), masuk(orang("rekan")), masuk(adm)
    isi = {"action": "akhiri_sesi_akun", "_selected_action": [akun.pk]}
    response = admin.post("/admin/auth/user/", isi, follow=True)
    assert "2 sesi diakhiri" in response.content.decode()
    assert [c.get("/").status_code for c in (pertama, kedua, rekan)] == [302, 302, 200]
    assert akhiri_sesi(akun, pelaku=adm) == 0
