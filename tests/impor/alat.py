"""Importing as a planner does it: a workbook or a pasted table in, a page out, buttons pressed."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook

from indicators.models import Impor
from tests.dunia import TAHUN
from tests.pages import cari, isi, teks

PERIODE = {"tahun": TAHUN, "triwulan": 1, "unit": ""}
TEMPLAT = "/impor/realisasi/templat/"


def serahkan(
    client: Client,
    jenis: str,
    bawaan: Mapping[str, Any],
    /,
    *,
    tempel: str = "",
    berkas: bytes | None = None,
    nama: str = "isi.xlsx",
    **opsi: Any,
) -> Any:
    """What the upload form of a kind answers; `opsi` go before what is chosen otherwise."""
    data = {**bawaan, **opsi, "tempel": tempel}
    if berkas is not None:
        data["berkas"] = SimpleUploadedFile(nama, berkas)
    return client.post(f"/impor/{jenis}/", data)


def diterima(response: Any) -> Impor:
    """The batch of a file that was taken in, read."""
    assert response.status_code == 302, pesan(response)
    return Impor.objects.get(pk=response["Location"].rstrip("/").rsplit("/", 1)[-1])


def tempelan(*baris: Iterable[object]) -> str:
    """Rows of cells as Excel puts them into the clipboard."""
    return "\n".join("\t".join(map(str, satu)) for satu in baris)


def kirim(client: Client, **isi: Any) -> Any:
    return serahkan(client, "realisasi", PERIODE, **isi)


def unggah(client: Client, **isi: Any) -> Impor:
    return diterima(kirim(client, **isi))


def tempel(client: Client, *baris: Iterable[object], **opsi: Any) -> Impor:
    """A table of rows of cells, pasted."""
    return unggah(client, tempel=tempelan(*baris), **opsi)


def halaman(client: Client, impor: Impor, **saring: object) -> HttpResponse:
    return client.get(f"/impor/{impor.pk}/", saring)


def gerak(client: Client, impor: Impor, gerak: str, **isi: object) -> HttpResponse:
    response = client.post(f"/impor/{impor.pk}/gerak/", {"gerak": gerak, **isi})
    impor.refresh_from_db()
    return response


def pesan(response: HttpResponse) -> str:
    """Why a page refuses: what stands in its red bar."""
    return " ".join(teks(p) for p in cari(isi_apa_pun(response), "p") if dict(p.attributes).get("role") == "alert")


def isi_apa_pun(response: HttpResponse) -> Any:
    response.status_code = 200  # the reader of pages takes only those
    return isi(response)


def putusan(impor: Impor) -> dict[str, str]:
    """The verdict on each row, by what the row is about; the number of the row where that is unknown."""
    return {(b.kunci.split(" ")[0] or str(b.nomor)): b.keputusan for b in impor.baris.all()}


def keluhan(impor: Impor) -> dict[str, str]:
    """What is said about each row, in one line."""
    return {
        (b.kunci.split(" ")[0] or str(b.nomor)): " ".join(
            f"{p['alamat']} {p['nilai']}: {p['alasan']} {p['jalan']}" for p in b.pesan
        )
        for b in impor.baris.all()
    }


def beda(impor: Impor, kode: str) -> dict[str, tuple[str, str]]:
    """Before and after, by column."""
    (baris,) = impor.baris.filter(kunci__startswith=f"{kode} ")
    return {b["nama"]: (b["sebelum"], b["sesudah"]) for b in baris.beda}


def buku(baris: Iterable[Iterable[Any]], lembar: str = "Data") -> Workbook:
    hasil = Workbook()
    hasil.active.title = lembar
    for satu in baris:
        hasil.active.append(list(satu))
    return hasil


def bita(buku: Workbook) -> bytes:
    tampung = io.BytesIO()
    buku.save(tampung)
    return tampung.getvalue()


def unduh_templat(client: Client, **opsi: Any) -> Workbook:
    response = client.get(TEMPLAT, PERIODE | opsi)
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def kolom(buku: Workbook) -> dict[str, str]:
    """The letters of a template by heading."""
    (judul,) = (b for b in buku.active.iter_rows() if b[0].value == "Kode")
    return {sel.value: sel.column_letter for sel in judul if sel.value}


def nomor(buku: Workbook) -> dict[str, int]:
    """The row of each indikator of a template."""
    return {b[0].value: b[0].row for b in buku.active.iter_rows() if b[0].value and b[0].row > 6}


def isikan(buku: Workbook, kode: str, **nilai: object) -> Workbook:
    """Fill cells of one row, by heading in lower case: `realisasi`, `kendala`, .. ."""
    huruf = {judul.lower().replace(" ", "_"): h for judul, h in kolom(buku).items()}
    for nama, satu in nilai.items():
        buku.active[f"{huruf[nama]}{nomor(buku)[kode]}"] = satu
    return buku


def sel(buku: Workbook, kode: str, judul: str) -> Any:
    return buku.active[f"{kolom(buku)[judul]}{nomor(buku)[kode]}"]


def isi_tabel(model: Any, *kecuali: str) -> list[Mapping[str, Any]]:
    """Every row of a table, without some columns."""
    return [{k: v for k, v in baris.items() if k not in kecuali} for baris in model.objects.order_by("pk").values()]
