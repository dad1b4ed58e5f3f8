"""/pemberitahuan/: one's own messages, newest first; opening one marks it as read."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Pemberitahuan
from indicators.services.pemberitahuan import beri_tahu
from tests.dunia import tak_berubah
from tests.pages import bacaan
from tests.people import masuk, orang

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HALAMAN = "/pemberitahuan/"


@pytest.fixture
def ani(db: None) -> User:
    return orang("ani")


@pytest.fixture
def budi(db: None) -> User:
    return orang("budi")


def judul(client: Client, alamat: str = HALAMAN) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", client.get(alamat).content.decode())


def lonceng(client: Client) -> str:
    (satu,) = re.findall(r'<a class="lonceng"[^>]*>(.*?)</a>', client.get(HALAMAN).content.decode())
    return re.sub("<[^>]+>", " ", satu).strip()


def test_milik_sendiri_terbaru_dahulu(ani: User, budi: User) -> None:
    for nomor in (1, 2):
        beri_tahu([ani], f"Kabar {nomor}", "Isi", "")
    beri_tahu([budi], "Kabar budi", "Isi", "")
    assert judul(masuk(ani)) == ["Kabar 2", "Kabar 1"]


def test_lonceng_menghitung_yang_belum_dibaca(ani: User) -> None:
    client = masuk(ani)
    assert lonceng(client) == "Pemberitahuan"
    beri_tahu([ani], "Satu", "Isi", "")
    beri_tahu([ani], "Dua", "Isi", "")
    assert lonceng(client).split() == ["Pemberitahuan", "2", "baru"]


def test_membuka_menandai_dibaca_dan_membawa_ke_tempatnya(ani: User) -> None:
    beri_tahu([ani], "Kabar", "Isi", "/verifikasi/#unit-U1A")
    client, satu = masuk(ani), Pemberitahuan.objects.get()
    assert satu.dibaca_pada is None
    response = client.post(HALAMAN, {"baca": satu.pk})
    assert (response.status_code, response["Location"]) == (302, "/verifikasi/#unit-U1A")
    dibaca = Pemberitahuan.objects.get().dibaca_pada
    assert dibaca is not None
    client.post(HALAMAN, {"baca": satu.pk})
    assert Pemberitahuan.objects.get().dibaca_pada == dibaca


def test_melihat_saja_tidak_menandai(ani: User) -> None:
    beri_tahu([ani], "Kabar", "Isi", "/")
    with tak_berubah():
        masuk(ani).get(HALAMAN)


def test_tandai_semua(ani: User, budi: User) -> None:
    for user in (ani, ani, budi):
        beri_tahu([user], "Kabar", "Isi", "/")
    masuk(ani).post(HALAMAN, {})
    assert Pemberitahuan.objects.filter(dibaca_pada__isnull=True).get().penerima == budi


def test_milik_orang_lain_dan_yang_tidak_ada_404(ani: User, budi: User) -> None:
    beri_tahu([budi], "Rahasia", "Isi", "/")
    client, pk = masuk(ani), Pemberitahuan.objects.get().pk
    halaman = set()
    for isi in (pk, pk + 999, "9" * 30, "-1", "x", "\u0663"):
        with tak_berubah():
            response = client.post(HALAMAN, {"baca": isi})
        assert response.status_code == 404
        halaman.add(bacaan(response))
    assert len(halaman) == 1


def test_halaman_demi_halaman(ani: User) -> None:
    for nomor in range(45):
        beri_tahu([ani], f"Kabar {nomor}", "Isi", "")
    client = masuk(ani)
    assert len(judul(client)) == 20
    assert judul(client, f"{HALAMAN}?page=3") == [f"Kabar {nomor}" for nomor in (4, 3, 2, 1, 0)]
    assert judul(client, f"{HALAMAN}?page=99") == judul(client, f"{HALAMAN}?page=3")
    assert judul(client, f"{HALAMAN}?page=x") == judul(client)
    assert "Berikutnya" in bacaan(client.get(HALAMAN))


def test_kosong(ani: User) -> None:
    assert "Belum ada pemberitahuan" in bacaan(masuk(ani).get(HALAMAN))


def test_isi_tidak_menjadi_markup(ani: User) -> None:
    beri_tahu([ani], "<b>x</b>", "<script>", "")
    teks = masuk(ani).get(HALAMAN).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in teks
    assert "&lt;script&gt;" in teks


def test_banyaknya_kueri_tetap(ani: User) -> None:
    client, banyak = masuk(ani), []
    for _ in range(2):
        for nomor in range(8):
            beri_tahu([ani], f"Kabar {nomor}", "Isi", "")
        with CaptureQueriesContext(connection) as kueri:
            client.get(HALAMAN)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
