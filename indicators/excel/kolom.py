from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JenisKolom(StrEnum):
    """What stands in a column, and with it how a spreadsheet must hold it."""

    TEKS = "teks"
    ANGKA = "angka"  # a decimal string with a point; its own decimals are the ones to show
    RUPIAH = "rupiah"
    BULAT = "bulat"  # year, quarter, number: never with a thousands separator
    TANGGAL = "tanggal"
    WAKTU = "waktu"  # an instant; a spreadsheet knows no zones and holds it by the clock of WIB
    LOGIKA = "logika"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its name for machines, its heading for people, what stands in it and what that means."""

    nama: str
    judul: str
    jenis: JenisKolom = JenisKolom.TEKS
    arti: str = ""
