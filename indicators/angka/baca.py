"""Reading numbers typed by people: form cell, pasted block, text in an Excel cell.

Every text is read twice, in Indonesian form (1.234,5) and in English form (1,234.5). One reading, or two that
agree, is taken. Two that differ ("1.234") are decided by the decimals of the unit where these leave one, else
refused with both named.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .batas import DIGIT_MAKS, PANJANG_MAKS, settle
from .cetak import format_angka
from .pembulatan import bulat
from .tolak import AngkaDitolak, KodeTolak, refusal

# What looks like a space, a minus or nothing at all is read as what it looks like. No NFKC: it would turn ²
# and full-width digits into plain ones, and 2½ into 21/2.
_TAMPAK = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u200b\u200e\u2060\ufeff", None),
    }
)
_GALAT_EXCEL = re.compile(r"#+|#[A-Z_]+(?:/[A-Z0-9]+)?[!?]?|Err:[0-9]+", re.IGNORECASE | re.ASCII)
_NOTASI_ILMIAH = re.compile(r"[+-]?[0-9][0-9.,]*E[+-]?[0-9]+", re.IGNORECASE | re.ASCII)
_TANDA_KOSONG = re.compile(
    r"-+|n[./]?a\.?|nihil|nil|null|none|kosong|belum\b.*|tidak (?:ada|tersedia)|tad", re.IGNORECASE | re.ASCII
)
_KETIKAN = re.compile(
    r"(?P<tanda>[+-]?)(?P<rupiah>(?:Rp\.?|IDR) *)?(?P<tanda_dalam>[+-]?)"
    r"(?P<badan>[0-9.,](?:[0-9., ]*[0-9.,])?)(?:(?P<tanpa_sen>[.,]-{1,2})| *(?P<kata>%|[A-Z][A-Z. ]*))?",
    re.IGNORECASE | re.ASCII,
)
_RIBUAN_SPASI = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])")
_INDONESIA = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_INGGRIS = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?")

_PERSEN = {"%", "persen"}
_PENGALI = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_PENGALI_BESAR = {"M": 9, "T": 12}  # capitals only: "5 m" may be metres, "5 t" tonnes


@dataclass(frozen=True)
class _Ketikan:
    """A typed text taken apart: `badan` holds digits and separators, `kata` what follows them."""

    teks: str
    negatif: bool
    rupiah: bool
    badan: str
    kata: str


def parse_angka(teks: str, *, desimal: int, persen: bool = False, boleh_negatif: bool = False) -> Decimal | None:
    """Read typed `teks` as a number in the unit of its field, with exactly `desimal` places.

    None means empty or only spaces: "belum diisi", never 0. `persen` says that the unit is percent: "73%" is
    allowed (73, never 0.73) and "Rp" refused. Raises AngkaDitolak, and nothing else, for every text that is
    not one number with one reading. Source: docs/angka.md; reliability.md N01-N28.
    """
    bersih = teks.strip()
    if len(bersih) > PANJANG_MAKS:
        raise refusal(KodeTolak.TERLALU_PANJANG, bersih, digit=DIGIT_MAKS)
    bersih = bersih.translate(_TAMPAK).strip()
    if not bersih:
        return None
    _refuse_non_number(bersih, teks.strip())
    ketikan = _take_apart(bersih, teks.strip())
    pangkat = _pangkat(ketikan, persen=persen)
    if ketikan.negatif and not boleh_negatif:
        raise refusal(KodeTolak.NEGATIF, ketikan.teks)
    nilai = _value(ketikan, pangkat, desimal)
    return settle(nilai, ketikan.teks, desimal=desimal, cetak=format_angka)


def angka_pasti(nilai: Decimal, *, desimal: int, boleh_negatif: bool = False) -> Decimal:
    """Take a number that is one already, as a cell of a workbook holds it, with exactly `desimal` places.

    Raises AngkaDitolak as `parse_angka` does for the same number typed.
    """
    teks = f"{nilai:f}".replace(".", ",")
    if nilai < 0 and not boleh_negatif:
        raise refusal(KodeTolak.NEGATIF, teks)
    return settle(Fraction(nilai), teks, desimal=desimal, cetak=format_angka)


def parse_rupiah(teks: str) -> int | None:
    """Read typed `teks` as whole rupiah, 0 to 999.999.999.999.999; None means empty ("belum diisi"), never 0.

    Raises AngkaDitolak as `parse_angka`; sen are refused unless zero. Source: reliability.md N27-N30.
    """
    try:
        nilai = parse_angka(teks, desimal=0)
    except AngkaDitolak as ditolak:
        if ditolak.kode is KodeTolak.DESIMAL_BERLEBIH:
            raise refusal(KodeTolak.BUKAN_RUPIAH_BULAT, teks.strip()) from ditolak
        raise
    return None if nilai is None else int(nilai)


def _refuse_non_number(bersih: str, teks: str) -> None:
    """Raise for texts that are recognisably something else, so that the message can say what."""
    for pola, kode in (
        (_GALAT_EXCEL, KodeTolak.GALAT_EXCEL),
        (_TANDA_KOSONG, KodeTolak.TANDA_KOSONG),
        (_NOTASI_ILMIAH, KodeTolak.NOTASI_ILMIAH),
    ):
        if pola.fullmatch(bersih):
            raise refusal(kode, teks)
    asing = next((c for c in bersih if c.isnumeric() and not c.isascii()), None)
    if asing:
        raise refusal(KodeTolak.AKSARA_LAIN, teks, tanda=asing)


def _take_apart(bersih: str, teks: str) -> _Ketikan:
    cocok = _KETIKAN.fullmatch(bersih)
    if cocok is None or (cocok["tanda"] and cocok["tanda_dalam"]):
        raise refusal(KodeTolak.BUKAN_ANGKA, teks)
    badan = cocok["badan"]
    minus = "-" in (cocok["tanda"], cocok["tanda_dalam"])
    return _Ketikan(
        teks=teks,
        negatif=minus and any(c in "123456789" for c in badan),  # "-0" is 0
        rupiah=bool(cocok["rupiah"] or cocok["tanpa_sen"]),
        badan=badan + ",00" if cocok["tanpa_sen"] else badan,  # "Rp 5.000,-": the dash stands for the sen
        kata=(cocok["kata"] or "").rstrip(". "),
    )


def _pangkat(ketikan: _Ketikan, *, persen: bool) -> int:
    """Return the power of ten named by the word after the number (0 for none or percent)."""
    kata = ketikan.kata
    if ketikan.rupiah and persen:
        raise refusal(KodeTolak.RUPIAH_TIDAK_PADA_TEMPATNYA, ketikan.teks)
    if kata.lower() in _PERSEN:
        if not persen:
            raise refusal(KodeTolak.PERSEN_TIDAK_PADA_TEMPATNYA, ketikan.teks)
        return 0
    pangkat = _PENGALI_BESAR.get(kata, _PENGALI.get(kata.lower(), 0))
    if kata and not pangkat:
        raise refusal(KodeTolak.SATUAN_TERTULIS, ketikan.teks, kata=kata)
    return pangkat


def _value(ketikan: _Ketikan, pangkat: int, desimal: int) -> Fraction:
    """Return the one value of the text, in its unit; AngkaDitolak where it has none or two."""
    skala: int = (-1 if ketikan.negatif else 1) * 10**pangkat
    badan = _join_spaces(ketikan.badan)
    indonesia, inggris = _read(_INDONESIA, badan), _read(_INGGRIS, badan)
    nilai = inggris if indonesia is None else indonesia
    if nilai is None:
        raise refusal(KodeTolak.PEMISAH_SALAH, ketikan.teks)
    if inggris is None or inggris == nilai or _is_indonesian(badan, desimal + pangkat):
        return nilai * skala
    raise _ambiguous(ketikan.teks, (nilai * skala, inggris * skala), desimal)


def _join_spaces(badan: str) -> str:
    """Close up "1 234 567"; a space anywhere else stays and spoils both readings."""
    cocok = _RIBUAN_SPASI.match(badan)
    return badan if cocok is None else cocok[0].replace(" ", "") + badan[cocok.end() :]


def _is_indonesian(badan: str, desimal: int) -> bool:
    """Decide "1.234" and "1,234" by the places that have a meaning (before "juta" six more than without it).

    A dot surely groups thousands only where there are no decimals; a comma starts decimals where three fit.
    """
    return desimal == 0 if "." in badan else desimal >= 3


def _read(bentuk: re.Pattern[str], badan: str) -> Fraction | None:
    cocok = bentuk.fullmatch(badan)
    if cocok is None:
        return None
    utuh, pecahan = re.sub("[.,]", "", cocok[1]), cocok[2] or ""
    return Fraction(int(utuh + pecahan), 10 ** len(pecahan))


def _ambiguous(teks: str, bacaan: tuple[Fraction, Fraction], desimal: int) -> AngkaDitolak:
    besar, kecil = (_shortest(nilai) for nilai in sorted(bacaan, key=abs, reverse=True))
    jalan = f"Ketik {_plain(besar)} atau {_plain(kecil)} sesuai maksudnya."
    if bulat(kecil, desimal) != kecil:
        batas = f"paling banyak {desimal} desimal" if desimal else "bilangan bulat"
        jalan = f"Ketik {_plain(besar)}, atau bulatkan {_plain(kecil)} menjadi {batas}."
    isi = {"bacaan": f"{_plain(besar)} atau {_plain(kecil)}", "jalan": jalan}
    return refusal(KodeTolak.RANCU, teks, tawaran=(besar, kecil), **isi)


def _shortest(nilai: Fraction) -> Decimal:
    return next(d for desimal in range(4) if Fraction(d := bulat(nilai, desimal)) == nilai)


def _plain(nilai: Decimal) -> str:
    """Print without thousand separators: what can be typed back without a second doubt."""
    return f"{nilai:f}".replace(".", ",")
