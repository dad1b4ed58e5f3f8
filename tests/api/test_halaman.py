"""Pages and cursors: nothing twice, nothing missing, in the order of the tree."""

import json
from base64 import urlsafe_b64decode

import pytest
from django.test import Client

from indicators.models import Indikator, Realisasi
from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import SEMUA_DAFTAR, baca, daftar_url, semua_halaman
from tests.gandakan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
BERCURSOR = [nama for nama in SEMUA_DAFTAR if nama not in ("serapan", "kamus-data")]


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_page_by_page_is_the_whole_list(sebagai_admin: Client, nama: str) -> None:
    segel_riwayat()
    utuh = baca(sebagai_admin, f"{daftar_url(nama)}?page_size=200")
    sedikit = semua_halaman(sebagai_admin, f"{daftar_url(nama)}?page_size=7")
    assert sedikit[: len(utuh["results"])] == utuh["results"]
    assert len(sedikit) == utuh["count"] > 0


def test_the_envelope(sebagai_admin: Client) -> None:
    pertama = baca(sebagai_admin, "unit/?page_size=3")
    assert list(pertama) == ["count", "next", "previous", "results"]
    assert (pertama["count"], pertama["previous"]) == (7, None)
    assert pertama["next"] == "http://testserver/api/v1/unit/?page=2&page_size=3"
    kedua = baca(sebagai_admin, pertama["next"])
    assert kedua["previous"] == "http://testserver/api/v1/unit/?page_size=3"
    ketiga = baca(sebagai_admin, kedua["next"])
    assert (ketiga["next"], len(ketiga["results"])) == (None, 1)
    assert baca(sebagai_admin, ketiga["previous"]) == kedua
    assert baca(sebagai_admin, "unit/?page_size=7")["next"] is None


def test_by_cursor_it_is_the_same_list(sebagai_admin: Client) -> None:
    """Over twice the rows, several of them equal in all but the last column of the order."""
    gandakan()
    segel_riwayat()
    for nama in BERCURSOR:
        utuh = semua_halaman(sebagai_admin, f"{daftar_url(nama)}?page_size=200")
        pertama = baca(sebagai_admin, f"{daftar_url(nama)}?cursor=&page_size=9")
        assert (pertama["count"], pertama["previous"]) == (None, None)
        assert semua_halaman(sebagai_admin, f"{daftar_url(nama)}?cursor=&page_size=9") == utuh, nama


def test_a_cursor_keeps_its_filters(sebagai_admin: Client) -> None:
    saring = "tahun=2022&jenjang=program"
    utuh = semua_halaman(sebagai_admin, f"capaian/?{saring}")
    assert semua_halaman(sebagai_admin, f"capaian/?{saring}&cursor=&page_size=4") == utuh


def test_a_cursor_survives_what_goes_and_comes_before_it(sebagai_admin: Client) -> None:
    pertama = baca(sebagai_admin, "realisasi/?cursor=&page_size=5")
    lanjut = semua_halaman(sebagai_admin, pertama["next"])
    Realisasi.objects.filter(pk=pertama["results"][0]["id"]).delete()
    assert semua_halaman(sebagai_admin, pertama["next"]) == lanjut


def test_a_forged_cursor_shows_nothing_that_is_not_the_readers(sebagai_set: Client, sebagai_admin: Client) -> None:
    asing = baca(sebagai_admin, "indikator/?cursor=&page_size=1")["next"]
    kunci = asing.partition("cursor=")[2].partition("&")[0]
    assert isinstance(json.loads(urlsafe_b64decode(f"{kunci}===")), list)
    milik = set(Indikator.objects.filter(unit__kode="SET").values_list("kode", flat=True))
    assert {baris["kode"] for baris in semua_halaman(sebagai_set, asing)} <= milik


@pytest.mark.parametrize("saring", ["cursor=&page=1", "cursor=&ordering=kode"])
def test_a_cursor_goes_with_no_other_order(sebagai_admin: Client, saring: str) -> None:
    baca(sebagai_admin, f"indikator/?{saring}", 400)


@pytest.mark.parametrize("nama", ["serapan", "kamus-data"])
def test_short_lists_have_pages_only(sebagai_admin: Client, nama: str) -> None:
    baca(sebagai_admin, f"{daftar_url(nama)}?cursor=", 400)


@pytest.mark.parametrize(
    ("nama", "urutan", "kunci"),
    [
        ("indikator", "kode", lambda b: b["kode"]),
        ("capaian", "kode", lambda b: b["indikator"]["kode"]),
        ("capaian", "unit", lambda b: b["unit"]),
        ("sasaran", "kode", lambda b: b["kode"]),
        ("target", "tahun", lambda b: b["tahun"]),
        ("realisasi", "indikator", lambda b: b["indikator"]["kode"]),
        ("anggaran", "pagu", lambda b: b["pagu"]),
        ("regulasi", "nomor", lambda b: b["nomor"]),
        ("riwayat", "urut", lambda b: b["urut"]),
    ],
)
def test_other_orders_up_and_down(sebagai_admin: Client, nama: str, urutan: str, kunci) -> None:
    naik = [kunci(b) for b in semua_halaman(sebagai_admin, f"{daftar_url(nama)}?ordering={urutan}&page_size=7")]
    turun = [kunci(b) for b in semua_halaman(sebagai_admin, f"{daftar_url(nama)}?ordering=-{urutan}&page_size=7")]
    assert naik == sorted(naik)
    assert turun == sorted(naik, reverse=True)


def test_the_default_order_is_the_trees(sebagai_pimpinan: Client) -> None:
    for alamat in ("capaian/?tahun=2020", "indikator/?tahun=2020"):
        urut = [b.get("indikator", b)["jenis"] for b in semua_halaman(sebagai_pimpinan, alamat)]
        assert list(dict.fromkeys(urut)) == ["IKSS", "IKP", "PN", "RPJMN"]
        assert len(list(dict.fromkeys(urut))) == sum(a != b for a, b in zip(urut, ["", *urut], strict=False))
