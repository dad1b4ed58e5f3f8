"""/token/: made by people, shown once, ended at any time (M25)."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.akses import TakTerlihat, Terlarang, TidakLengkap
from indicators.models import LingkupToken, Pemberitahuan, Peran, Riwayat, Token, UnitKerja
from indicators.services.token import BENTUK, TERBANYAK, create_token, sidik
from tests.pages import bacaan
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

DAUR = timedelta(days=30)


def hari(n: int) -> str:
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def isian(**lain: str) -> dict[str, str]:
    return {"nama": "Portal data", "lingkup": "read", "unit": "", "berlaku_sampai": hari(30)} | lain


def punya(user: User, nama: str = "x", lingkup: str = "read") -> Token:
    return create_token(user, nama, lingkup, timezone.now() + DAUR)[0]


def teks_di(halaman: str) -> str:
    cocok = BENTUK.search(halaman)
    assert cocok
    return cocok[0]


def test_a_token_is_shown_once_and_only_its_hash_is_kept(sebagai_jsk: Client) -> None:
    jawaban = sebagai_jsk.post("/token/", isian())
    assert jawaban.status_code == 201
    assert "no-store" in jawaban["Cache-Control"]
    teks = teks_di(jawaban.content.decode())
    token = Token.objects.get()
    assert (token.sidik, token.awalan) == (sidik(teks), teks[:12])
    assert teks.removeprefix(token.awalan) not in json.dumps(list(Token.objects.values()), default=str)
    nanti = sebagai_jsk.get("/token/").content.decode()
    assert token.awalan in nanti
    assert not BENTUK.search(nanti)


def test_the_secret_has_256_bits_and_the_prefix_is_not_part_of_it(perencana_jsk: User) -> None:
    teks = {create_token(perencana_jsk, "x", "read", timezone.now() + DAUR)[1] for _ in range(5)}
    rahasia = {satu[13:] for satu in teks}
    assert len(rahasia) == len({satu[:12] for satu in teks}) == 5
    assert {len(satu) for satu in rahasia} == {43}


@pytest.fixture
def catatan_log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_making_and_ending_are_in_the_history_without_the_secret(
    sebagai_jsk: Client, catatan_log: pytest.LogCaptureFixture
) -> None:
    teks = teks_di(sebagai_jsk.post("/token/", isian()).content.decode())
    token = Token.objects.get()
    sebagai_jsk.post(f"/token/{token.pk}/cabut/")
    baris = Riwayat.objects.filter(jenis="token").order_by("pk")
    assert [(satu.aksi, satu.objek_kode, satu.nama_pelaku) for satu in baris] == [
        ("buat", token.awalan, "perencana.jsk"),
        ("cabut", token.awalan, "perencana.jsk"),
    ]
    isi = json.dumps([(satu.sebelum, satu.sesudah, satu.alasan) for satu in baris])
    for rahasia in (teks[13:], token.sidik):
        assert rahasia not in isi
        assert rahasia not in catatan_log.text


@pytest.mark.parametrize(
    ("salah", "pesan"),
    [
        ({"nama": ""}, "Tulis untuk apa token ini"),
        ({"nama": " \u200b "}, "Beri token nama"),
        ({"nama": "a\u0000b"}, "[Kk]arakter"),
        ({"nama": "x" * 101}, "100"),
        ({"lingkup": "admin"}, "lingkup|pilihan"),
        ({"unit": "SET"}, "pilihan"),
        ({"unit": "TAKADA"}, "pilihan"),
        ({"berlaku_sampai": ""}, "wajib|harus diisi|kosong|diperlukan"),
        ({"berlaku_sampai": "2020-01-01"}, "Pilih hari ini sampai"),
        ({"berlaku_sampai": "9999-12-31"}, "Pilih hari ini sampai"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(sebagai_jsk: Client, salah: dict[str, str], pesan: str) -> None:
    """W02: a foreign unit and an unknown one read the same; without an expiry there is no token."""
    jawaban = sebagai_jsk.post("/token/", isian(**salah))
    assert jawaban.status_code == 422
    assert re.search(pesan, jawaban.content.decode())
    assert not Token.objects.exists()


@pytest.mark.parametrize(("n", "status"), [(0, 201), (364, 201), (365, 422)])
def test_at_most_a_year(sebagai_jsk: Client, n: int, status: int) -> None:
    assert sebagai_jsk.post("/token/", isian(berlaku_sampai=hari(n))).status_code == status


def test_a_day_means_its_last_minute_in_jakarta(sebagai_jsk: Client) -> None:
    sebagai_jsk.post("/token/", isian(berlaku_sampai=hari(3)))
    sampai = timezone.localtime(Token.objects.get().berlaku_sampai)
    assert (sampai.date().isoformat(), sampai.hour) == (hari(4), 0)


def test_a_unit_and_a_scope_are_kept(sebagai_verifikator: Client) -> None:
    sebagai_verifikator.post("/token/", isian(unit="JSK", lingkup="write"))
    token = Token.objects.get()
    assert (token.unit, token.lingkup) == (UnitKerja.objects.get(kode="JSK"), LingkupToken.WRITE)


def test_m25_leadership_makes_only_tokens_that_read(sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.post("/token/", isian(lingkup="write")).status_code == 422
    assert sebagai_pimpinan.post("/token/", isian()).status_code == 201
    assert 'value="write"' not in sebagai_pimpinan.get("/token/").content.decode()


def test_m25_without_a_role_no_token(sebagai_tanpa_peran: Client) -> None:
    assert "belum punya peran" in bacaan(sebagai_tanpa_peran.get("/token/"))
    assert sebagai_tanpa_peran.post("/token/", isian()).status_code == 422
    assert not Token.objects.exists()


def test_m25_somebody_elses_token_is_as_absent_as_an_unknown_one(
    sebagai_jsk: Client, sebagai_verifikator: Client, perencana_set: User
) -> None:
    asing = punya(perencana_set, "milik set")
    for client in (sebagai_jsk, sebagai_verifikator):
        jawaban = [client.post(f"/token/{pk}/cabut/") for pk in (asing.pk, 999_999)]
        assert [satu.status_code for satu in jawaban] == [404, 404]
        assert bacaan(jawaban[0]) == bacaan(jawaban[1])
        assert asing.awalan not in client.get("/token/").content.decode()
    asing.refresh_from_db()
    assert asing.dicabut_pada is None


def test_m25_an_administrator_sees_and_ends_any_and_the_owner_is_told(
    sebagai_admin: Client, perencana_set: User
) -> None:
    token = punya(perencana_set, "milik set")
    assert token.awalan in sebagai_admin.get("/token/").content.decode()
    assert sebagai_admin.post(f"/token/{token.pk}/cabut/").status_code == 302
    token.refresh_from_db()
    assert token.dicabut_oleh is not None
    assert token.dicabut_oleh.username == "admin"
    assert Pemberitahuan.objects.get(penerima=perencana_set).isi.startswith("Token “milik set”")


def test_ending_twice_is_once(sebagai_jsk: Client, perencana_jsk: User) -> None:
    token = punya(perencana_jsk)
    for _ in range(2):
        assert sebagai_jsk.post(f"/token/{token.pk}/cabut/").status_code == 302
    assert Riwayat.objects.filter(jenis="token", aksi="cabut").count() == 1
    assert sebagai_jsk.get(f"/token/{token.pk}/cabut/").status_code == 405


def test_too_many_at_once_are_refused(perencana_jsk: User, sebagai_jsk: Client) -> None:
    for n in range(TERBANYAK):
        punya(perencana_jsk, str(n))
    jawaban = sebagai_jsk.post("/token/", isian())
    assert (jawaban.status_code, f"Paling banyak {TERBANYAK}" in jawaban.content.decode()) == (422, True)


def test_csrf_holds_here_too(perencana_jsk: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(perencana_jsk)
    assert client.post("/token/", isian()).status_code == 403


def test_the_page_costs_the_same_with_one_token_or_many(sebagai_admin: Client, perencana_jsk: User) -> None:
    punya(perencana_jsk)
    with CaptureQueriesContext(connection) as satu:
        sebagai_admin.get("/token/")
    for n in range(8):
        punya(petugas(f"p{n}", Peran.PERENCANA, "JSK"))
    with CaptureQueriesContext(connection) as banyak:
        sebagai_admin.get("/token/")
    assert len(banyak) == len(satu)


def test_what_ended_says_so(sebagai_jsk: Client, perencana_jsk: User) -> None:
    lama, dicabut, masih = punya(perencana_jsk, "lama"), punya(perencana_jsk, "usai"), punya(perencana_jsk, "masih")
    Token.objects.filter(pk=lama.pk).update(
        dibuat_pada=timezone.now() - timedelta(days=9), berlaku_sampai=timezone.now()
    )
    sebagai_jsk.post(f"/token/{dicabut.pk}/cabut/")
    halaman = bacaan(sebagai_jsk.get("/token/"))
    assert halaman.index("masih") < halaman.index("kedaluwarsa")
    assert "dicabut" in halaman
    assert masih.awalan in halaman
    assert masuk(perencana_jsk).get("/token/").content.decode().count("/cabut/") == 1


def test_the_service_holds_the_rules_without_its_form(pimpinan: User, perencana_jsk: User, tanpa_peran: User) -> None:
    besok, nanti = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=365, minutes=1)
    asing = UnitKerja.objects.get(kode="SET")
    for user, lingkup, sampai, unit, galat in (
        (pimpinan, "write", besok, None, Terlarang),
        (tanpa_peran, "read", besok, None, Terlarang),
        (perencana_jsk, "admin", besok, None, Terlarang),
        (perencana_jsk, "read", besok, asing, TakTerlihat),
        (perencana_jsk, "read", nanti, None, TidakLengkap),
        (perencana_jsk, "read", timezone.now(), None, TidakLengkap),
    ):
        with pytest.raises(galat):
            create_token(user, "x", lingkup, sampai, unit)
    assert not Token.objects.exists()
