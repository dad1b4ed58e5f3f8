"""Every request has a number, which log line, error page and history share; slow statements without values."""

from __future__ import annotations

import json
import logging
import uuid

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, OperationalError, connection, transaction
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings

from indicators.models import Riwayat
from indicators.permintaan import nomor_kini
from indicators.riwayat import catat
from renstra import views
from renstra.pantau.kueri import PengukurKueri
from renstra.pantau.log import BarisJson, BarisTeks, tanpa_rahasia
from tests.people import masuk, orang

pytestmark = pytest.mark.django_db
NOMOR = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture
def client_masuk() -> Client:
    return masuk(orang("pembaca"))


def test_a05_satu_nomor_di_jawaban_dan_log(client_masuk: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "renstra.akses"):
        response = client_masuk.get("/panduan-tidak-ada/?token=rst_abcdefgh_rahasia&q=1")
    nomor = response["X-Request-ID"]
    assert uuid.UUID(nomor)
    assert nomor not in response.content.decode(), "what is not there looks the same every time"
    (baris,) = [r for r in caplog.records if r.name == "renstra.akses"]
    assert baris.isi["status"] == 404
    assert baris.isi["jalur"] == "/panduan-tidak-ada/"
    assert "rahasia" not in BarisJson().format(baris)
    assert nomor_kini.get() is None, "the number outlives its request"


@pytest.mark.parametrize(("percaya", "diberi", "dipakai"), [(True, NOMOR, True), (False, NOMOR, False)])
def test_nomor_proksi_hanya_bila_dipercaya(settings: Settings, percaya: bool, diberi: str, dipakai: bool) -> None:
    settings.TRUST_PROXY = percaya
    assert (Client(headers={"x-request-id": diberi}).get("/masuk/")["X-Request-ID"] == diberi) is dipakai


@pytest.mark.parametrize("diberi", ["x", "a\r\nSet-Cookie: a=b", "f" * 33, ""])
def test_nomor_proksi_yang_bukan_nomor_diganti(settings: Settings, diberi: str) -> None:
    settings.TRUST_PROXY = True
    assert uuid.UUID(Client(headers={"x-request-id": diberi}).get("/masuk/")["X-Request-ID"])


def test_a05_riwayat_memuat_nomor_permintaan() -> None:
    kembali = nomor_kini.set(uuid.UUID(NOMOR))
    with transaction.atomic():
        catat(aksi="ubah", jenis="uji", objek_id=1)
        catat(aksi="ubah", jenis="uji", objek_id=2)
    nomor_kini.reset(kembali)
    assert {str(r.permintaan) for r in Riwayat.objects.filter(jenis="uji")} == {NOMOR}


@pytest.mark.parametrize(
    ("galat", "status", "kata"),
    [
        (RuntimeError("x"), 500, "Kesalahan ini ada pada kami"),
        (OperationalError("server closed the connection"), 503, "Basis data sedang tidak dapat dihubungi"),
        (DatabaseError("server closed the connection unexpectedly"), 503, "Basis data sedang tidak dapat dihubungi"),
        (OperationalError("database or disk is full"), 507, "penyimpanan di peladen sedang penuh"),
        (OperationalError("disk I/O error"), 507, "penyimpanan di peladen sedang penuh"),
    ],
)
@pytest.mark.parametrize("tempat", ["view", "sebelum view"])
def test_f09_f10_halaman_galat(
    client_masuk: Client, monkeypatch: pytest.MonkeyPatch, galat: Exception, status: int, kata: str, tempat: str
) -> None:
    """Wherever the database fails: in the view, or in a middleware that asks who is there."""

    def rusak(*args: object) -> None:
        raise galat

    if tempat == "view":
        monkeypatch.setattr(views, "siapkan", rusak)
    else:
        monkeypatch.setattr("django.contrib.auth.middleware.get_user", rusak)
    client_masuk.raise_request_exception = False
    response = client_masuk.get("/")
    assert response.status_code == status
    assert kata in response.content.decode()
    assert response["X-Request-ID"] in response.content.decode()
    assert ("Retry-After" in response) is (status == 503)
    assert "Content-Security-Policy" in response


