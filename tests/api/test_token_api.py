"""A token at the door of the API (P12): only in its header, only while it holds, never more than its owner."""

import base64
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Penugasan, Token
from indicators.services.token import revoke_token
from tests.api.mesin import Klien, bersesi, bertoken, galat, token
from tests.dunia import angka

pytestmark = pytest.mark.django_db

DAFTAR = "realisasi/"


@pytest.fixture(autouse=True)
def _angka(dunia: None, db: None) -> None:
    for kode in ("I.U1A", "I.U1B", "I.U2A"):
        angka(kode)


def kode(klien: Klien) -> set[str]:
    response = klien.get(DAFTAR)
    assert response.status_code == 200, response.content
    return {satu["indikator"]["kode"] for satu in response.json()["results"]}


def test_a_token_reads_what_its_owner_reaches(prc: User, ver: User, pmp: User) -> None:
    assert kode(bertoken(prc, "read")) == {"I.U1A"}
    assert kode(bertoken(ver, "read")) == {"I.U1A", "I.U1B"}
    assert kode(bertoken(ver, "read", "U1B")) == {"I.U1B"}
    assert kode(bertoken(pmp, "read")) == {"I.U1A", "I.U1B", "I.U2A"}
    assert kode(bertoken(pmp, "read", "U2")) == {"I.U2A"}


def bagian(response: Any) -> tuple[int, bytes, str]:
    return response.status_code, response.content, response["WWW-Authenticate"]


def kepala_salah(teks: str) -> dict[str, str]:
    """Everything that is not exactly `Bearer <token>`."""
    dasar = base64.b64encode(b"prc:sandi").decode()
    return {
        "none": "",
        "only the word": "Bearer",
        "nothing after it": "Bearer ",
        "two spaces": f"Bearer  {teks}",
        "space behind": f"Bearer {teks} x",
        "space inside": f"Bearer {teks[:20]} {teks[20:]}",
        "another secret": f"Bearer {teks[:-1]}{'A' if teks[-1] != 'A' else 'B'}",
        "only the prefix": f"Bearer {teks[:12]}",
        "its hash": f"Bearer {Token.objects.get().sidik}",
        "upper case": f"Bearer {teks.upper()}",
        "basic": f"Basic {dasar}",
        "token": f"Token {teks}",
        "bare": teks,
        "long": "Bearer " + "x" * 5000,
        "not ASCII": "Bearer rst_\u0663",
        "sql": "Bearer ' OR 1=1 --",
    }


def test_p12_anything_else_is_one_and_the_same_401(prc: User) -> None:
    teks = token(prc)[1]
    tanpa = bagian(Klien().get(DAFTAR))
    assert tanpa[0] == 401
    lain = {nama: bagian(Klien(Authorization=isi).get(DAFTAR)) for nama, isi in kepala_salah(teks).items()}
    assert {nama for nama, satu in lain.items() if satu != tanpa} == set()
    assert galat(Klien().get(DAFTAR)) == [("not_authenticated", None)]
    assert tanpa[2].startswith("Bearer")


@pytest.mark.parametrize("sebab", ["revoked", "expired", "disabled owner"])
def test_p12_what_ended_is_that_same_401_on_the_next_request(prc: User, sebab: str) -> None:
    """The negative twin differs from the positive in exactly one thing."""
    satu, teks = token(prc)
    klien = Klien(Authorization=f"Bearer {teks}")
    assert klien.get(DAFTAR).status_code == 200
    if sebab == "revoked":
        revoke_token(prc, satu.pk)
    elif sebab == "expired":
        Token.objects.update(berlaku_sampai=timezone.now(), dibuat_pada=timezone.now() - timedelta(days=9))
    else:
        User.objects.filter(pk=prc.pk).update(is_active=False)
    assert bagian(klien.get(DAFTAR)) == bagian(Klien().get(DAFTAR))
    assert klien.post("realisasi/", {}).status_code == 401


