"""A page as its reader sees it: its text, and the rows of its tables with each cell under its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from django.http import HttpResponse
from django.test import Client
from django.test.html import Element, parse_html

INDIKATOR = re.compile(r"^/indikator/([^/]+)/$")


@dataclass(frozen=True)
class Baris:
    """One row: what stands under each heading, and where its links lead."""

    sel: dict[str, str]
    tautan: tuple[str, ...]
    kepala: str

    def __getitem__(self, judul: str) -> str:
        return self.sel[judul]

    def angka(self, judul: str) -> str:
        """The figure alone, without the words under it."""
        return self.sel[judul].split(" ")[0]


class Pembaca:
    """A reader who asks for each page once and then has it: for tests that write nothing before they read."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.get = cache(self._ambil)

    def _ambil(self, alamat: str) -> HttpResponse:
        jawaban = self._client.get(alamat)
        if jawaban.streaming:
            b"".join(jawaban)  # a file read to its end is closed
        return jawaban


def isi(response: HttpResponse) -> Element:
    """The page's tree, to be read only. Raises where the markup is not well-formed."""
    assert response.status_code in (200, 400, 404, 429), response.status_code
    return _pohon(response.content.decode())


@lru_cache(maxsize=32)
def _pohon(halaman: str) -> Element:
    """A page is read several times in a row: card by card, table by table."""
    return parse_html(halaman)


def cari(element: Element, nama: str) -> Iterator[Element]:
    for anak in element.children:
        if isinstance(anak, Element):
            if anak.name == nama:
                yield anak
            yield from cari(anak, nama)


def atribut(element: Element, nama: str) -> str:
    return dict(element.attributes).get(nama) or ""


def teks(element: Element | str) -> str:
    """What is read aloud: nothing of drawings and ornaments."""
    if isinstance(element, str):
        return element
    if element.name in ("svg", "style", "script") or atribut(element, "aria-hidden") == "true":
        return ""
    return " ".join(" ".join(teks(anak) for anak in element.children).split())


def bacaan(response: HttpResponse) -> str:
    """The text of the page between frame and footer."""
    (utama,) = cari(isi(response), "main")
    return teks(utama)


def tabel(response: HttpResponse) -> list[Baris]:
    """The rows of all tables of the page, in order, without the headings."""
    return [baris for satu in cari(isi(response), "table") for baris in _baris(satu)]


def _baris(satu: Element) -> Iterator[Baris]:
    judul = [teks(th) for kepala in cari(satu, "thead") for th in cari(kepala, "th")]
    for bagian in ("tbody", "tfoot"):
        for wadah in cari(satu, bagian):
            for tr in cari(wadah, "tr"):
                yield _satu(tr, judul)


def _satu(tr: Element, judul: list[str]) -> Baris:
    sel: dict[str, str] = {}
    kolom = 0
    for isian in tr.children:
        if isinstance(isian, Element) and isian.name in ("td", "th"):
            sel[judul[kolom] if kolom < len(judul) else str(kolom)] = teks(isian)
            kolom += int(atribut(isian, "colspan") or 1)
    tautan = tuple(atribut(a, "href") for a in cari(tr, "a"))
    kepala = next((teks(th) for th in cari(tr, "th")), "")
    return Baris(sel, tautan, kepala)


def per_indikator(response: HttpResponse) -> dict[str, Baris]:
    """The rows about an indikator, by the kode in their link."""
    per_kode: dict[str, Baris] = {}
    for baris in tabel(response):
        kode = [cocok[1] for t in baris.tautan[:1] if (cocok := INDIKATOR.match(t))]
        if kode:
            per_kode[kode[0]] = baris
    return per_kode


def kode_tertaut(response: HttpResponse) -> set[str]:
    """The kode of every indikator that the page links to, whatever the link is for."""
    tautan = (atribut(a, "href") for a in cari(isi(response), "a"))
    return {cocok[1] for t in tautan if (cocok := re.match(r"^/(?:indikator|telusur/capaian)/([^/]+)/", t))}


def galat(response: HttpResponse) -> dict[str, str]:
    """The complaints of a filter form, by the field they belong to."""
    return {nama: " ".join(pesan) for nama, pesan in response.context["filter"].errors.items()}
