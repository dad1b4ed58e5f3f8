"""A value as documents print it: "3,5 - 4,0", "1 : 17,9", "BB (Nilai 75)", "n/a", a dash, "10 Jt KPM"."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from indicators.angka import parse_angka

STRIP = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-") | {0xA0: " ", 0x202F: " "}
KOSONG = re.compile(
    r"[-.]*|n\s*[./]?\s*a\.?|tad|nihil|tidak (?:ada|tersedia|diukur)(?: data)?|belum\b.*", re.IGNORECASE
)
SAMPAI = re.compile(
    r"(?P<bawah>[0-9][0-9.,]*\s*%?)\s*(?:-|s\s*[./]?\s*d\.?|sampai(?: dengan)?|hingga)\s*"
    r"(?P<atas>[0-9][0-9.,]*\s*%?)",
    re.IGNORECASE,
)
RASIO = re.compile(r"1\s*[:/]\s*(?P<n>[0-9].*)")
BERSKOR = re.compile(
    r"(?P<kode>[A-Z][A-Za-z+]{0,5}(?: [A-Za-z]+)?)\s*(?:[(\[]\s*|[/:]\s*)(?:nilai|skor)?\s*:?\s*"
    r"(?P<skor>[0-9][0-9.,]*)\s*[)\]]?",
    re.IGNORECASE,
)


def rapikan(teks: str) -> str:
    """One kind of dash and of space; nothing else is touched."""
    return " ".join(teks.translate(STRIP).split())


def tanda_kosong(teks: str) -> bool:
    """Whether a document says with this that there is no figure: "n/a", a dash, "belum dilakukan penilaian"."""
    return bool(KOSONG.fullmatch(rapikan(teks)))


def belah_rentang(teks: str) -> tuple[str, str] | None:
    """The two ends of a range, as they are printed; None where it is none."""
    cocok = SAMPAI.fullmatch(rapikan(teks))
    return (cocok["bawah"].strip(), cocok["atas"].strip()) if cocok else None


def belah_rasio(teks: str) -> str | None:
    """The n of "1 : n", as it is printed; None where it is none."""
    cocok = RASIO.fullmatch(rapikan(teks))
    return cocok["n"] if cocok else None


def belah_predikat(teks: str) -> tuple[str, str] | None:
    """A step of a scale and the score printed beside it ("BB", "75"); None where it is not both."""
    cocok = BERSKOR.fullmatch(rapikan(teks))
    return (cocok["kode"].strip(), cocok["skor"]) if cocok else None


def cari_predikat(teks: str, kode: Collection[str]) -> str:
    """The kode of the scale that the text names, with or without its score; empty where none does."""
    rapi = rapikan(teks)
    sebut = (pasangan[0] if (pasangan := belah_predikat(rapi)) else rapi).casefold()
    return next((k for k in kode if k.casefold() == sebut), "")


def lepas_satuan(teks: str, satuan: str) -> str:
    """The text without the unit behind it: "10 Jt KPM" of the unit KPM is "10 Jt"."""
    rapi, milik = rapikan(teks), rapikan(satuan)
    if milik and milik not in ("%", "persen") and rapi.casefold().endswith(milik.casefold()):
        sisa = rapi[: -len(milik)]
        return sisa.strip() if sisa[-1:] in (" ", "") or sisa[-1:].isdigit() else rapi
    return rapi


def baca_rentang(
    teks: str, *, desimal: int, persen: bool = False, boleh_negatif: bool = False, satuan: str = ""
) -> tuple[Decimal, Decimal] | None:
    """Both ends of a range; None where the text is none. Raises AngkaDitolak as `parse_angka`."""
    ujung = belah_rentang(lepas_satuan(teks, satuan))
    if ujung is None:
        return None
    bawah, atas = (parse_angka(u, desimal=desimal, persen=persen, boleh_negatif=boleh_negatif) for u in ujung)
    return (bawah, atas) if bawah is not None and atas is not None else None


def baca_satu(
    teks: str,
    *,
    desimal: int,
    persen: bool = False,
    boleh_negatif: bool = False,
    satuan: str = "",
    rasio: bool = False,
) -> Decimal | None:
    """One number, with its unit or as the n of "1 : n". None for an empty text. Raises AngkaDitolak."""
    bersih = lepas_satuan(teks, satuan)
    if rasio and (n := belah_rasio(bersih)) is not None:
        bersih = n
    return parse_angka(bersih, desimal=desimal, persen=persen, boleh_negatif=boleh_negatif)
