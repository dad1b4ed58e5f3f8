"""Every list and summary query finds its rows in the large tables by an index, on both engines.

On PostgreSQL a few rows are read from end to end because that is cheapest, so here it may not: what then still reads
a whole table has no index to use.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.rekap import terbitan
from budget.services.ringkasan import hitung_ulang_anggaran
from indicators.rekap import bahan, total
from indicators.services.ringkasan import hitung_ulang
from indicators.views import capaian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

BESAR = (
    "indicators_realisasi",
    "indicators_target",
    "indicators_ringkasancapaian",
    "indicators_ringkasanunit",
    "budget_barisanggaran",
    "budget_ringkasananggaran",
)
ALAMAT = [
    "/capaian/?unit=LINJAMSOS&tahun=2020&triwulan=4",
    "/capaian/?unit=LINJAMSOS&tahun=2020&halaman=2&status=semua",
    "/?unit=LINJAMSOS&tahun=2020",
    "/?unit=JSK&tahun=2020&triwulan=4",
    "/api/v1/capaian/?unit=LINJAMSOS&tahun=2020&page_size=100",
    "/api/v1/realisasi/?unit=LINJAMSOS&tahun=2020&page_size=25",
]


@pytest.fixture
def besar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored, and as if the seed were a ministry."""
    hitung_ulang()
    hitung_ulang_anggaran()
    monkeypatch.setattr(total, "BESAR", 5)
    monkeypatch.setattr(terbitan, "PANJANG", 0)
    monkeypatch.setattr(bahan, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEMUA_DI_SATU_HALAMAN", 8)


def dibaca_utuh(sql: str) -> set[str]:
    """The large tables that a query reads from end to end, also where it calls them by another name."""
    pola = r"Seq Scan on (\w+)" if connection.vendor == "postgresql" else r"SCAN (\w+)(?! USING)(?:$|\s(?!USING))"
    sebutan = {lain: tabel for tabel, lain in re.findall(r'"(\w+)" ([A-Z]\d+)\b', sql)}
    return {sebutan.get(nama, nama) for nama in re.findall(pola, rencana(sql), re.MULTILINE)} & {*BESAR}


def rencana(sql: str) -> str:
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("SET LOCAL enable_seqscan = off")
            kursor.execute(f"EXPLAIN {sql.replace('%', '%%')}")
            return "\n".join(baris for (baris,) in kursor.fetchall())
        kursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
        return "\n".join(baris[-1] for baris in kursor.fetchall())


@pytest.mark.parametrize("disimpan", [True, False])
def test_setiap_kueri_memakai_indeks(
    sebagai_pimpinan: Client, besar: None, disimpan: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not disimpan:  # computed from what is reported, as after a change
        monkeypatch.setattr(total, "BESAR", 10**6)
        monkeypatch.setattr(terbitan, "PANJANG", 10**6)
    for alamat in ALAMAT:
        with CaptureQueriesContext(connection) as semua:
            assert sebagai_pimpinan.get(alamat).status_code == 200
        kueri = [satu["sql"] for satu in semua if satu["sql"].startswith("SELECT")]
        assert len(kueri) > 3
        temuan = {(nama, sql[:60]) for sql in kueri for nama in dibaca_utuh(sql)}
        assert temuan == set(), alamat


def test_yang_tanpa_indeks_ketahuan() -> None:
    assert dibaca_utuh("SELECT * FROM indicators_realisasi WHERE kendala = 'x'") == {"indicators_realisasi"}
    assert dibaca_utuh("SELECT * FROM indicators_realisasi WHERE indikator_id = 1") == set()
