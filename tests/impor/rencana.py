"""Importing the structure of a plan as an administrator does it, over the seed document."""

import io
from collections.abc import Iterable
from typing import Any

import openpyxl
from django.test import Client
from openpyxl import Workbook

from indicators.models import Impor
from tests.impor.alat import diterima, serahkan, tempelan

OPSI = {
    "renstra": "LINJAMSOS/menjadi",
    "unit": "",
    "dokumen": "renstra",
    "alasan": "Reviu 2026",
    "nomor": "SK 7/2026",
}
ALAMAT = "/impor/rencana/"
BARIS_JUDUL = 6


def kirim(client: Client, **isi: Any) -> Any:
    return serahkan(client, "rencana", OPSI, **isi)


def unggah(client: Client, **isi: Any) -> Impor:
    return diterima(kirim(client, **isi))


def tempel(client: Client, *baris: Iterable[object], **opsi: Any) -> Impor:
    return unggah(client, tempel=tempelan(*baris), **opsi)


def unduh(client: Client, **opsi: Any) -> Workbook:
    response = client.get(f"{ALAMAT}templat/", OPSI | opsi)
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def huruf(buku: Workbook, judul: str) -> str:
    (letak,) = (s.column_letter for s in buku.active[BARIS_JUDUL] if s.value == judul)
    return letak


def nomor(buku: Workbook, kode: str) -> int:
    """The row of an indikator or of a sasaran."""
    (baris,) = (
        b[0].row for b in buku.active.iter_rows(min_row=BARIS_JUDUL + 1) if (b[1].value or b[0].value) == kode
    )
    return baris


def isikan(buku: Workbook, kode: str, judul: str, isi: object) -> Workbook:
    buku.active[f"{huruf(buku, judul)}{nomor(buku, kode)}"] = isi
    return buku


def putusan(impor: Impor) -> dict[str, str]:
    return {b.kunci: b.keputusan for b in impor.baris.all()}


def beda(impor: Impor, kode: str) -> dict[str, tuple[str, str]]:
    return {b["nama"]: (b["sebelum"], b["sesudah"]) for b in impor.baris.get(kunci=kode).beda}


def keluhan(impor: Impor, kode: str) -> str:
    return " ".join(f"{p['alamat']}: {p['alasan']} {p['jalan']}" for p in impor.baris.get(kunci=kode).pesan)


def buku_dari(*baris: Iterable[Any]) -> Workbook:
    hasil = Workbook()
    for satu in baris:
        hasil.active.append(list(satu))
    return hasil
