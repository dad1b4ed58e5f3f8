"""Which sign separates the columns of a text table, and its records with their row numbers."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from indicators.lembar.tolak import tolak

# In this order where two fit equally well: a comma may also be a decimal sign.
PEMISAH = ("\t", ";", ",", "|")
SATU_KOLOM = "\t"  # where nothing separates: the sign that is least likely to stand in a text
CONTOH_BARIS = 50
SERAGAM = 60  # percent of the records that must have the commonest width
PETUNJUK = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # Excel's own first line that names the sign
SATU_ANGKA = re.compile(r"\s*(?:Rp\.?\s*)?-?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?\s*%?\s*", re.ASCII)
KOMA_DESIMAL = re.compile(r"(?<=\d),(?=\d)", re.ASCII)


def tebak_pemisah(baris: Iterable[str]) -> str:
    """The sign that cuts most of the first lines into the same number of columns, and into the most of them."""
    contoh = [satu for satu in islice(baris, CONTOH_BARIS) if satu.strip()]
    if contoh and (petunjuk := PETUNJUK.fullmatch(contoh[0])):
        return petunjuk[1]
    if all(SATU_ANGKA.fullmatch(satu) for satu in contoh if any(tanda in satu for tanda in PEMISAH)):
        return SATU_KOLOM  # decimal commas
    nilai = {tanda: _nilai(contoh, tanda) for tanda in PEMISAH}
    if nilai[";"] or nilai["\t"]:  # these divide the lines; a lone one in a remark does not, and says nothing
        nilai[","] = _nilai([KOMA_DESIMAL.sub(".", satu) for satu in contoh], ",")
    terbaik = max(PEMISAH, key=nilai.__getitem__)
    return terbaik if nilai[terbaik] else SATU_KOLOM


def _nilai(contoh: list[str], tanda: str) -> int:
    """Share of the records that have the commonest width, times its separators; 0 where it is not the rule."""
    try:
        lebar = [len(satu) for satu in csv.reader(contoh, delimiter=tanda) if satu]
    except csv.Error:
        return 0
    terbanyak, kali = Counter(lebar).most_common(1)[0]
    bagian = 100 * kali // len(lebar)
    return bagian * (terbanyak - 1) if bagian >= SERAGAM else 0


def rekaman(baris: Iterable[str], tanda: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, as Excel counts rows on opening: blank lines count, a sep= line does not.

    Raises LembarDitolak where the quotes do not match: what follows would land in wrong columns unseen.
    """
    nomor = 0
    try:
        for satu in csv.reader(baris, delimiter=tanda, strict=True):
            if nomor or not PETUNJUK.fullmatch(tanda.join(satu)):
                nomor += 1
                yield nomor, satu
    except csv.Error as error:
        raise tolak("petik", baris=nomor + 1) from error
