"""Reading the API as a client does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from renstra.api import DAFTAR

AWALAN = "/api/v1/"
SEMUA_DAFTAR = [*DAFTAR, "kamus-data"]


def daftar_url(nama: str) -> str:
    return reverse(f"api:{nama}-list")


def baca(client: Client, alamat: str, status: int = 200, **kepala: str) -> Any:
    """The answer as data; refusals are held to the one shape."""
    response = client.get(alamat if alamat.startswith(("/", "http")) else f"{AWALAN}{alamat}", headers=kepala)
    assert response.status_code == status, (response.status_code, response.content[:300])
    assert response.headers["Content-Type"] == "application/json"
    isi = response.json()
    if status >= 400:
        periksa_galat(isi, status)
    return isi


def isi_berkas(response: HttpResponse) -> bytes:
    """The whole file. Read to its end the test client closes it, and leaves the connection of the test alone."""
    assert response.status_code == 200
    return b"".join(response)


def periksa_galat(isi: Any, status: int) -> None:
    jenis = "server_error" if status >= 500 else "client_error"
    assert isi["type"] in ({"client_error", "validation_error"} if status == 400 else {jenis}), isi
    assert set(isi) == {"type", "errors"}
    for satu in isi["errors"]:
        assert set(satu) == {"code", "detail", "attr"}
        assert satu["code"] and satu["detail"]


def kode_galat(isi: Any) -> list[tuple[str, str | None]]:
    return [(satu["code"], satu["attr"]) for satu in isi["errors"]]


def baris(client: Client, alamat: str) -> list[dict[str, Any]]:
    """All rows of a list that fits one page."""
    isi = baca(client, alamat)
    assert isi["next"] is None
    hasil: list[dict[str, Any]] = isi["results"]
    return hasil


def semua_halaman(client: Client, alamat: str) -> list[dict[str, Any]]:
    """The rows of a list, following `next` to its end."""
    hasil: list[dict[str, Any]] = []
    berikut: str | None = alamat
    while berikut:
        isi = baca(client, berikut)
        hasil += isi["results"]
        berikut = isi["next"]
    return hasil
