"""A page as a file: the same rows in the same columns as the API, from the same writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from indicators.akses import Ditolak, TakTerlihat
from indicators.api.dasar.berkas import Serializer, baris_daftar, berkas, kolom_daftar

BENTUK = {"xlsx": "Excel", "csv": "CSV"}


def bentuk_diminta(request: HttpRequest) -> str:
    """ "xlsx", "csv", or empty for the page itself. Raises Ditolak for anything else."""
    bentuk: str = request.GET.get("format", "")
    if bentuk and bentuk not in BENTUK:
        raise Ditolak("Format unduhan yang tersedia: xlsx dan csv.")
    return bentuk


@dataclass(frozen=True, slots=True)
class TabelUnduh:
    """One table of a page as a file; `baris` is asked only where this table is the one wanted."""

    serializer: Serializer
    baris: Callable[[], Iterable[Any]]
    nama: str


def tautan_unduh(request: HttpRequest, tabel: str = "") -> list[dict[str, str]]:
    """For `_unduh.html` and `_unduh_tabel.html`: this page, or one table of it, with these filters, as each file."""
    saring = request.GET.copy()
    saring.pop("tabel", None)
    if tabel:
        saring["tabel"] = tabel
    tautan = []
    for bentuk, label in BENTUK.items():
        saring["format"] = bentuk
        tautan.append({"label": label, "url": f"?{saring.urlencode()}"})
    return tautan


def unduhan(bentuk: str, serializer: Serializer, isi: Iterable[Any], nama: str) -> HttpResponseBase:
    """The rows as a download; in Excel with headings for people."""
    kolom = kolom_daftar(serializer)
    return berkas(kolom, baris_daftar(serializer, kolom, isi, {}), bentuk, nama, judul_orang=True)


def unduhan_tabel(request: HttpRequest, bentuk: str, tabel: Mapping[str, TabelUnduh]) -> HttpResponseBase:
    """One table of a page that has several: the one named by `?tabel=`, else the first.

    Raises TakTerlihat for a table that the page does not have.
    """
    diminta = tabel.get(request.GET.get("tabel") or next(iter(tabel)))
    if diminta is None:
        raise TakTerlihat("Tabel itu tidak ada di halaman ini.")
    return unduhan(bentuk, diminta.serializer, diminta.baris(), diminta.nama)
