"""A list in pages: numbered with a count, or one after the other with a cursor."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.utils.urls import remove_query_param, replace_query_param

from indicators.api.dasar.kueri import HALAMAN_BAWAAN
from indicators.rekap import Daftar
from indicators.rekap.daftar import Kunci

PANJANG_KUNCI, BIT_KUNCI = 200, 63


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of rows, with what the envelope says about it. `count` is None where nobody counted."""

    baris: Sequence[Any]
    count: int | None
    next: str | None
    previous: str | None


def potong(request: Request, daftar: Sequence[Any], saring: dict[str, Any]) -> Halaman:
    """The page that is asked for. Raises NotFound beyond the last one, ValidationError for a bad cursor."""
    ukuran = saring.get("page_size", HALAMAN_BAWAAN)
    if "cursor" in saring:
        return _sesudah(request, daftar, saring["cursor"], ukuran)
    return _bernomor(request, daftar, saring.get("page", 1), ukuran)


def _bernomor(request: Request, daftar: Sequence[Any], nomor: int, ukuran: int) -> Halaman:
    """Counts only where the page is full: a shorter one is the last and says by itself how many there are."""
    awal = (nomor - 1) * ukuran
    baris = daftar[awal : awal + ukuran]
    jumlah = awal + len(baris) if 0 < len(baris) < ukuran else len(daftar)
    if not baris and nomor > 1:
        raise NotFound()
    alamat = request.build_absolute_uri()
    sebelum = remove_query_param(alamat, "page") if nomor == 2 else replace_query_param(alamat, "page", nomor - 1)
    return Halaman(
        baris,
        jumlah,
        replace_query_param(alamat, "page", nomor + 1) if awal + ukuran < jumlah else None,
        sebelum if nomor > 1 else None,
    )


def _sesudah(request: Request, daftar: Sequence[Any], cursor: str, ukuran: int) -> Halaman:
    if not isinstance(daftar, Daftar):
        raise ValidationError({"cursor": ["Daftar ini pendek; baca dengan page."]}, code="cursor")
    kunci = _baca(cursor, len(daftar.urutan)) if cursor else None
    try:
        baris, lanjut = daftar.sesudah(kunci, ukuran)
    except (ValueError, TypeError) as galat:
        raise _cursor_salah() from galat
    alamat = request.build_absolute_uri()
    return Halaman(baris, None, replace_query_param(alamat, "cursor", _tulis(lanjut)) if lanjut else None, None)


def _tulis(kunci: Kunci) -> str:
    return urlsafe_b64encode(json.dumps(kunci, separators=(",", ":")).encode()).decode().rstrip("=")


def _baca(cursor: str, panjang: int) -> Kunci:
    """The key in a cursor. It opens nothing: a forged one only starts elsewhere in what the reader may see."""
    try:
        isi = json.loads(urlsafe_b64decode(f"{cursor}==="))
    except (ValueError, RecursionError) as galat:
        raise _cursor_salah() from galat
    if not isinstance(isi, list) or len(isi) != panjang or not all(map(_kunci_sah, isi)):
        raise _cursor_salah()
    return tuple(isi)


def _kunci_sah(satu: object) -> bool:
    if isinstance(satu, str):
        return len(satu) <= PANJANG_KUNCI and satu.isprintable()
    return isinstance(satu, int) and not isinstance(satu, bool) and satu.bit_length() < BIT_KUNCI


def _cursor_salah() -> ValidationError:
    return ValidationError(
        {"cursor": ["Bukan cursor dari jawaban sebelumnya; mulai lagi dengan cursor="]}, code="cursor"
    )
