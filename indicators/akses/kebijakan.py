"""Who may try other rules on the figures of a year."""

from __future__ import annotations

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.token import administrator
from indicators.models import Peran


def boleh_simulasi(user: Pengguna) -> bool:
    """Leadership and administrators in person: they decide on the rules, and see every unit anyway."""
    milik = jangkauan(user)
    return administrator(user) or (milik.gerak is None and Peran.PIMPINAN in milik.peran)


def periksa_simulasi(user: Pengguna) -> None:
    if not boleh_simulasi(user):
        raise Terlarang("Simulasi kebijakan hanya untuk pimpinan dan administrator.")
