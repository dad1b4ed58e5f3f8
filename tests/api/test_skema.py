"""OpenAPI 3.1 without a warning, complete, and readable offline under its own strict CSP."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, get_resolver
from drf_spectacular.generators import SchemaGenerator

from tests.api.klien import SEMUA_DAFTAR, baca

TANPA_URAIAN = {"akar", "schema", "docs"}


@pytest.fixture(scope="module")
def skema() -> dict[str, Any]:
    isi: dict[str, Any] = Client().get("/api/v1/schema/?format=json").json()
    return isi


def operasi(skema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for jalur, cara in skema["paths"].items():
        for nama, satu in cara.items():
            yield jalur, nama, satu


def test_valid_without_a_warning(tmp_path: Any) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "skema.yml"))


def test_it_is_openapi_3_1_in_yaml_and_json(client: Client, skema: dict[str, Any]) -> None:
    assert skema["openapi"].startswith("3.1")
    response = client.get("/api/v1/schema/")
    assert response.headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert response.content.decode().startswith("openapi: 3.1")


def test_it_is_made_once_whoever_asks_and_however(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to log in for it, so it must cost nothing."""
    pertama = {bentuk: client.get(f"/api/v1/schema/?format={bentuk}").content for bentuk in ("json", "yaml")}
    monkeypatch.setattr(SchemaGenerator, "get_schema", lambda *_, **__: pytest.fail("made again"))
    for bentuk, isi in pertama.items():
        assert client.get(f"/api/v1/schema/?format={bentuk}&version=2&lang=en").content == isi


def test_every_address_is_described_and_no_other(skema: dict[str, Any]) -> None:
    """A22, API9: the description is the inventory."""
    pola = [p for p in get_resolver("renstra.api").url_patterns if isinstance(p, URLPattern)]
    nyata = {str(p.pattern) for p in pola if p.name not in TANPA_URAIAN}
    assert {jalur.removeprefix("/api/v1/") for jalur in skema["paths"]} == {_jalur(satu) for satu in nyata}


def _jalur(pola: str) -> str:
    """<kode:kode> as {kode}."""
    bagian = [f"{{{b[1:-1].partition(':')[2]}}}" if b.startswith("<") else b for b in pola.split("/")]
    return "/".join(bagian)


def test_every_operation_says_what_it_does_and_how_it_fails(skema: dict[str, Any]) -> None:
    nama = [satu["operationId"] for _, _, satu in operasi(skema)]
    assert len(nama) == len(set(nama))
    for jalur, cara, satu in operasi(skema):
        assert satu["summary"] and satu["tags"] and satu.get("description"), (jalur, cara)
        galat = {kode for kode in satu["responses"] if kode >= "400"}
        assert {"400", "401", "404", "406", "429", "503"} <= galat
        assert cara == "get" or {"403", "409", "413", "415"} <= galat
        for kode in galat:
            acuan = satu["responses"][kode]["content"]["application/json"]["schema"]["$ref"]
            assert acuan.startswith("#/components/schemas/Galat"), (jalur, cara, kode)
        assert satu["responses"][min(satu["responses"])]["description"]
        assert {next(iter(s)) for s in satu["security"]} == {"token", "sesi"}


def test_every_parameter_and_every_field_is_explained(skema: dict[str, Any]) -> None:
    for jalur, _, satu in operasi(skema):
        for parameter in satu.get("parameters", []):
            assert parameter.get("description") or parameter["in"] == "path", (jalur, parameter["name"])
    for nama, bentuk in skema["components"]["schemas"].items():
        for bidang, isi in bentuk.get("properties", {}).items():
            dijelaskan = isi.get("description") or "$ref" in isi or "allOf" in isi or isi.get("type") == "array"
            assert dijelaskan or nama.endswith("Request"), (nama, bidang)


def test_choices_are_listed_with_their_meaning(skema: dict[str, Any]) -> None:
    bentuk = skema["components"]["schemas"]
    assert bentuk["StatusRealisasi"]["enum"] == ["draf", "diajukan", "dikembalikan", "diverifikasi", "disetujui"]
    assert "tidak_tersedia" in bentuk["Alasan"]["enum"]
    assert "* `tidak_tersedia` - Tidak tersedia" in bentuk["Alasan"]["description"]


def test_figures_are_what_they_are(skema: dict[str, Any]) -> None:
    capaian = skema["components"]["schemas"]["Capaian"]["properties"]
    assert capaian["capaian"]["type"] == ["string", "null"]
    assert capaian["target"]["pattern"]
    serapan = skema["components"]["schemas"]["Serapan"]["properties"]
    assert (serapan["pagu"]["type"], serapan["pagu"]["format"]) == ("integer", "int64")


def test_lists_come_as_files_too(skema: dict[str, Any]) -> None:
    for nama in SEMUA_DAFTAR:
        jenis = set(skema["paths"][f"/api/v1/{nama}/"]["get"]["responses"]["200"]["content"])
        assert jenis == {
            "application/json",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }


@pytest.mark.django_db
def test_the_root_leads_everywhere(seed: None, sebagai_jsk: Client) -> None:
    isi = baca(sebagai_jsk, "/api/v1/")
    assert set(isi) == {*SEMUA_DAFTAR, "schema", "docs"}
    for alamat in isi.values():
        assert sebagai_jsk.get(alamat).status_code == 200


def test_no_page_of_drf(client: Client) -> None:
    for alamat in ("/api/v1/schema/", "/api/v1/docs/"):
        assert b"django-rest-framework" not in client.get(alamat).content.lower()


def test_the_docs_page_has_its_own_csp(client: Client) -> None:
    response = client.get("/api/v1/docs/")
    assert response.status_code == 200
    csp = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    isi = response.content.decode()
    assert "<style" not in isi and "style=" not in isi
    assert "http://" not in isi and "https://" not in isi
    assert isi.count("<script") == isi.count("<script src=")
    assert json.loads(client.get("/api/v1/schema/?format=json").content)
