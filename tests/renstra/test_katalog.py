"""The catalogue: what data there is, for people and for harvesters, without a figure and without a login."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.klien import isi_berkas
from tests.pages import bacaan, cari, isi, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]
KUMPULAN = ["capaian", "indikator", "anggaran"]


def jsonld(client: Client, **kepala: str) -> dict[str, Any]:
    response = client.get("/katalog/" if kepala else "/katalog/?format=jsonld", headers=kepala)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/ld+json")
    hasil: dict[str, Any] = response.json()
    return hasil


def test_it_is_open_and_holds_no_figure(client: Client) -> None:
    halaman = bacaan(client.get("/katalog/"))
    for angka in ("119,04", "107,83", "30.049.222.395.221", "68.372"):
        assert angka not in halaman
        assert angka not in json.dumps(jsonld(client))


def test_the_page_names_every_column(client: Client, sebagai_pimpinan: Client) -> None:
    kolom = {baris.kepala: baris["Arti"] for baris in tabel(client.get("/katalog/"))}
    for nama in KUMPULAN:
        kamus = sebagai_pimpinan.get(f"/api/v1/kamus-data/?daftar={nama}&page_size=200").json()["results"]
        assert {b["kolom"] for b in kamus} <= set(kolom)
    assert all(kolom.values())


def test_the_catalogue_is_dcat(client: Client) -> None:
    katalog = jsonld(client)
    assert katalog["@type"] == "dcat:Catalog"
    assert katalog["@context"]["dcat"] == "http://www.w3.org/ns/dcat#"
    assert [satu["dct:identifier"] for satu in katalog["dcat:dataset"]] == KUMPULAN
    for satu in katalog["dcat:dataset"]:
        assert satu["@type"] == "dcat:Dataset"
        assert satu["dct:publisher"]["foaf:name"] == "Direktorat Jenderal Perlindungan dan Jaminan Sosial"
        assert satu["dct:accrualPeriodicity"]["@id"].startswith("http://publications.europa.eu/")
        awalan = {kunci.partition(":")[0] for kunci in satu if not kunci.startswith("@")}
        assert awalan <= set(katalog["@context"])
    capaian, _, anggaran = katalog["dcat:dataset"]
    assert capaian["dct:temporal"]["dcat:startDate"]["@value"] == "2020"
    assert capaian["dct:temporal"]["dcat:endDate"]["@value"] == "2024"
    assert anggaran["dct:temporal"]["dcat:endDate"]["@value"] == "2021"


def test_every_distribution_can_be_fetched(client: Client, sebagai_pimpinan: Client) -> None:
    for satu in jsonld(client)["dcat:dataset"]:
        assert len(satu["dcat:distribution"]) == 3
        for distribusi in satu["dcat:distribution"]:
            alamat = distribusi["dcat:accessURL"]["@id"]
            assert client.get(alamat).status_code == 401
            response = sebagai_pimpinan.get(alamat)
            assert isi_berkas(response)
            assert response.headers["Content-Type"].startswith(distribusi["dcat:mediaType"])


def test_the_columns_are_typed(client: Client) -> None:
    capaian = jsonld(client)["dcat:dataset"][0]
    jenis = {k["csvw:name"]: k["csvw:datatype"] for k in capaian["csvw:tableSchema"]["csvw:column"]}
    assert (jenis["indikator.kode"], jenis["capaian"], jenis["tahun"], jenis["sementara"]) == (
        "string",
        "decimal",
        "integer",
        "boolean",
    )


def test_page_and_data_point_at_each_other(client: Client) -> None:
    (tautan,) = [
        dict(satu.attributes)["href"]
        for satu in cari(isi(client.get("/katalog/")), "link")
        if dict(satu.attributes).get("type") == "application/ld+json"
    ]
    assert client.get(tautan).json() == jsonld(client, Accept="application/ld+json")


def test_a_browser_gets_the_page(client: Client) -> None:
    response = client.get("/katalog/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert response.headers["Content-Type"].startswith("text/html")


def test_no_licence_is_made_up(client: Client, settings: Any) -> None:
    assert "belum ditetapkan walidata" in bacaan(client.get("/katalog/"))
    assert "dct:license" not in json.dumps(jsonld(client))
    settings.KATALOG_LISENSI = "https://creativecommons.org/licenses/by/4.0/"
    assert jsonld(client)["dct:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert "https://creativecommons.org/licenses/by/4.0/" in bacaan(client.get("/katalog/"))
