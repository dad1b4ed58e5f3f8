"""A value as a person types it, in a cell of the grid or of a spreadsheet."""

from __future__ import annotations

from decimal import Decimal

from indicators.angka import parse_angka, parse_bagian
from indicators.models import Indikator, JenisNilai

BAGIAN = ("pembilang", "penyebut")


def angka_ketikan(bidang: str, teks: str, indikator: Indikator) -> Decimal | None:
    """The number that a text means in this field of the indikator; None for an empty one. Raises AngkaDitolak."""
    if bidang in BAGIAN:
        return parse_bagian(teks, boleh_negatif=indikator.boleh_negatif)
    if indikator.jenis_nilai == JenisNilai.RASIO:
        awal, pemisah, ekor = teks.partition(":")
        teks = ekor if pemisah and awal.strip() == "1" else teks  # "1 : 20" is how it is printed
    return parse_angka(
        teks, desimal=indikator.desimal, persen=indikator.persen, boleh_negatif=indikator.boleh_negatif
    )
