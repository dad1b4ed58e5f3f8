"""The cells of one sheet, row by row, from its XML as it is unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pyexpat import ExpatError

from indicators.lembar.kolom import BARIS_EXCEL, KOLOM_EXCEL, nomor
from indicators.lembar.nilai import Isi, Penilai
from indicators.lembar.tolak import tolak
from indicators.lembar.xml import Atribut, galat_xml, lokal, pengurai

ALAMAT = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)

# A row: its number, whether it is hidden, and its cells by column number.
BarisXml = tuple[int, bool, dict[int, Isi]]


class PembacaLembar:
    """Turns events of the parser into rows; rows are taken from `siap` after each piece."""

    def __init__(self, penilai: Penilai) -> None:
        self.penilai = penilai
        self.siap: list[BarisXml] = []
        self.baris, self.tersembunyi, self.sel = 0, False, dict[int, Isi]()
        self.kolom = 0
        self.tipe = self.gaya = ""
        self.rumus = self.mengumpulkan = self.di_baris = self.di_sel = False
        self.lafal = 0
        self.teks: list[str] = []

    def mulai(self, nama: str, atribut: Atribut) -> None:
        match lokal(nama):
            case "c" if self.di_baris:
                self._mulai_sel(atribut)
            case "v" if self.di_sel:
                self.mengumpulkan = self.tipe != "inlineStr"
            case "t" if self.di_sel:
                self.mengumpulkan = self.tipe == "inlineStr" and not self.lafal
            case "f" if self.di_sel:
                self.rumus = True
            case "rPh":
                self.lafal += 1
            case "row":
                self._mulai_baris(atribut)

    def isi(self, teks: str) -> None:
        if self.mengumpulkan:
            self.teks.append(teks)

    def akhir(self, nama: str) -> None:
        match lokal(nama):
            case "c" if self.di_sel:
                self._akhir_sel()
            case "v" | "t":
                self.mengumpulkan = False
            case "rPh":
                self.lafal -= 1
            case "row" if self.di_baris:
                self.di_baris = False
                if self.sel:
                    self.siap.append((self.baris, self.tersembunyi, self.sel))

    def _mulai_baris(self, atribut: Atribut) -> None:
        """A row without a number follows the one before; numbers must rise, as a sheet's rows do."""
        baris = int(atribut["r"]) if "r" in atribut else self.baris + 1
        if self.di_baris or not self.baris < baris <= BARIS_EXCEL:
            raise tolak("rusak")
        self.baris, self.di_baris, self.kolom, self.sel = baris, True, 0, {}
        self.tersembunyi = atribut.get("hidden") in ("1", "true")

    def _mulai_sel(self, atribut: Atribut) -> None:
        if alamat := atribut.get("r"):
            cocok = ALAMAT.fullmatch(alamat)
            if not cocok or int(cocok[2]) != self.baris:
                raise tolak("rusak")
            self.kolom = nomor(cocok[1])
        else:
            self.kolom += 1
        if self.di_sel or self.kolom > KOLOM_EXCEL or self.kolom in self.sel:
            raise tolak("rusak")
        self.di_sel, self.rumus = True, False
        self.tipe, self.gaya = atribut.get("t", ""), atribut.get("s", "")
        self.teks.clear()

    def _akhir_sel(self) -> None:
        self.di_sel = False
        try:
            isi = self.penilai.nilai(self.tipe, self.gaya, "".join(self.teks), self.rumus)
        except (ValueError, IndexError) as error:
            raise tolak("rusak") from error
        if isi:
            self.sel[self.kolom] = isi


def baca_baris(potongan: Iterable[bytes], penilai: Penilai) -> Iterator[BarisXml]:
    """The rows that hold something, in the order of the sheet."""
    pembaca = PembacaLembar(penilai)
    expat = pengurai()
    expat.StartElementHandler, expat.EndElementHandler = pembaca.mulai, pembaca.akhir
    expat.CharacterDataHandler = pembaca.isi
    try:
        for satu in potongan:
            expat.Parse(satu, False)
            yield from pembaca.siap
            pembaca.siap.clear()
        expat.Parse(b"", True)
    except ExpatError as error:
        raise galat_xml(error) from error
    yield from pembaca.siap
