"""How much one import may hold: the reader's own limits, with size and rows as this installation sets them."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from indicators.lembar import MASSAL, TEMPLAT, BatasLembar

MB = 1024 * 1024


def batas_templat() -> BatasLembar:
    """Of what a unit sends."""
    return replace(TEMPLAT, berkas_byte=settings.IMPOR_TEMPLAT_MB * MB, baris=settings.IMPOR_TEMPLAT_BARIS)


def batas_massal() -> BatasLembar:
    """Of an administrator's bulk import."""
    return replace(MASSAL, berkas_byte=settings.IMPOR_MASSAL_MB * MB, baris=settings.IMPOR_MASSAL_BARIS)
