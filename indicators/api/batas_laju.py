"""How often one caller may ask: counted per token or account, so that one busy machine slows nobody else down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from indicators.api.masuk import pemegang
from indicators.services.laju import catat_kedatangan

if TYPE_CHECKING:  # at run time this module is loaded while views are
    from rest_framework.views import APIView


class LajuThrottle(BaseThrottle):
    """Reads and writes apart, per minute of the clock; over the limit the rest of that minute is 429."""

    sisa = 0

    def allow_request(self, request: Request, view: APIView) -> bool:
        if not request.user.is_authenticated:  # only what is open to everyone comes here without a name
            return True
        jenis, terbanyak = _jenis(request)
        banyak, self.sisa = catat_kedatangan(f"{jenis}:{pemegang(request)}")
        return banyak <= terbanyak

    def wait(self) -> float:
        """Seconds until the next minute begins; becomes Retry-After."""
        return self.sisa


def _jenis(request: Request) -> tuple[str, int]:
    if request.method in SAFE_METHODS:
        return "baca", settings.LAJU_BACA
    return "tulis", settings.LAJU_TULIS
