"""The start page as its reader sees it: each card under its heading, each figure with its explanation."""

import re

from django.http import HttpResponse
from django.test import Client
from django.test.html import Element

from tests.pages import Pembaca, atribut, cari, isi, teks

ANGKA = re.compile(r"^(?:capaian )?(-?[\d.]+,\d+)(?: %)?$")


def kartu(response: HttpResponse) -> dict[str, str]:
    """The text of each card under its heading."""
    bagian = [*cari(isi(response), "section"), *cari(isi(response), "article")]
    return {teks(judul): teks(satu) for satu in bagian for judul in [*cari(satu, "h2"), *cari(satu, "h3")][:1]}


def bagian(response: HttpResponse, awal: str) -> str:
    """The text of the one card whose heading begins so."""
    (satu,) = [isi_kartu for judul, isi_kartu in kartu(response).items() if judul.startswith(awal)]
    return satu


def tautan(response: HttpResponse) -> list[tuple[str, str]]:
    """Text and address of every link of the page proper."""
    (utama,) = cari(isi(response), "main")
    return [(teks(a), atribut(a, "href")) for a in cari(utama, "a")]


def angka_bertelusur(response: HttpResponse) -> dict[str, str]:
    """By the address of its explanation the figure that links to it."""
    return {
        alamat: cocok[1]
        for isi_teks, alamat in tautan(response)
        if alamat.startswith("/telusur/") and (cocok := ANGKA.match(isi_teks))
    }


def hasil(client: Client | Pembaca, alamat: str) -> str:
    """The figure at the head of an explanation, or of the part of it that the address points to."""
    halaman, _, jangkar = alamat.partition("#")
    pohon = isi(client.get(halaman))
    if jangkar in ("terburuk", "terbaik"):
        (satu,) = [d for d in cari(pohon, "div") if atribut(d, "id") == jangkar]
        return teks(next(cari(satu, "h3"))).rpartition(": ")[2]
    if jangkar == "cakupan":
        (satu,) = [s for s in cari(pohon, "section") if atribut(s, "id") == jangkar]
        return teks(satu).partition(" % bobot")[0].rpartition(" ")[2]
    return teks(_hasil(pohon)).split(" ")[0]


def _hasil(pohon: Element) -> Element:
    return next(s for s in cari(pohon, "span") if atribut(s, "class") == "hasil")
