"""If-Match: whoever changes something names the version that they have seen."""

from __future__ import annotations

import re

from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from indicators.api.dasar.galat import SyaratWajib, VersiUsang

# `W/` is put before an ETag by compression on its way; the version behind it is the same.
_TANDA = re.compile(r'(?:W/)?"([^"]*)"')
_VERSI = re.compile(r"[1-9][0-9]{0,9}")


def versi_dilihat(request: Request) -> int:
    """The version in If-Match.

    Raises SyaratWajib (428) where there is none, or `*`, which names no version; VersiUsang (412) for a tag that is
    no version of ours; ParseError (400) for what is no single ETag.
    """
    teks = request.headers.get("If-Match", "").strip()
    if not teks:
        raise SyaratWajib
    if teks == "*":
        raise SyaratWajib("If-Match: * tidak menyebut versi. Kirim ETag dari bacaan terakhir.")
    tanda = _TANDA.fullmatch(teks)
    if tanda is None:
        raise ParseError('If-Match harus satu ETag dengan tanda kutip, misalnya "3".')
    if not _VERSI.fullmatch(tanda[1]):
        raise VersiUsang
    return int(tanda[1])


def tanda_versi(versi: int) -> str:
    """The ETag of a row."""
    return f'"{versi}"'
