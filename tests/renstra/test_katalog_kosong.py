"""The catalogue of a database into which nothing was loaded yet."""

import pytest
from django.test import Client

from tests.pages import bacaan

pytestmark = pytest.mark.django_db


def test_it_says_that_there_is_nothing_yet(client: Client) -> None:
    assert "belum ada data" in bacaan(client.get("/katalog/"))
    katalog = client.get("/katalog/?format=jsonld").json()
    assert "dct:publisher" not in katalog
    assert all("dct:temporal" not in satu for satu in katalog["dcat:dataset"])
