"""The cells of one sheet, row by row, from its XML as it is unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indicators.lembar.alir import Alir
from indicators.lembar.baris_polos import BarisDatar, BarisPolos
from indicators.lembar.kolom import BARIS_EXCEL, KOLOM_EXCEL, huruf, nomor
from indicators.lembar.nilai import Penilai
from indicators.lembar.tolak import tolak
from indicators.lembar.xml import Atribut, Penyuap, lokal, pengurai

ALAMAT = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
DATA = re.compile("<sheetData>")


class PembacaLembar:
    """Turns events of the parser into rows; they are taken from `siap` after each piece."""

    def __init__(self, penilai: Penilai) -> None:
        self.penilai = penilai
        self.siap: list[BarisDatar] = []
        self.di_wadah = False
        self.baris, self.kolom = 0, 0
        self.datar: BarisDatar = []
        self.tipe = self.gaya = ""
        self.rumus = self.mengumpulkan = self.di_baris = self.di_sel = False
        self.lafal = 0
        self.teks: list[str] = []

    def mulai(self, nama: str, atribut: Atribut) -> None:
        match lokal(nama):
            case "c" if self.di_baris:
                self._mulai_sel(atribut)
            case "v" if self.di_sel:
                self.mengumpulkan = True
            case "is" if self.di_sel:
                self.tipe = "inlineStr"
            case "t" if self.di_sel:
                self.mengumpulkan = self.tipe == "inlineStr" and not self.lafal
            case "f" if self.di_sel:
                self.rumus = True
            case "rPh":
                self.lafal += 1
            case "row" if self.di_wadah:
                self._mulai_baris(atribut)
            case "sheetData":
                self.di_wadah = True

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
                self.di_baris, self.di_wadah = False, True
                if len(self.datar) > 2:
                    self.siap.append(self.datar)
            case "sheetData":
                self.di_wadah = False

    def maju(self, baris: int) -> None:
        """To the next row. Row numbers must rise, as they do in every sheet."""
        if not self.baris < baris <= BARIS_EXCEL:
            raise tolak("rusak")
        self.baris = baris

    def _mulai_baris(self, atribut: Atribut) -> None:
        self.maju(int(atribut["r"]) if "r" in atribut else self.baris + 1)
        self.di_baris, self.di_wadah, self.kolom = True, False, 0
        self.datar = [self.baris, int(atribut.get("hidden") in ("1", "true"))]

    def _mulai_sel(self, atribut: Atribut) -> None:
        """A cell without an address follows the one before; addresses must rise too."""
        kolom = self.kolom + 1
        if alamat := atribut.get("r"):
            cocok = ALAMAT.fullmatch(alamat)
            if not cocok or int(cocok[2]) != self.baris:
                raise tolak("rusak")
            kolom = nomor(cocok[1])
        if self.di_sel or not self.kolom < kolom <= KOLOM_EXCEL:
            raise tolak("rusak")
        self.kolom, self.di_sel, self.rumus = kolom, True, False
        self.tipe, self.gaya = atribut.get("t", ""), atribut.get("s", "")
        self.teks.clear()

    def _akhir_sel(self) -> None:
        self.di_sel = False
        if isi := self.penilai.nilai(self.tipe, self.gaya, "".join(self.teks), self.rumus):
            self.datar += (huruf(self.kolom), *isi)


def baca_baris(potongan: Iterable[bytes], penilai: Penilai, *, cepat: bool = True) -> Iterator[BarisDatar]:
    """The rows that hold something, in the order of the sheet. Raises LembarDitolak.

    `cepat=False` leaves all to the parser of XML: the same rows, slower; for the tests.
    """
    pembaca = PembacaLembar(penilai)
    expat = pengurai()
    expat.StartElementHandler, expat.EndElementHandler = pembaca.mulai, pembaca.akhir
    expat.CharacterDataHandler = pembaca.isi
    polos = BarisPolos(penilai, pembaca)
    alir = Alir(Penyuap(expat), pembaca, DATA, "</row>", polos.ambil, cepat)
    try:
        for _ in alir.umpankan(potongan):
            yield from pembaca.siap
            pembaca.siap.clear()
    except (ValueError, IndexError) as error:  # a style or a shared string that is not there
        raise tolak("rusak") from error
