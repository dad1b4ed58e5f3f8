"""Importing the structure of a plan as an administrator does it, over the seed document."""

import io
from collections.abc import Iterable
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from indicators.models import Impor
from tests.impor.alat import pesan

OPSI = {
    "renstra": "LINJAMSOS/menjadi",
    "unit": "",
    "dokumen": "renstra",
    "alasan": "Reviu 2026",
    "nomor": "SK 7/2026",
}
ALAMAT = "/impor/rencana/"
BARIS_JUDUL = 6


def kirim(
    client: Client, *, tempel: str = "", berkas: bytes | None = None, nama: str = "isi.xlsx", **opsi: Any
) -> Any:
    data = OPSI | opsi | {"tempel": tempel}
    if berkas is not None:
        data["berkas"] = SimpleUploadedFile(nama, berkas)
    return client.post(ALAMAT, data)


def unggah(client: Client, **isi: Any) -> Impor:
    response = kirim(client, **isi)
    assert response.status_code == 302, pesan(response)
    return Impor.objects.get(pk=response["Location"].rstrip("/").rsplit("/", 1)[-1])


def tempel(client: Client, *baris: Iterable[object], **opsi: Any) -> Impor:
    return unggah(client, tempel="\n".join("\t".join(map(str, satu)) for satu in baris), **opsi)


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
