"""Who may set a finding about a target aside."""

from __future__ import annotations

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.models import Peran

PENGESAMPING = frozenset({Peran.PERENCANA, Peran.VERIFIKATOR})


def boleh_kesampingkan(user: Pengguna, jalur: str) -> bool:
    """Whoever plans or checks the unit at `jalur`, in person: both read the reason that the other gives."""
    milik = jangkauan(user)
    return milik.gerak is None and milik.mencakup(PENGESAMPING, jalur)


def periksa_kesampingkan(user: Pengguna, jalur: str) -> None:
    if not boleh_kesampingkan(user, jalur):
        raise Terlarang("Hanya perencana atau verifikator unit ini yang mengesampingkan temuan.")
