"""Receiving the files of a request, within the limits of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest

from indicators.berkas import Gudang
from indicators.berkas.unggahan import Penampung, siapkan
from indicators.services.bukti.izin import sebagai_penolakan


@contextmanager
def menerima_berkas(request: HttpRequest) -> Iterator[Penampung]:
    """Inside, `request.POST` and `request.FILES` may be read; afterwards nothing temporary is left.

    Must come before anything reads the body, CSRF protection included. Raises BuktiDitolak (413, 507).
    """
    with sebagai_penolakan():
        penampung = siapkan(
            request,
            Gudang(settings.BUKTI_DIR),
            settings.BUKTI_UKURAN_MAKS,
            settings.BUKTI_SEKALI_KIRIM_MAKS,
        )
        try:
            yield penampung
        finally:
            penampung.bersihkan()
