"""The entry grid as a browser has it: the fields of its form, the cells of its rows, and what it sends back."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.test.html import Element, parse_html

from indicators.models import Indikator, Predikat, Realisasi, Sasaran, SkalaPredikat
from tests.dunia import TAHUN, tambah_indikator
from tests.pages import atribut, cari, teks
from tests.people import masuk

GRID, BARIS, GERAK = "/realisasi/", "/realisasi/baris/", "/realisasi/gerak/"


@pytest.fixture
def perencana(prc: User) -> Client:
    return masuk(prc)


def indikator(kode: str, unit: str = "U1A", **sifat: object) -> Indikator:
    """One more indikator of a unit, with these properties."""
    sasaran = Sasaran.objects.get(kode=f"S.{unit}")
    satu = tambah_indikator(kode, sasaran, sasaran.indikator.count() + 1)
    Indikator.objects.filter(pk=satu.pk).update(**sifat)
    satu.refresh_from_db()
    return satu


def indikator_predikat(kode: str) -> Indikator:
    skala = SkalaPredikat.objects.create(kode="akip", nama="AKIP")
    for tingkat, huruf in enumerate(("B", "BB", "A"), start=1):
        Predikat.objects.create(skala=skala, kode=huruf, nama=f"Predikat {huruf}", tingkat=tingkat)
    return indikator(kode, jenis_nilai="predikat", skala_predikat=skala)


def buka(client: Client, triwulan: int = 1, tahun: int = TAHUN, **lain: str) -> HttpResponse:
    return client.get(GRID, {"tahun": tahun, "triwulan": triwulan, **lain})


def pohon(response: HttpResponse) -> Element:
    """The answer under one root, be it a page or a single row."""
    return _pohon(response.content.decode())


@lru_cache(maxsize=4)
def _pohon(halaman: str) -> Element:
    akar = Element("akar", ())
    akar.append(parse_html(halaman))
    return akar


def _formulir(response: HttpResponse) -> Element:
    (form,) = (f for f in cari(pohon(response), "form") if atribut(f, "id") == "kisi")
    return form


def _elemen(akar: Element) -> Iterator[Element]:
    for anak in akar.children:
        if isinstance(anak, Element):
            yield anak
            yield from _elemen(anak)


def ada(element: Element, nama: str) -> bool:
    return nama in dict(element.attributes)


def isian(akar: Element) -> dict[str, list[str]]:
    """What a browser sends when the form goes back as it came, by name; buttons apart."""
    kiriman: dict[str, list[str]] = {}
    for satu in _elemen(akar):
        nama = atribut(satu, "name")
        if not nama or ada(satu, "disabled") or satu.name == "button":
            continue
        if atribut(satu, "type") in ("checkbox", "radio") and not ada(satu, "checked"):
            continue
        kiriman.setdefault(nama, []).append(_nilai(satu))
    return kiriman


def _nilai(satu: Element) -> str:
    if satu.name == "select":
        pilihan = list(cari(satu, "option"))
        return atribut(next((p for p in pilihan if ada(p, "selected")), pilihan[0]), "value")
    return "".join(map(str, satu.children)) if satu.name == "textarea" else atribut(satu, "value")


def formulir(response: HttpResponse) -> dict[str, list[str]]:
    return isian(_formulir(response))


def baris(response: HttpResponse) -> dict[str, Element]:
    """The rows of the grid by kode; also of an answer that is one row."""
    semua = cari(pohon(response), "tr")
    return {kode: tr for tr in semua if (kode := atribut(tr, "data-baris"))}


def sel(response: HttpResponse, kode: str) -> list[str]:
    """The words of a row, cell by cell."""
    return [teks(s) for s in baris(response)[kode].children if isinstance(s, Element)]


def tahap(response: HttpResponse, kode: str) -> str:
    """The status cell of a row."""
    return sel(response, kode)[-1]


def ketikan(response: HttpResponse, kode: str) -> dict[str, str]:
    """What stands in the inputs of a row, by the field they are for."""
    return {nama.partition("-")[0]: nilai[0] for nama, nilai in isian(baris(response)[kode]).items() if "-" in nama}


def tombol(response: HttpResponse, kode: str) -> dict[str, tuple[str, str]]:
    """The answers that a row offers: what they say, and what they send."""
    return {teks(b): (atribut(b, "name"), atribut(b, "value")) for b in cari(baris(response)[kode], "button")}


def simpan(client: Client, halaman: HttpResponse, ke: str = GRID, **isi: str) -> HttpResponse:
    """Send the form of a page back with these fields changed; "nilai_I.U1A" stands for "nilai-I.U1A"."""
    data = formulir(halaman) | {nama.replace("_I.", "-I."): [nilai] for nama, nilai in isi.items()}
    return client.post(ke, data)


def simpan_baris(client: Client, kode: str, triwulan: int = 1, **isi: str) -> HttpResponse:
    """One row as the script sends it, on what the page shows now."""
    halaman = baris(buka(client, triwulan)).get(kode)
    data = {nama: nilai[-1] for nama, nilai in isian(halaman).items()} if halaman else {}
    data |= {"tahun": str(TAHUN), "triwulan": str(triwulan), "unit": ""}
    return client.post(BARIS, data | {f"{bidang}-{kode}": nilai for bidang, nilai in isi.items()})


def tombol_kisi(response: HttpResponse) -> list[Element]:
    """The buttons that send the whole form, those of its rows apart."""
    return [b for b in cari(_formulir(response), "button") if atribut(b, "name") in ("", "gerak")]


def angka(kode: str, triwulan: int = 1) -> Realisasi | None:
    return Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan).first()
