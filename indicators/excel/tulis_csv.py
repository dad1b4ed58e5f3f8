"""CSV as RFC 4180 has it: comma, UTF-8, CRLF, a decimal point; texts that a spreadsheet would run are defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from indicators.excel.kolom import JenisKolom, Kolom

SEKALI = 500
# A spreadsheet runs a text that begins so. The apostrophe itself too, so that taking one off gives the text back.
BERBAHAYA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def baris_csv(kolom: Sequence[Kolom], baris: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The file in pieces of some hundred lines; None is empty."""
    yield _potongan([[k.nama for k in kolom]])
    teks = [k.jenis == JenisKolom.TEKS for k in kolom]
    sumber = iter(baris)
    while sekali := list(islice(sumber, SEKALI)):
        yield _potongan([[_sel(isi, t) for isi, t in zip(satu, teks, strict=True)] for satu in sekali])


def _potongan(baris: Iterable[Sequence[str]]) -> bytes:
    wadah = io.StringIO()
    csv.writer(wadah).writerows(baris)
    return wadah.getvalue().encode()


def _sel(isi: object, teks: bool) -> str:
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return teks_aman(str(isi)) if teks else str(isi)


def teks_aman(teks: str) -> str:
    """A text that no spreadsheet takes for a formula; without its leading apostrophe it is what it was."""
    return f"'{teks}" if teks.startswith(BERBAHAYA) else teks
