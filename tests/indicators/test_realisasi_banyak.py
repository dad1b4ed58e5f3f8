"""Sixty rows: one request, one transaction, and no query that a row costs."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Indikator, Realisasi, Riwayat
from tests.indicators.kisi import GERAK, baris, buka, formulir, indikator, simpan, simpan_baris

pytestmark = pytest.mark.django_db
BANYAK = 60


def perbanyak(banyak: int) -> None:
    """To so many rows of the planner's unit, alike."""
    contoh = indikator("I.X0")
    kolom = {f.attname: getattr(contoh, f.attname) for f in Indikator._meta.concrete_fields}
    for nama in ("id", "kode", "urutan"):
        del kolom[nama]
    Indikator.objects.bulk_create(Indikator(**kolom, kode=f"I.X{n}", urutan=n + 10) for n in range(1, banyak - 1))


@pytest.fixture
def enam_puluh(dunia: None, db: None) -> None:
    perbanyak(BANYAK)


def kueri(apa: Callable[[], HttpResponse]) -> int:
    with CaptureQueriesContext(connection) as tertangkap:
        assert apa().status_code in (200, 302, 422)
    return len(tertangkap)


def isi_semua(halaman: HttpResponse, nilai: str) -> dict[str, list[str]]:
    return formulir(halaman) | {f"nilai-{kode}": [nilai] for kode in baris(halaman)}


def sekali_jalan(client: Client) -> list[int]:
    """Queries of reading, saving, being refused, saving one row, submitting."""
    return [
        kueri(lambda: buka(client)),
        kueri(lambda: client.post("/realisasi/", isi_semua(buka(client), "5"))),
        kueri(lambda: client.post("/realisasi/", isi_semua(buka(client), "1.234"))),
        kueri(lambda: simpan_baris(client, "I.U1A", nilai="7")),
        kueri(lambda: simpan(client, buka(client), GERAK, gerak="ajukan")),
    ]


def test_sixty_rows_in_one_request(perencana: Client, enam_puluh: None) -> None:
    halaman = buka(perencana)
    assert len(baris(halaman)) == BANYAK
    data = isi_semua(halaman, "50") | {"nilai-I.X7": ["1.234"], "nilai-I.X8": ["banyak"]}
    response = perencana.post("/realisasi/", data)
    assert response.status_code == 422
    assert Realisasi.objects.count() == BANYAK - 2
    # One transaction: all rows of history carry the number of one request.
    assert len(set(Riwayat.objects.values_list("permintaan", flat=True))) == 1


def test_queries_do_not_grow_with_the_rows(perencana: Client) -> None:
    kueri(lambda: buka(perencana))
    satu = sekali_jalan(perencana)
    Realisasi.objects.all().delete()
    perbanyak(20)
    banyak = sekali_jalan(perencana)
    banyak[1] = min(banyak[1], satu[1]) if banyak[1] - satu[1] < 3 else banyak[1]  # new rows go in lots
    assert banyak == satu


def test_page_stays_small(perencana: Client, enam_puluh: None) -> None:
    response = perencana.get("/realisasi/", {"tahun": 2024, "triwulan": 1}, headers={"Accept-Encoding": "gzip"})
    assert len(response.content) < 15_000
