"""Number formats: whether a stored number shows as a number, a percentage, a date or a time of day."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Bentuk(Enum):
    """How a number is shown."""

    ANGKA = 0
    PERSEN = 1
    TANGGAL = 2
    JAM = 3


class Rupa(NamedTuple):
    """A number format: the form, and for a code of zeros only (000000) how many digits it fills up to."""

    bentuk: Bentuk = Bentuk.ANGKA
    digit: int = 0


# Formats that files name by number only (ECMA-376, 18.8.30), and those of Excel's Asian editions.
PERSEN_BAWAAN = {9, 10}
JAM_BAWAAN = {18, 19, 20, 21, 45, 46, 47, 32, 33, 34, 35, 55, 56}
TANGGAL_BAWAAN = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
LAMA = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)  # a duration: [h]:mm
HIASAN = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')  # literal text, spacing, fill, colour, locale, condition
NOL = re.compile(r"0{2,15}")
AMPM = re.compile(r"am/pm|a/p", re.IGNORECASE)
PECAHAN_DETIK = re.compile(r"s\.0+", re.IGNORECASE)


def rupa_bawaan(nomor: int) -> Rupa:
    """Of a format that the file does not spell out."""
    if nomor in PERSEN_BAWAAN:
        return Rupa(Bentuk.PERSEN)
    if nomor in TANGGAL_BAWAAN:
        return Rupa(Bentuk.TANGGAL)
    return Rupa(Bentuk.JAM if nomor in JAM_BAWAAN else Bentuk.ANGKA)


def rupa_kode(kode: str) -> Rupa:
    """Of a format code like 0.0%, 000000 or [$-421]dd mmmm yyyy."""
    return Rupa(bentuk_kode(kode), len(kode) if NOL.fullmatch(kode) else 0)


def bentuk_kode(kode: str) -> Bentuk:
    """Of a format code like 0,0% or [$-421]dd mmmm yyyy. Its first section decides: that of positive numbers."""
    lama = bool(LAMA.search(kode))
    bagian = HIASAN.sub("", LAMA.sub("", kode)).partition(";")[0].lower()
    if "%" in bagian:
        return Bentuk.PERSEN
    waktu = AMPM.sub("h", PECAHAN_DETIK.sub("s", bagian)).replace("general", "").replace("standard", "")
    if set(waktu) & set("#?0"):
        return Bentuk.ANGKA
    huruf = set(waktu)
    if huruf & {"d", "y"} or ("m" in huruf and not huruf & {"h", "s"} and not lama):
        return Bentuk.TANGGAL
    return Bentuk.JAM if lama or huruf & {"h", "s"} else Bentuk.ANGKA
