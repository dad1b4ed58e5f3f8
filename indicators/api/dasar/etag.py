"""ETag of a read: what was asked, by whom, on which day, over which state of the data."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from rest_framework.request import Request

from indicators.akses import jangkauan


def tanda(request: Request, keadaan: str) -> str:
    """The day is in it because assignments begin and end with one; the reach, because it decides what is seen."""
    jangkau = jangkauan(request.user)
    bagian = (
        settings.SPECTACULAR_SETTINGS["VERSION"],
        keadaan,
        request.user.pk,
        jangkau.semua,
        [(peran, unit.pk, unit.jalur) for peran, unit in jangkau.penugasan],
        [(unit.pk, unit.jalur) for unit in jangkau.lihat],
        jangkau.gerak is None,
        timezone.localdate().isoformat(),
        request.accepted_renderer.format,
        request.get_host(),
        request.get_full_path(),
    )
    return f'"{hashlib.sha256(repr(bagian).encode()).hexdigest()[:32]}"'


def belum_berubah(request: Request, etag: str) -> HttpResponseNotModified | None:
    """The 304, where the client already has this; compared weakly, because compression marks an ETag as weak."""
    dimiliki = [satu.removeprefix("W/") for satu in parse_etags(request.headers.get("If-None-Match", ""))]
    return HttpResponseNotModified() if etag in dimiliki or "*" in dimiliki else None
