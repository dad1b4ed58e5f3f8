"""What a page says when it shows another day than today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from indicators.rekap import Pada


def konteks_per(request: HttpRequest, pada: Pada | None) -> dict[str, Any]:
    """For `indicators/_per.html`: the day, and the address of the same page as it is now."""
    saringan = request.GET.copy()
    saringan.pop("per", None)
    return {"per": pada, "kini_url": f"{request.path}?{saringan.urlencode()}" if saringan else request.path}