@pytest.mark.parametrize("nama", ["token", "access_token", "api_key", "apikey", "Authorization", "key", "q"])
@pytest.mark.parametrize("sesi", [False, True])
def test_p12_never_in_an_address_and_never_logged(
    prc: User, nama: str, sesi: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even beside a session: whoever sends it there must learn of it."""
    teks = token(prc)[1]
    klien = bersesi(prc) if sesi else Klien()
    with caplog.at_level(logging.DEBUG):
        response = klien.get(f"{DAFTAR}?{nama}={teks}")
    assert response.status_code == 401
    assert teks not in caplog.text
    assert teks not in response.content.decode()


def test_a_valid_header_does_not_excuse_one_in_the_address(prc: User) -> None:
    teks = token(prc)[1]
    assert Klien(Authorization=f"Bearer {teks}").get(f"{DAFTAR}?token={teks}").status_code == 401


def test_a_bad_token_is_not_rescued_by_a_session(prc: User) -> None:
    klien = bersesi(prc)
    assert klien.get(DAFTAR).status_code == 200
    assert klien.get(DAFTAR, Authorization="Bearer rst_salah").status_code == 401


def test_a_session_writes_only_with_csrf(prc: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(prc)
    isi = {"indikator": "I.U1A", "tahun": 2024, "triwulan": 2, "nilai": "50"}
    klien = Klien(client)
    assert klien.get(DAFTAR).status_code == 200, "reading changes nothing and needs no token"
    response = klien.post("realisasi/", isi)
    assert (response.status_code, galat(response)) == (403, [("csrf", None)])
    client.get("/token/")
    csrf = client.cookies["csrftoken"].value
    assert klien.post("realisasi/", isi, X_CSRFToken=csrf).status_code == 201


def test_a_token_needs_no_csrf_and_opens_no_page(prc: User) -> None:
    teks = token(prc)[1]
    client = Client(enforce_csrf_checks=True)
    isi = {"indikator": "I.U1A", "tahun": 2024, "triwulan": 2, "nilai": "50"}
    assert Klien(client, Authorization=f"Bearer {teks}").post("realisasi/", isi).status_code == 201
    assert client.get("/capaian/", headers={"Authorization": f"Bearer {teks}"}).status_code == 302
    assert "sessionid" not in client.cookies


def test_a_role_that_ended_is_gone_on_the_next_request(prc: User) -> None:
    klien = bertoken(prc)
    assert kode(klien) == {"I.U1A"}
    Penugasan.objects.filter(user=prc).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    assert kode(klien) == set()
    isi = {"indikator": "I.U1A", "tahun": 2024, "triwulan": 2, "nilai": "50"}
    assert klien.post("realisasi/", isi).status_code == 404


def test_its_use_is_noted_at_most_once_a_minute(prc: User) -> None:
    satu, teks = token(prc)
    klien = Klien(Authorization=f"Bearer {teks}")

    def tulisan() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get("unit/").status_code == 200
        return sum("UPDATE" in q["sql"] for q in kueri.captured_queries)

    assert [tulisan(), tulisan()] == [1, 0]
    satu.refresh_from_db()
    pertama = satu.terakhir_dipakai
    assert pertama is not None
    Token.objects.update(terakhir_dipakai=pertama - timedelta(seconds=61))
    assert tulisan() == 1


def test_two_tokens_of_one_owner_have_no_tag_in_common(ver: User) -> None:
    """What one of them has read is no answer for the other, though owner and address are the same."""
    a, b = bertoken(ver, "read", "U1A"), bertoken(ver, "read", "U1B")
    tanda = a.get(DAFTAR)["ETag"]
    assert a.get(DAFTAR, If_None_Match=tanda).status_code == 304
    assert b.get(DAFTAR, If_None_Match=tanda).status_code == 200


def test_reading_with_a_token_costs_the_same_however_much_there_is(pmp: User) -> None:
    klien = bertoken(pmp, "read")
    klien.get(DAFTAR)

    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            klien.get(DAFTAR)
        return len(kueri)

    sedikit = banyak()
    for triwulan in (2, 3, 4):
        for satu in ("I.U1", "I.U1A", "I.U1B", "I.U2", "I.U2A"):
            angka(satu, triwulan=triwulan)
    assert banyak() == sedikit
