from __future__ import annotations

from django.http import HttpRequest

from indicators.akses import jangkauan
from indicators.models import Peran
from renstra import __version__


def frame(request: HttpRequest) -> dict[str, str]:
    """What the frame of every page shows: who is logged in, as what, and the version of the product."""
    return {"versi_produk": __version__, "peran_pengguna": _peran(request)}


def _peran(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    reach = jangkauan(user)
    if not reach.unit:
        return str(user.get_username())
    return f"{Peran(reach.peran[0]).label} · {reach.unit[0].nama_pendek}"
