"""What stands in one cell of a sheet's XML, as code (see `makna`) and exact text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from indicators.lembar.batas import TEKS_MAKS
from indicators.lembar.format_angka import Bentuk, Rupa
from indicators.lembar.makna import ANGKA, GALAT, LOGIKA, PERSEN, RUMUS, TANGGAL, TEKS
from indicators.lembar.sel import Sebab
from indicators.lembar.tanggal import dari_iso, dari_serial

Isi = tuple[int, str]

DIGIT_MAKS = 15  # what Excel keeps of a number
BENTUK_ANGKA = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
LUPUT = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes what XML cannot hold
KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
LIMA_BELAS = Context(prec=DIGIT_MAKS, rounding=ROUND_HALF_UP)
PANJANG_GALAT = 60


class Penilai:
    """Reads cells of one workbook: its shared strings, its number formats and its calendar."""

    def __init__(
        self, untai: Sequence[Isi | None], rupa: Sequence[Rupa], sejak_1904: bool, hitung_ulang: bool
    ) -> None:
        self.untai, self.rupa = untai, rupa
        self.sejak_1904, self.hitung_ulang = sejak_1904, hitung_ulang

    def nilai(self, tipe: str, gaya: str, mentah: str, rumus: bool) -> Isi | None:
        """The cell, or None where it shows nothing.

        `tipe` and `gaya` are the attributes t and s; `mentah` is the text of v, or the whole inline string; `rumus`:
        it has a formula. Raises ValueError or IndexError where the file contradicts itself.
        """
        isi = self._isi(tipe, gaya, mentah, rumus)
        return (isi[0] + RUMUS, isi[1]) if isi and rumus else isi

    def _isi(self, tipe: str, gaya: str, mentah: str, rumus: bool) -> Isi | None:
        if tipe in ("str", "inlineStr"):
            return isi_teks(lepas_luput(mentah))
        mentah = mentah.strip()
        if tipe == "s":
            return self.untai[_indeks(mentah)] if mentah else None
        if rumus and (not mentah or (self.hitung_ulang and mentah == "0")):
            return GALAT[Sebab.BELUM_DIHITUNG], ""
        return self._isi_bernilai(tipe, gaya, mentah) if mentah else None

    def _isi_bernilai(self, tipe: str, gaya: str, mentah: str) -> Isi:
        match tipe:
            case "" | "n":
                return self.angka(mentah, self.rupa_gaya(gaya))
            case "b":
                return LOGIKA, "FALSE" if mentah in ("0", "false") else "TRUE"
            case "e":
                return _galat(Sebab.RUMUS, mentah)
            case "d":
                tanggal = dari_iso(mentah)
                return (TANGGAL, tanggal) if tanggal else _galat(Sebab.TANGGAL, mentah)
        raise ValueError(tipe)

    def rupa_gaya(self, gaya: str) -> Rupa:
        """How numbers of the cell format `gaya` show. Raises IndexError or ValueError for one that is not there.

        In a workbook without formats none is missed.
        """
        return self.rupa[_indeks(gaya)] if gaya and self.rupa else Rupa()

    def angka(self, mentah: str, rupa: Rupa) -> Isi:
        """A stored number as its format has it: 812 under the format 0000 is the code 0812 again."""
        bentuk = rupa.bentuk
        if not BENTUK_ANGKA.fullmatch(mentah):
            return _galat(Sebab.BUKAN_ANGKA, mentah)
        nilai = LIMA_BELAS.create_decimal(mentah)
        if bentuk is Bentuk.TANGGAL or bentuk is Bentuk.JAM:
            return self._tanggal(nilai, bentuk)
        if nilai.adjusted() >= DIGIT_MAKS:
            return _galat(Sebab.KEHILANGAN_DIGIT, mentah)
        if bentuk is Bentuk.PERSEN:
            return PERSEN, polos(nilai.scaleb(2))
        teks = polos(nilai)
        return ANGKA, teks.zfill(rupa.digit) if rupa.digit and teks.isdigit() else teks

    def _tanggal(self, nilai: Decimal, bentuk: Bentuk) -> Isi:
        tanggal, jam = dari_serial(nilai, self.sejak_1904)
        if bentuk is Bentuk.JAM:
            return _galat(Sebab.JAM, jam)
        return (TANGGAL, tanggal) if tanggal else _galat(Sebab.TANGGAL, polos(nilai))


def _indeks(teks: str) -> int:
    if not (teks.isascii() and teks.isdecimal()):
        raise ValueError(teks)
    return int(teks)


def _galat(sebab: Sebab, teks: str) -> Isi:
    return GALAT[sebab], KENDALI.sub("\ufffd", teks[:PANJANG_GALAT])


def polos(nilai: Decimal) -> str:
    """Decimal digits with a point: no exponent, no trailing zero decimals, no minus zero."""
    if not nilai:
        return "0"
    teks = f"{nilai:f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks


def isi_teks(teks: str) -> Isi | None:
    """A text as it was typed; None for blanks only; GALAT for what nobody can type or Excel cannot hold."""
    if len(teks) > TEKS_MAKS:
        return _galat(Sebab.TERLALU_PANJANG, teks)
    if KENDALI.search(teks):
        return _galat(Sebab.KENDALI, teks)
    return (TEKS, teks) if teks.strip() else None


def lepas_luput(teks: str) -> str:
    """_x000D_ is a carriage return, _x005F_ an underscore that must not begin such an escape."""
    return LUPUT.sub(lambda m: chr(int(m[1], 16)), teks) if "_x" in teks else teks
