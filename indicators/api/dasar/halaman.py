"""A list in pages: numbered with a count, or one after the other with a cursor."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.utils.urls import remove_query_param, replace_query_param

from indicators.api.dasar.kueri import HALAMAN_BAWAAN
from indicators.rekap import Daftar
from indicators.rekap.daftar import POTONGAN, Kunci, Seiring

PANJANG_KUNCI, BIT_KUNCI = 200, 63


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of rows, with what the envelope says about it. `count` is None where nobody counted.

    `seiring` is what was asked along with the rows, empty where no row could carry it.
    """

    baris: Iterable[Any]
    count: int | None
    next: str | None = None
    previous: str | None = None
    seiring: Mapping[str, Any] = field(default_factory=dict)
    kosong: bool = False


def potong(request: Request, daftar: Sequence[Any], saring: dict[str, Any], seiring: Seiring) -> Halaman:
    """The page that is asked for, without rows beyond the last one. Raises ValidationError for a bad cursor."""
    ukuran = saring.get("page_size", HALAMAN_BAWAAN)
    if "cursor" in saring:
        return _sesudah(request, daftar, saring["cursor"], ukuran, seiring)
    return _bernomor(request, daftar, saring.get("page", 1), ukuran, seiring)


def seluruhnya(daftar: Sequence[Any], seiring: Seiring, *, dihitung: bool) -> Halaman:
    """All of it as one page; its first rows are read now, the others as they are taken."""
    if not isinstance(daftar, Daftar):
        return Halaman(daftar, len(daftar), kosong=not daftar)
    petikan = daftar.petik_sesudah(None, POTONGAN, seiring, dihitung=dihitung)
    return Halaman(daftar.sejak(petikan), petikan.jumlah, seiring=petikan.seiring, kosong=not petikan.sumber)


def _bernomor(request: Request, daftar: Sequence[Any], nomor: int, ukuran: int, seiring: Seiring) -> Halaman:
    awal = (nomor - 1) * ukuran
    isi = _sepotong(daftar, awal, ukuran, seiring)
    alamat = request.build_absolute_uri()
    sebelum = remove_query_param(alamat, "page") if nomor == 2 else replace_query_param(alamat, "page", nomor - 1)
    lanjut = replace_query_param(alamat, "page", nomor + 1) if awal + ukuran < (isi.count or 0) else None
    return replace(isi, next=lanjut, previous=sebelum if nomor > 1 else None)


def _sepotong(daftar: Sequence[Any], awal: int, ukuran: int, seiring: Seiring) -> Halaman:
    """The rows and how many there are in all; beyond the last page there is none to say it, and `count` is 0."""
    if not isinstance(daftar, Daftar):
        baris = daftar[awal : awal + ukuran]
        return Halaman(baris, len(daftar) if baris else 0, kosong=not baris)
    petikan = daftar.petik(awal, ukuran, seiring)
    return Halaman(
        daftar.susun(petikan.sumber), petikan.jumlah or 0, seiring=petikan.seiring, kosong=not petikan.sumber
    )


def _sesudah(request: Request, daftar: Sequence[Any], cursor: str, ukuran: int, seiring: Seiring) -> Halaman:
    if not isinstance(daftar, Daftar):
        raise ValidationError({"cursor": ["Daftar ini pendek; baca dengan page."]}, code="cursor")
    kunci = _baca(cursor, len(daftar.urutan)) if cursor else None
    try:
        petikan = daftar.petik_sesudah(kunci, ukuran, seiring)
    except (ValueError, TypeError) as galat:
        raise _cursor_salah() from galat
    alamat = request.build_absolute_uri()
    lanjut = replace_query_param(alamat, "cursor", _tulis(petikan.lanjut)) if petikan.lanjut else None
    return Halaman(daftar.susun(petikan.sumber), None, lanjut, seiring=petikan.seiring, kosong=not petikan.sumber)


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
