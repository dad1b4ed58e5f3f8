"""Which sign separates the columns of a text table, and its records with their row numbers."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from indicators.lembar.batas import TEKS_MAKS
from indicators.lembar.tolak import tolak

# In this order where two fit equally well: a comma may also be a decimal sign.
PEMISAH = ("\t", ";", ",", "|")
CONTOH_BARIS = 50
PETUNJUK = "sep="  # Excel's own first line that names the sign


def tebak_pemisah(baris: Iterable[str]) -> str:
    """The sign that cuts most of the first lines into the same number of columns, more than one; else a comma."""
    contoh = [satu for satu in islice(baris, CONTOH_BARIS) if satu.strip()]
    if contoh and contoh[0].lower().startswith(PETUNJUK) and len(contoh[0].strip()) == len(PETUNJUK) + 1:
        return contoh[0].strip()[-1]
    return max(PEMISAH, key=lambda tanda: _keseragaman(contoh, tanda), default=",") if contoh else ","


def _keseragaman(contoh: list[str], tanda: str) -> tuple[int, int]:
    """How many records have the commonest width, in tenths of all of them; and whether the first has it too."""
    try:
        lebar = [len(satu) for satu in csv.reader(contoh, delimiter=tanda) if satu]
    except csv.Error:
        return (0, 0)
    terbanyak, kali = Counter(lebar).most_common(1)[0]
    if terbanyak == 1 and len(set(lebar)) == 1:
        return (0, 0)
    return (kali * 10 // len(lebar), 0) if terbanyak > 1 else (1, 0)


def rekaman(baris: Iterable[str], tanda: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, as Excel counts rows on opening: blank lines count, a sep= line does not."""
    csv.field_size_limit(TEKS_MAKS * 2)
    pembaca = csv.reader(baris, delimiter=tanda, strict=True)
    nomor = 0
    try:
        for satu in pembaca:
            if not nomor and len(satu) <= 2 and tanda.join(satu).lower() == PETUNJUK + tanda:
                continue
            nomor += 1
            yield nomor, satu
    except csv.Error as error:
        raise tolak("petik", baris=nomor + 1) from error
