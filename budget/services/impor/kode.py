"""Codes of the budget as text of fixed length: one cell each, or a chain of them in one cell. No query here.

Lengths: BAS (PMK 214/PMK.05/2013) and the tables of RKAKL.
"""

from __future__ import annotations

import re

from indicators.lembar import Sel
from indicators.services.impor.sel import SelDitolak, teks_sel

PANJANG = {
    "kementerian": 3,
    "satker": 6,
    "program": 2,
    "kegiatan": 4,
    "kro": 3,
    "ro": 3,
    "komponen": 3,
    "akun": 6,
}
BENTUK = re.compile(r"[0-9A-Z]+")
# BA.eselon I.program.kegiatan.KRO.RO.komponen.subkomponen.akun, from the front or from the program on.
RANTAI = re.compile(
    r"(?:(?P<kementerian>\d{3})\.(?:\d{2}\.)?)?(?P<program>[A-Z0-9]{2})"
    r"(?:\.(?P<kegiatan>\d{4})(?:\.(?P<kro>[A-Z0-9]{3})(?:\.(?P<ro>[A-Z0-9]{3})"
    r"(?:\.(?P<komponen>[A-Z0-9]{3})(?:\.[A-Z0-9]{1,2})?(?:\.(?P<akun>\d{6}))?)?)?)?)?"
)


def kode_sel(nama: str, sel: Sel | None) -> str:
    """A code of the length that `nama` has; empty for an empty cell.

    A zero that Excel has eaten is named, never put back: 27021 and 027021 are two codes. Raises SelDitolak.
    """
    teks = teks_sel(sel, 60).upper()
    if sel is None or not teks:
        return ""
    panjang = PANJANG[nama]
    if len(teks) == panjang and BENTUK.fullmatch(teks):
        return teks
    if teks.isdigit() and len(teks) < panjang:
        jalan = f"Mungkin maksudnya {teks.zfill(panjang)}: Excel menghapus nol di depan. Format selnya sebagai teks."
        raise SelDitolak(sel, f"harus tepat {panjang} karakter, dengan nol di depan", jalan)
    raise SelDitolak(sel, f"bukan kode {panjang} karakter", "Tulis kodenya seperti di sistem asalnya.")


def rantai_sel(sel: Sel | None) -> dict[str, str]:
    """The codes of a chain like 027.05.WA.4473.EBA.001; empty for an empty cell. Raises SelDitolak."""
    teks = "".join(teks_sel(sel, 80).upper().split())
    if sel is None or not teks:
        return {}
    if not (cocok := RANTAI.fullmatch(teks)):
        raise SelDitolak(
            sel, "bukan rangkaian kode anggaran", "Tulis seperti 027.05.WA.4473.EBA.001: program, kegiatan, KRO, RO."
        )
    return {nama: kode or "" for nama, kode in cocok.groupdict().items()}


def rantai_bertitik(sel: Sel | None) -> dict[str, str]:
    """The chain in a cell under a plain "Kode", where dots show it to be one; empty for any other code."""
    teks = "".join(sel.teks.upper().split()) if sel is not None and "." in sel.teks else ""
    cocok = RANTAI.fullmatch(teks)
    return {nama: kode or "" for nama, kode in cocok.groupdict().items()} if cocok else {}
