"""One's own password: changed on a page, by the rules, and asked for anew where an office wants that (A24)."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from indicators.models import Riwayat
from indicators.services.akun import sandi_sejak
from renstra.akun.sandi import CampurKarakter
from renstra.pantau.log import BarisJson
from tests.commands import python
from tests.pages import bacaan

pytestmark = pytest.mark.django_db
LAMA, BARU = "tujuh-kuda-makan-rumput", "sembilan-sapi-di-ladang"


@pytest.fixture
def akun() -> User:
    return User.objects.create_user("perencana.uji", password=LAMA)


def masuk(client: Client, sandi: str = LAMA) -> int:
    return client.post("/masuk/", {"username": "perencana.uji", "password": sandi}).status_code


def ganti(client: Client, lama: str = LAMA, baru: str = BARU):
    isi = {"old_password": lama, "new_password1": baru, "new_password2": baru}
    return client.post("/sandi/", isi)


@pytest.mark.usefixtures("akun")
def test_f16_ganti_sandi_mengakhiri_sesi_lain(client: Client) -> None:
    lain = Client()
    assert (masuk(client), masuk(lain)) == (302, 302)
    assert ganti(client)["Location"] == "/"
    assert (client.get("/").status_code, lain.get("/").status_code) == (200, 302)
    assert (masuk(Client()), masuk(Client(), BARU)) == (200, 302)
    assert list(Riwayat.objects.values_list("aksi", "nama_pelaku")) == [("ganti_sandi", "perencana.uji")]


@pytest.mark.usefixtures("akun")
@pytest.mark.parametrize(
    ("lama", "baru"), [("salah", BARU), (LAMA, "pendek"), (LAMA, "password1234"), (LAMA, "renstra-demo")]
)
def test_sandi_yang_ditolak(client: Client, lama: str, baru: str) -> None:
    masuk(client)
    response = ganti(client, lama, baru)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Riwayat.objects.exists()
    assert masuk(Client()) == 302


def test_bssn_sandi_kedaluwarsa(client: Client, akun: User, settings: Settings) -> None:
    """Whoever comes in with one sees nothing before choosing another."""
    settings.SANDI_MASA_HARI = 180
    User.objects.filter(pk=akun.pk).update(date_joined=timezone.now() - timedelta(days=181))
    masuk(client)
    assert client.get("/capaian/")["Location"] == "/sandi/"
    assert client.get("/api/v1/unit/").status_code == 403
    assert "habis masa berlakunya" in bacaan(client.get("/sandi/"))
    ganti(client)
    assert client.get("/capaian/").status_code == 200
    akun.refresh_from_db()
    assert timezone.now() - sandi_sejak(akun) < timedelta(minutes=1)


@pytest.mark.parametrize(("masa", "umur"), [(0, 4000), (180, 179)])
def test_bssn_sandi_masih_berlaku(client: Client, akun: User, settings: Settings, masa: int, umur: int) -> None:
    settings.SANDI_MASA_HARI = masa
    User.objects.filter(pk=akun.pk).update(date_joined=timezone.now() - timedelta(days=umur))
    masuk(client)
    assert client.get("/capaian/").status_code == 200


@pytest.mark.parametrize("sandi", ["Kuda-7-makan", "Ä1é! rumput hijau"])
def test_bssn_campur_diterima(sandi: str) -> None:
    CampurKarakter().validate(sandi)


@pytest.mark.parametrize(
    ("sandi", "kurang"),
    [("kuda-7-makan", "huruf besar"), ("KUDA-7-MAKAN", "huruf kecil"), ("Kuda-makan", "angka"), ("Kuda7 a", "tanda")],
)
def test_bssn_campur_ditolak(sandi: str, kurang: str) -> None:
    with pytest.raises(ValidationError, match=kurang):
        CampurKarakter().validate(sandi)


def test_bssn_setelan_menyalakan_aturan() -> None:
    lihat = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print([v['NAME'].rpartition('.')[2] for v in s.AUTH_PASSWORD_VALIDATORS][-1], s.SANDI_MASA_HARI)"
    )
    lingkungan = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "renstra.settings"}
    assert python("-c", lihat, **lingkungan).stdout.split() == ["NotTheDemoPassword", "0"]
    nyala = python("-c", lihat, SANDI_CAMPUR="1", SANDI_MASA_HARI="180", **lingkungan)
    assert nyala.stdout.split() == ["CampurKarakter", "180"]


@pytest.mark.usefixtures("akun")
def test_a21_masuk_dan_gagal_masuk_dicatat(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """By number of the account; a name that is none may be a password typed too early."""
    with caplog.at_level(logging.INFO, "renstra.jejak"):
        masuk(client, "salah-sekali")
        client.post("/masuk/", {"username": "sandi-saya-terketik", "password": "x"})
        masuk(client)
    isi = [(r.isi["kejadian"], r.isi["pengguna"] is not None) for r in caplog.records if r.name == "renstra.jejak"]
    assert isi == [("gagal_masuk", True), ("gagal_masuk", False), ("masuk", True)]
    semua = "".join(BarisJson().format(r) for r in caplog.records)
    assert "salah-sekali" not in semua
    assert "terketik" not in semua


def test_a26_unduhan_dicatat(client: Client, akun: User, caplog: pytest.LogCaptureFixture) -> None:
    """Who took what: through the page and through the API."""
    client.force_login(akun)
    with caplog.at_level(logging.INFO, "renstra.jejak"):
        client.get("/anggaran/?tahun=2021&rincian=satker&format=csv")
        client.get("/api/v1/unit/?format=csv")
        client.get("/api/v1/unit/")
        client.get("/api/v1/unit/?format=salah")
    isi = [r.isi for r in caplog.records if r.name == "renstra.jejak"]
    assert [(i["kejadian"], i["pengguna"], i["jalur"]) for i in isi] == [
        ("unduh", akun.pk, "/anggaran/"),
        ("unduh", akun.pk, "/api/v1/unit/"),
    ]
    assert isi[0]["saring"] == "tahun=2021&rincian=satker&format=csv"
