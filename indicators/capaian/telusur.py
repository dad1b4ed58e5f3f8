"""The explanation of a figure: what went in, the formula with the values put in, the rule and its basis."""

from __future__ import annotations

from dataclasses import dataclass

PEMBULATAN_PERSEN = (
    "Dihitung tepat, lalu dibulatkan sekali di akhir ke 2 desimal (setengah ke atas); "
    "99,99 bila target belum tercapai dan 0,01 bila sudah ada hasil."
)


@dataclass(frozen=True, slots=True)
class Masukan:
    """One input as printed, with where it comes from.

    `alamat`: where the input is explained in turn; empty where it is not.
    """

    nama: str
    teks: str
    keterangan: str = ""
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Ditinggalkan:
    """Something that was not counted, and why."""

    nama: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Telusur:
    """One step of an explanation, from inputs to result."""

    nama: str
    rumus: str
    hitungan: str
    aturan: str
    masukan: tuple[Masukan, ...] = ()
    dasar: str = ""
    pembulatan: str = ""
    ditinggalkan: tuple[Ditinggalkan, ...] = ()
