"""Rows of a sheet in the plain form in which spreadsheet programs write them, taken without the parser of XML."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple, Protocol

from indicators.lembar.batas import TEKS_MAKS
from indicators.lembar.format_angka import Rupa
from indicators.lembar.kolom import nomor as nomor_kolom
from indicators.lembar.makna import ANGKA, TEKS
from indicators.lembar.nilai import KENDALI, Penilai

BarisDatar = list[int | str]  # number, hidden, then letter, code and text of each cell, left to right

BARIS = re.compile(r'\s*<row r="([1-9]\d{0,6})"([^<>&/]*)(/?)>', re.ASCII)
# No ">", "&" or carriage return in a text: what they mean is for the parser to say.
SEL = re.compile(
    r'\s*<c r="([A-Z]{1,3})([1-9]\d{0,6})"([^<>&/]*)(?:'
    r'/>|><is><t(?: xml:space="preserve")?>([^<>&\r]*)</t></is></c>'
    r"|>(<f(?:\s[^<>&]*)?(?:/>|>[^<]*</f>))?(?:<v>([^<>&\r]*)</v>|<v/>)?</c>)\s*"
    r"|(?s:(.+))",
    re.ASCII,
)
ATRIBUT = re.compile(r'(?:\s+(?!xmlns)[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*)?="[^"<&]*")*\s*', re.ASCII)
SATU_ATRIBUT = re.compile(r'\s([\w.:]+)="([^"]*)"', re.ASCII)
ANGKA_POLOS = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{0,14}[1-9])?", re.ASCII)
PANJANG_POLOS = 16  # 15 digits and a point
MACAM_MAKS = 10_000  # different attribute texts that are remembered


class Cara(Enum):
    """How the text of a cell becomes its value."""

    ANGKA = 0  # no date, no percentage
    UNTAI = 1
    SISIPAN = 2
    LAIN = 3


class Gaya(NamedTuple):
    """What the attributes of a cell say."""

    cara: Cara
    tipe: str
    gaya: str


class PembacaBaris(Protocol):
    """Where rows go. `baris` is the number of the last one; `maju` goes on to another."""

    baris: int
    siap: list[BarisDatar]

    def maju(self, baris: int) -> None: ...


class BarisPolos:
    """Remembers what the attributes of rows and cells mean, so that each different text is read once."""

    def __init__(self, penilai: Penilai, pembaca: PembacaBaris) -> None:
        self.penilai, self.pembaca = penilai, pembaca
        self.gaya_sel: dict[str, Gaya | None] = {}
        self.gaya_baris: dict[str, bool | None] = {}

    def ambil(self, segmen: str) -> bool:
        """Take all that stands before one </row>. False, and nothing taken, where anything in it is not plain."""
        awal, terakhir = 0, self.pembaca.baris
        while kepala := BARIS.match(segmen, awal):
            tersembunyi = self._tersembunyi(kepala[2])
            if tersembunyi is None or int(kepala[1]) <= terakhir:
                return False
            awal, terakhir = kepala.end(), int(kepala[1])
            if not kepala[3]:  # not closed at once, as a row without cells is
                return self._ambil_baris(SEL.findall(segmen, awal), kepala[1], [terakhir, int(tersembunyi)])
        return False

    def _ambil_baris(self, sel: list[tuple[str, ...]], baris: str, datar: BarisDatar) -> bool:
        if (sel and sel[-1][-1]) or not self._tambah_sel(sel, baris, datar):
            return False
        self.pembaca.maju(int(baris))
        if len(datar) > 2:
            self.pembaca.siap.append(datar)
        return True

    def _tambah_sel(self, sel: list[tuple[str, ...]], baris: str, datar: BarisDatar) -> bool:
        """Add the cells to `datar`. This is the inner loop of all reading: a million cells in about a second."""
        gaya_sel, untai, sebelum = self.gaya_sel, self.penilai.untai, 0
        for kolom, milik, atribut, sisipan, rumus, v, _ in sel:
            letak = nomor_kolom(kolom)
            gaya = gaya_sel[atribut] if atribut in gaya_sel else self._gaya(atribut)
            if milik != baris or letak <= sebelum or gaya is None or (sisipan and gaya.cara is not Cara.SISIPAN):
                return False
            sebelum = letak
            cara, isi = gaya[0], None
            if cara is Cara.ANGKA and v and not rumus and len(v) <= PANJANG_POLOS and ANGKA_POLOS.fullmatch(v):
                datar += (kolom, ANGKA, v)
                continue
            if cara is Cara.UNTAI and not rumus and v.isdigit() and v.isascii():
                isi = untai[int(v)]
            elif cara is Cara.SISIPAN and sisipan and _polos(sisipan):
                isi = (TEKS, sisipan)
            else:
                isi = self.penilai.nilai(gaya.tipe, gaya.gaya, v or sisipan, bool(rumus))
            if isi:
                datar += (kolom, *isi)
        return True

    def _gaya(self, atribut: str) -> Gaya | None:
        """None: not plain, or too many different ones to remember."""
        gaya = None
        if (isi := _urai_atribut(atribut)) is not None and len(self.gaya_sel) < MACAM_MAKS:
            tipe, nomor = isi.get("t", ""), isi.get("s", "")
            gaya = Gaya(self._cara(tipe, nomor), tipe, nomor)
        if len(self.gaya_sel) < MACAM_MAKS:
            self.gaya_sel[atribut] = gaya
        return gaya

    def _cara(self, tipe: str, nomor: str) -> Cara:
        match tipe:
            case "s":
                return Cara.UNTAI
            case "inlineStr":
                return Cara.SISIPAN
            case "" | "n" if self._tampil_angka(nomor):
                return Cara.ANGKA
        return Cara.LAIN

    def _tampil_angka(self, nomor: str) -> bool:
        try:
            return self.penilai.rupa_gaya(nomor) == Rupa()
        except (ValueError, IndexError):  # no harm in a cell that holds nothing
            return False

    def _tersembunyi(self, atribut: str) -> bool | None:
        if atribut not in self.gaya_baris:
            isi = _urai_atribut(atribut)
            if len(self.gaya_baris) >= MACAM_MAKS:
                return None
            self.gaya_baris[atribut] = None if isi is None else isi.get("hidden") in ("1", "true")
        return self.gaya_baris[atribut]


def _urai_atribut(atribut: str) -> dict[str, str] | None:
    """By name; None where they are not plainly written, or one of them twice."""
    if not ATRIBUT.fullmatch(atribut):
        return None
    semua = SATU_ATRIBUT.findall(atribut)
    isi = dict(semua)
    return isi if len(isi) == len(semua) and "r" not in isi else None


def _polos(teks: str) -> bool:
    """A text that is what it looks like, and something."""
    return len(teks) <= TEKS_MAKS and "_x" not in teks and not KENDALI.search(teks) and not teks.isspace()
