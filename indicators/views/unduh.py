"""A page as a file: the same rows in the same columns as the API, from the same writer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from indicators.akses import Ditolak
from indicators.api.dasar.berkas import Serializer, baris_daftar, berkas, kolom_daftar

BENTUK = {"xlsx": "Excel", "csv": "CSV"}


def bentuk_diminta(request: HttpRequest) -> str:
    """ "xlsx", "csv", or empty for the page itself. Raises Ditolak for anything else."""
    bentuk: str = request.GET.get("format", "")
    if bentuk and bentuk not in BENTUK:
        raise Ditolak("Format unduhan yang tersedia: xlsx dan csv.")
    return bentuk


def tautan_unduh(request: HttpRequest) -> list[dict[str, str]]:
    """For `_unduh.html`: this page, with these filters, as each kind of file."""
    saring = request.GET.copy()
    tautan = []
    for bentuk, label in BENTUK.items():
        saring["format"] = bentuk
        tautan.append({"label": label, "url": f"?{saring.urlencode()}"})
    return tautan


def unduhan(bentuk: str, serializer: Serializer, isi: Iterable[Any], nama: str) -> HttpResponseBase:
    """The rows as a download; in Excel with headings for people."""
    kolom = kolom_daftar(serializer)
    return berkas(kolom, baris_daftar(serializer, kolom, isi, {}), bentuk, nama, judul_orang=True)
