"""The shared strings of a workbook: texts that stand once and are pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicators.lembar.alir import Alir
from indicators.lembar.nilai import Isi, isi_teks, lepas_luput
from indicators.lembar.xml import Atribut, Penyuap, lokal, pengurai

WADAH = re.compile(r"<sst(?:\s[^<>]*)?>")
POLOS = re.compile(r'\s*<si><t(?: xml:space="preserve")?>([^<>&\r]*)</t>')


class _Untai:
    """Collects the text of each si: its t elements, plain or in runs, but not the phonetic ones."""

    def __init__(self) -> None:
        self.hasil: list[Isi | None] = []
        self.teks: list[str] = []
        self.di_wadah = self.di_t = False
        self.lafal = 0

    def mulai(self, nama: str, _: Atribut) -> None:
        match lokal(nama):
            case "t":
                self.di_t = not self.lafal
            case "rPh":
                self.lafal += 1
            case "si":
                self.di_wadah = False
            case "sst":
                self.di_wadah = True

    def isi(self, teks: str) -> None:
        if self.di_t:
            self.teks.append(teks)

    def akhir(self, nama: str) -> None:
        match lokal(nama):
            case "t":
                self.di_t = False
            case "rPh":
                self.lafal -= 1
            case "si":
                self._tambah("".join(self.teks))
                self.teks.clear()
                self.di_wadah = True
            case "sst":
                self.di_wadah = False

    def ambil(self, segmen: str) -> bool:
        """Take a string that is plainly written."""
        if cocok := POLOS.fullmatch(segmen):
            self._tambah(cocok[1])
        return bool(cocok)

    def _tambah(self, teks: str) -> None:
        self.hasil.append(isi_teks(lepas_luput(teks)))


def baca_untai(potongan: Iterable[bytes], *, cepat: bool = True) -> list[Isi | None]:
    """The texts in their order, as cells hold them. `cepat=False`: by the parser of XML alone, for the tests."""
    untai = _Untai()
    expat = pengurai()
    expat.StartElementHandler, expat.EndElementHandler = untai.mulai, untai.akhir
    expat.CharacterDataHandler = untai.isi
    for _ in Alir(Penyuap(expat), untai, WADAH, "</si>", untai.ambil, cepat).umpankan(potongan):
        pass
    return untai.hasil
