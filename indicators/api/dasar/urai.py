"""JSON read strictly: one meaning or none. Nothing here guesses, and nothing lets a body crash a worker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

from rest_framework.exceptions import ErrorDetail, ParseError
from rest_framework.parsers import BaseParser

from indicators.angka import AngkaDitolak, angka_json
from indicators.api.dasar.galat import TerlaluBesar

BITA_MAKS = 2 * 1024 * 1024
DALAM_MAKS = 32
_TEKS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_KURUNG = re.compile(r"[\[\]{}]")


class JsonKetat(BaseParser):
    """A JSON object of at most 2 MB in UTF-8. Numbers with a point come as Decimal, exactly as written.

    Refused with 400: anything but one object, a key given twice, NaN and Infinity, over 32 levels, NUL and
    lone surrogates (PostgreSQL cannot store them), other encodings. Larger than 2 MB: 413.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        return urai(_baca(stream, parser_context or {}))


def _baca(stream: IO[Any], konteks: Mapping[str, Any]) -> bytes:
    """At most one byte more than allowed, whatever Content-Length claims."""
    permintaan = konteks.get("request")
    panjang = str(permintaan.META.get("CONTENT_LENGTH", "")) if permintaan else ""
    if panjang.isdecimal() and int(panjang) > BITA_MAKS:
        raise TerlaluBesar()
    isi: bytes = stream.read(BITA_MAKS + 1)
    if len(isi) > BITA_MAKS:
        raise TerlaluBesar()
    return isi


def urai(isi: bytes) -> dict[str, Any]:
    """The object that the bytes spell. Raises ParseError (400)."""
    try:
        teks = isi.decode("utf-8")
        _periksa_dalam(teks)
        hasil = json.loads(
            teks, object_pairs_hook=_tanpa_kembar, parse_constant=_tolak_tetapan, parse_float=angka_json
        )
    except UnicodeDecodeError as galat:
        raise _tolak("Isi permintaan bukan UTF-8.") from galat
    except AngkaDitolak as galat:
        raise _tolak(str(galat)) from galat
    except (ValueError, RecursionError) as galat:
        raise _tolak("Isi permintaan bukan JSON yang sah.") from galat
    if not isinstance(hasil, dict):
        raise _tolak("Isi permintaan harus satu objek JSON: {...}.")
    if "\\u" in teks:  # only an escape can spell what UTF-8 itself cannot
        _periksa_teks([hasil])
    return hasil


def _tolak(pesan: str) -> ParseError:
    return ParseError(ErrorDetail(pesan, code="parse_error"))


def _periksa_dalam(teks: str) -> None:
    """Before parsing: the parser itself goes down one call per level."""
    dalam = 0
    for kurung in _KURUNG.finditer(_TEKS.sub("", teks)):
        dalam += 1 if kurung[0] in "[{" else -1
        if dalam > DALAM_MAKS:
            raise _tolak(f"JSON bersarang lebih dari {DALAM_MAKS} tingkat.")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    hasil = dict(pasangan)
    if len(hasil) < len(pasangan):
        kunci = [k for k, _ in pasangan]
        kembar = next(k for k in kunci if kunci.count(k) > 1)
        raise _tolak(f"Kunci “{kembar[:60]}” ditulis lebih dari sekali.")
    return hasil


def _tolak_tetapan(nama: str) -> None:
    raise _tolak(f"{nama} bukan angka JSON.")


def _periksa_teks(isi: Iterable[Any]) -> None:
    for satu in isi:
        if isinstance(satu, dict):
            _periksa_teks(satu.keys())
            _periksa_teks(satu.values())
        elif isinstance(satu, list):
            _periksa_teks(satu)
        elif isinstance(satu, str) and any(h == "\0" or "\ud800" <= h <= "\udfff" for h in satu):
            raise _tolak("Teks memuat NUL atau separuh pasangan surogat, yang tidak dapat disimpan.")
