"""The shared strings of a workbook: texts that stand once and are pointed at."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.lembar.nilai import lepas_luput
from indicators.lembar.xml import Atribut, lokal, pengurai, umpankan


class _Untai:
    """Collects the text of each si: its t elements, plain or in runs, but not the phonetic ones."""

    def __init__(self) -> None:
        self.hasil: list[str] = []
        self.teks: list[str] = []
        self.di_t, self.lafal = False, 0

    def mulai(self, nama: str, _: Atribut) -> None:
        match lokal(nama):
            case "t":
                self.di_t = not self.lafal
            case "rPh":
                self.lafal += 1

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
                self.hasil.append(lepas_luput("".join(self.teks)))
                self.teks.clear()


def baca_untai(potongan: Iterable[bytes]) -> list[str]:
    """The texts in their order, as they were typed."""
    untai = _Untai()
    expat = pengurai()
    expat.StartElementHandler, expat.EndElementHandler = untai.mulai, untai.akhir
    expat.CharacterDataHandler = untai.isi
    umpankan(expat, potongan)
    return untai.hasil
