"""What stands in one cell of a sheet's XML, as kind and exact text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from indicators.lembar.batas import TEKS_MAKS
from indicators.lembar.format_angka import Bentuk
from indicators.lembar.sel import Jenis, Sebab
from indicators.lembar.tanggal import dari_iso, dari_serial

DIGIT_MAKS = 15  # what Excel keeps of a number
ANGKA = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
LUPUT = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes what XML cannot hold
KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
LIMA_BELAS = Context(prec=DIGIT_MAKS, rounding=ROUND_HALF_UP)
PANJANG_GALAT = 60


class Isi(NamedTuple):
    """A cell without its address; `sebab` only where it is GALAT."""

    jenis: Jenis
    teks: str
    persen: bool = False
    dari_rumus: bool = False
    tanpa_nilai: bool = False
    sebab: Sebab = Sebab.TIDAK_ADA


class Penilai:
    """Reads cells of one workbook: its shared strings, its number formats and its calendar."""

    def __init__(self, untai: Sequence[str], bentuk: Sequence[Bentuk], sejak_1904: bool, hitung_ulang: bool) -> None:
        self.untai, self.bentuk = untai, bentuk
        self.sejak_1904, self.hitung_ulang = sejak_1904, hitung_ulang

    def nilai(self, tipe: str, gaya: str, mentah: str, rumus: bool) -> Isi | None:
        """The cell, or None where it shows nothing.

        `tipe` and `gaya` are the attributes t and s; `mentah` is the text of v, or the whole inline string; `rumus`:
        it has a formula. Raises ValueError or IndexError where the file contradicts itself.
        """
        isi = self._isi(tipe, gaya, mentah, rumus)
        return isi._replace(dari_rumus=True) if isi and rumus else isi

    def _isi(self, tipe: str, gaya: str, mentah: str, rumus: bool) -> Isi | None:
        match tipe:
            case "s":
                return isi_teks(self.untai[_indeks(mentah)]) if mentah else None
            case "str" | "inlineStr":
                return isi_teks(lepas_luput(mentah))
        mentah = mentah.strip()
        if rumus and (not mentah or (self.hitung_ulang and mentah == "0")):
            return Isi(Jenis.GALAT, "", tanpa_nilai=True, sebab=Sebab.BELUM_DIHITUNG)
        if not mentah:
            return None
        match tipe:
            case "" | "n":
                return self.angka(mentah, self.bentuk[_indeks(gaya)] if gaya else Bentuk.ANGKA)
            case "b":
                return Isi(Jenis.LOGIKA, "FALSE" if mentah in ("0", "false") else "TRUE")
            case "e":
                return _galat(Sebab.RUMUS, mentah)
            case "d":
                tanggal = dari_iso(mentah)
                return Isi(Jenis.TANGGAL, tanggal) if tanggal else _galat(Sebab.TANGGAL, mentah)
        raise ValueError(tipe)

    def angka(self, mentah: str, bentuk: Bentuk) -> Isi:
        """A stored number as its format has it."""
        if not ANGKA.fullmatch(mentah):
            return _galat(Sebab.BUKAN_ANGKA, mentah)
        nilai = LIMA_BELAS.create_decimal(mentah)
        if bentuk is Bentuk.TANGGAL or bentuk is Bentuk.JAM:
            return self._tanggal(nilai, bentuk)
        if nilai.adjusted() >= DIGIT_MAKS:
            return _galat(Sebab.KEHILANGAN_DIGIT, mentah)
        persen = bentuk is Bentuk.PERSEN
        return Isi(Jenis.ANGKA, polos(nilai.scaleb(2) if persen else nilai), persen=persen)

    def _tanggal(self, nilai: Decimal, bentuk: Bentuk) -> Isi:
        tanggal, jam = dari_serial(nilai, self.sejak_1904)
        if bentuk is Bentuk.JAM:
            return _galat(Sebab.JAM, jam)
        return Isi(Jenis.TANGGAL, tanggal) if tanggal else _galat(Sebab.TANGGAL, polos(nilai))


def _indeks(teks: str) -> int:
    if not teks.isdecimal():
        raise ValueError(teks)
    return int(teks)


def _galat(sebab: Sebab, teks: str) -> Isi:
    return Isi(Jenis.GALAT, teks[:PANJANG_GALAT], sebab=sebab)


def polos(nilai: Decimal) -> str:
    """Decimal digits with a point: no exponent, no trailing zero decimals, no minus zero."""
    teks = f"{nilai:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def isi_teks(teks: str) -> Isi | None:
    """A text as it was typed; None for blanks only; GALAT for what nobody can type or Excel cannot hold."""
    if len(teks) > TEKS_MAKS:
        return _galat(Sebab.TERLALU_PANJANG, KENDALI.sub("\ufffd", teks[:PANJANG_GALAT]))
    if KENDALI.search(teks):
        return _galat(Sebab.KENDALI, KENDALI.sub("\ufffd", teks))
    return Isi(Jenis.TEKS, teks) if teks.strip() else None


def lepas_luput(teks: str) -> str:
    """_x000D_ is a carriage return, _x005F_ an underscore that must not begin such an escape."""
    return LUPUT.sub(lambda m: chr(int(m[1], 16)), teks) if "_x" in teks else teks