def test_kueri_lambat_tanpa_nilainya(caplog: pytest.LogCaptureFixture) -> None:
    pengukur = PengukurKueri(1)
    pengukur.batas = 1e-9
    with connection.execute_wrapper(pengukur), caplog.at_level(logging.WARNING, "renstra.kueri"):
        User.objects.filter(username="nilai-rahasia").first()
    assert (pengukur.banyak, pengukur.detik > 0) == (1, True)
    (baris,) = caplog.records
    assert "auth_user" in baris.isi["sql"]
    assert "nilai-rahasia" not in caplog.text


def test_kueri_cepat_tidak_dicatat(caplog: pytest.LogCaptureFixture) -> None:
    for batas in (0, 60_000):
        with connection.execute_wrapper(PengukurKueri(batas)):
            User.objects.count()
    assert caplog.records == []


RAHASIA = [
    "Authorization: Bearer rst_abcdefgh_SANGATRAHASIA0123456789",
    "Authorization: Bearer SANGATRAHASIA",
    "Authorization: Basic SANGATRAHASIA",
    "Cookie: __Host-sessionid=SANGATRAHASIA; a=b",
    "csrfmiddlewaretoken=SANGATRAHASIA&username=a",
    "password=SANGATRAHASIA",
    "{'password': 'SANGATRAHASIA', 'a': 1}",
    '"SECRET_KEY": "SANGATRAHASIA"',
    "postgresql://renstra:SANGATRAHASIA@basis:5432/renstra",
]


@pytest.mark.parametrize("teks", RAHASIA)
@pytest.mark.parametrize("bentuk", [BarisJson, BarisTeks])
def test_a21_log_tanpa_rahasia(teks: str, bentuk: type[logging.Formatter]) -> None:
    """P12, F18: also inside a traceback, and in what a log call adds."""
    try:
        raise ValueError(teks)
    except ValueError as error:
        baris = logging.LogRecord("x", 40, "", 1, "gagal: %s", (teks,), (type(error), error, error.__traceback__))
    baris.isi = {"tambahan": teks}
    assert "SANGATRAHASIA" not in bentuk().format(baris)
    assert "gagal" in bentuk().format(baris)


def test_log_json_satu_baris_satu_objek() -> None:
    """A newline in a name must not begin a line of its own in the log."""
    baris = logging.LogRecord("x", 30, "", 1, "nama: %s", ("a\nb\x00",), None)
    satu = BarisJson().format(baris)
    assert "\n" not in satu
    assert json.loads(satu)["pesan"] == "nama: a\nb\x00"
    assert tanpa_rahasia("rst_abcdefgh_" + "x" * 43) == "rst_abcdefgh_***"


def test_a05_juga_baris_django_sendiri_bernomor(client_masuk: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Django writes it when the request's number has been put away already."""
    with caplog.at_level(logging.WARNING, "django.request"):
        nomor = client_masuk.get("/tidak-ada/")["X-Request-ID"]
    baris = [json.loads(BarisJson().format(r)) for r in caplog.records if r.name == "django.request"]
    assert [satu["permintaan"] for satu in baris] == [nomor]
    assert nomor in BarisTeks().format(caplog.records[-1])


def test_a21_log_permintaan_tanpa_isi_formulir(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/masuk/", {"username": "a", "password": "SANGATRAHASIA"}, headers={"cookie": "sessionid=KUKI"})
        client.get("/api/v1/unit/", headers={"authorization": "Bearer rst_abcdefgh_" + "R" * 43})
    semua = "".join(BarisJson().format(r) for r in caplog.records)
    assert semua
    assert not any(kata in semua for kata in ("SANGATRAHASIA", "KUKI", "RRRR"))


def test_permintaan_yang_gagal_pun_dicatat(client_masuk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(request: HttpRequest) -> None:
        raise RuntimeError

    monkeypatch.setattr(views, "siapkan", rusak)
    client_masuk.raise_request_exception = False
    assert client_masuk.get("/")["X-Request-ID"]
    assert nomor_kini.get() is None
