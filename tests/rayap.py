"""Reading every figure of a page as its reader does: what it says, and which explanations stand at its side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.test.html import Element

from tests.pages import atribut

# "36,30", "30.994.480.362.000", "-1.234,5"; neither a kode (SP1.1), nor a date, nor a year.
ANGKA = re.compile(r"(?<![\w.,/-])-?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\w/]| [MK]B)")
KECIL = {"tr", "li", "p", "dd"}  # what is read in one breath
BESAR = KECIL | {"section", "article"}
TELUSUR = "/telusur/"
KUTIPAN = "kutipan"  # class of what is copied from the document or a regulation, and is no figure of ours
TANPA_ANGKA = {"script", "style", "head", "header", "footer", "textarea", "option", "del", "ins"}
DI_SINI = "#"  # the sum itself stands there
BULAT = re.compile(r"(?<![\w.,/-])\d+(?![\w.,/])")  # one side of a difference at most: too often it is a year


def nilai(teks: str) -> Fraction:
    return Fraction(Decimal(teks.replace(".", "").replace(",", ".")))


@dataclass
class Wadah:
    """A part of a page: the figures in it, those that lead to their explanation, and where any of them lead."""

    nama: str
    angka: set[str] = field(default_factory=set)
    tertaut: set[str] = field(default_factory=set)
    tautan: set[str] = field(default_factory=set)

    def selisih(self, teks: str) -> bool:
        """Whether the figure is what two others of the same part differ by."""
        lain = [nilai(satu) for satu in self.angka - {teks}]
        dicari = abs(nilai(teks))
        return any(abs(abs(a - b) - dicari) <= Fraction(1, 100) for a in lain for b in lain if a != b)


@dataclass(frozen=True)
class Angka:
    """One figure as printed, the parts that it stands in, and where it is explained; DI_SINI within a sum."""

    teks: str
    kalimat: str
    wadah: tuple[Wadah, ...]
    tautan: str

    @property
    def dijelaskan(self) -> bool:
        """By its own link, by the same figure beside it that has one, or as a difference of two beside it."""
        if self.tautan:
            return True
        return any(self.teks in w.tertaut or (w.nama in KECIL and w.selisih(self.teks)) for w in self.wadah)

    @property
    def dirujuk(self) -> set[str]:
        """Explanations in the same sentence, row or item: one of them must have the figure."""
        return {satu for w in self.wadah if w.nama in KECIL for satu in w.tautan}


def angka_halaman(halaman: Element) -> list[Angka]:
    """Every figure between the frame and the footer, in the page's order."""
    return list(_telusuri(halaman, (), ""))


def _telusuri(element: Element, wadah: tuple[Wadah, ...], tautan: str) -> Iterator[Angka]:
    if element.name in TANPA_ANGKA or KUTIPAN in atribut(element, "class").split():
        return
    if element.name in BESAR or "kartu" in atribut(element, "class").split():
        wadah = (*wadah, Wadah(element.name))
    if element.name == "a" and TELUSUR in atribut(element, "href"):
        tautan = atribut(element, "href")
        for satu in wadah:
            satu.tautan.add(tautan)
    if {"rumus", "hitungan"} & set(atribut(element, "class").split()):
        tautan = tautan or DI_SINI
    for anak in element.children:
        if isinstance(anak, Element):
            yield from _telusuri(anak, wadah, tautan)
            continue
        for satu in wadah:
            satu.angka.update(BULAT.findall(anak))
        for teks in ANGKA.findall(anak):
            for satu in wadah:
                satu.angka.add(teks)
                if tautan:
                    satu.tertaut.add(teks)
            yield Angka(teks, " ".join(anak.split())[:80], wadah, tautan)
