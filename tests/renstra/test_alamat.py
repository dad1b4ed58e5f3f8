"""Every address of the site, by name: who may open it without logging in is a decision written down here."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.matriks import ALAMAT

pytestmark = [pytest.mark.django_db, pytest.mark.once]

UMUM = {"masuk", "healthz", "katalog", "metrik", "panduan", "panduan-bab"}
# Open too, but 404 without a seal (tests/indicators/test_segel_halaman.py) or with PUBLIK off (test_publik.py).
UMUM_TANPA_ISI = {"segel-cek", "publik", "publik-indikator", "publik-metadata", "peta-situs", "robots"}
PERLU_MASUK = set(ALAMAT)
CONTOH = {"tahun": 2020, "triwulan": 1, "app_label": "indicators", "bab": "perencana"}


def alamat(pola: list[URLPattern | URLResolver] | None = None, awalan: str = "") -> Iterator[tuple[str, str]]:
    """Name and one address of every pattern."""
    for satu in get_resolver().url_patterns if pola is None else pola:
        if isinstance(satu, URLResolver):
            lanjut = f"{awalan}{satu.namespace}:" if satu.namespace else awalan
            yield from alamat(satu.url_patterns, lanjut)
        elif satu.name:
            nama = f"{awalan}{satu.name}"
            bagian = [*satu.pattern.converters, *satu.pattern.regex.groupindex]
            yield nama, reverse(nama, kwargs={k: CONTOH.get(k, 1) for k in bagian})


# The machines' addresses answer in their own way; tests/api/pintu.py decides about them.
SEMUA = {nama: satu for nama, satu in alamat() if not nama.startswith("api:")}


def test_every_name_is_decided_here() -> None:
    """A new page says whether it needs a login; the admin's pages all do."""
    assert {nama for nama in SEMUA if not nama.startswith("admin:")} == UMUM | UMUM_TANPA_ISI | PERLU_MASUK


def test_no_address_is_without_a_name() -> None:
    """But the admin's catch-all, which leads to its login like the rest."""
    tanpa_nama = [p for p in get_resolver().url_patterns if isinstance(p, URLPattern) and not p.name]
    assert not tanpa_nama
    assert Client().get("/admin/apa-saja/").status_code == 302


@pytest.mark.parametrize("nama", sorted(SEMUA.keys() - UMUM - UMUM_TANPA_ISI))
def test_anonymous_is_sent_to_the_login(client: Client, nama: str) -> None:
    """Admin pages go by way of the admin's own login address."""
    response = client.get(SEMUA[nama])
    if response.status_code == 302 and response["Location"].startswith("/admin/login/"):
        response = client.get(response["Location"])
    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("nama", sorted(UMUM))
def test_public_pages_open_without_a_login(client: Client, nama: str) -> None:
    assert client.get(SEMUA[nama]).status_code == 200


@pytest.mark.parametrize("nama", sorted(UMUM_TANPA_ISI))
def test_public_pages_without_content_are_not_found_but_need_no_login(client: Client, nama: str) -> None:
    assert client.get(SEMUA[nama]).status_code == 404


@pytest.mark.parametrize("cara", ["post", "put", "delete", "patch"])
def test_anonymous_changes_nothing_either(client: Client, cara: str) -> None:
    for nama in PERLU_MASUK:
        assert getattr(client, cara)(SEMUA[nama]).status_code == 302


def test_an_unknown_address_tells_an_anonymous_visitor_nothing(client: Client) -> None:
    """The same 404 page for what does not exist."""
    assert client.get("/tidak-ada/").status_code == 404
