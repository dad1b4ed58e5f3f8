"""Reading numbers sent by machines: JSON numbers, or decimal strings with a dot. Nothing is guessed."""

import re
from decimal import Decimal
from fractions import Fraction

from .batas import DIGIT_MAKS, PANJANG_MAKS, settle
from .cetak import teks_api
from .tolak import KodeTolak, refusal

_TEKS_DESIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_BIT_MAKS = 4 * PANJANG_MAKS  # an int above this has over PANJANG_MAKS digits; str() of a huge int raises


def angka_dari_api(nilai: object, *, desimal: int, boleh_negatif: bool = False) -> Decimal:
    """Read a JSON value (int, float, Decimal, or a string like "12.5") to exactly `desimal` places.

    A float counts as its shortest decimal form: 0.1 is fine, 0.30000000000000004 has too many places. Raises
    AngkaDitolak for everything else: bool, None, comma, spaces, other digits, NaN, excess places or digits, a
    negative unless `boleh_negatif`. null ("belum diisi") is for the caller to handle before this.
    """
    tepat = _exact(nilai)
    teks = str(tepat) if not isinstance(nilai, str) else nilai
    if tepat < 0 and not boleh_negatif:
        raise refusal(KodeTolak.NEGATIF, teks)
    return settle(_bounded(tepat, teks), teks, desimal=desimal, cetak=teks_api)


def angka_json(teks: str) -> Decimal:
    """A JSON number with a point or exponent, exactly as written: for `parse_float`. Raises AngkaDitolak."""
    if len(teks) > PANJANG_MAKS:
        raise refusal(KodeTolak.TERLALU_PANJANG, teks, digit=DIGIT_MAKS)
    try:
        return Decimal(teks)
    except ArithmeticError as galat:  # an exponent beyond what Decimal itself can hold
        raise refusal(KodeTolak.TERLALU_PANJANG, teks, digit=DIGIT_MAKS) from galat


def _exact(nilai: object) -> Decimal:
    match nilai:
        case bool():  # an int in Python, not a number in JSON
            raise refusal(KodeTolak.BENTUK_API, str(nilai).lower())
        case int():
            return _whole(nilai)
        case float():
            return _finite(Decimal(float.__repr__(nilai)))
        case Decimal():
            return _finite(nilai)
        case str():
            return _text(nilai)
    raise refusal(KodeTolak.BENTUK_API, "null" if nilai is None else type(nilai).__name__)


def _whole(nilai: int) -> Decimal:
    if nilai.bit_length() > _BIT_MAKS:
        raise refusal(KodeTolak.TERLALU_PANJANG, "bilangan bulat", digit=DIGIT_MAKS)
    return Decimal(nilai)


def _finite(nilai: Decimal) -> Decimal:
    if not nilai.is_finite():
        raise refusal(KodeTolak.BENTUK_API, str(nilai))
    return nilai


def _text(teks: str) -> Decimal:
    if len(teks) > PANJANG_MAKS:
        raise refusal(KodeTolak.TERLALU_PANJANG, teks, digit=DIGIT_MAKS)
    if not _TEKS_DESIMAL.fullmatch(teks):
        raise refusal(KodeTolak.BENTUK_API, teks)
    return Decimal(teks)


def _bounded(nilai: Decimal, teks: str) -> Fraction:
    """Turn into a Fraction only what is small to write out: 1E+400000 would take the memory of a server."""
    if not nilai:
        return Fraction(0)
    if abs(nilai.adjusted()) > PANJANG_MAKS or len(nilai.as_tuple().digits) > PANJANG_MAKS:
        raise refusal(KodeTolak.TERLALU_PANJANG, teks, digit=DIGIT_MAKS)
    return Fraction(nilai)
