"""Who may write down what somebody outside the unit has verified."""

from __future__ import annotations

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.models import Peran


def boleh_mencatat_verifikasi(user: Pengguna, jalur: str) -> bool:
    """A verifikator who reaches the unit, in person. Never its planner, whose figure it is; never an administrator,
    who edits no figure: where the kebijakan says so, this value is the official one."""
    milik = jangkauan(user)
    return milik.gerak is None and milik.mencakup({Peran.VERIFIKATOR}, jalur)


def periksa_mencatat_verifikasi(user: Pengguna, jalur: str) -> None:
    if not boleh_mencatat_verifikasi(user, jalur):
        raise Terlarang("Hanya verifikator yang mencatat nilai verifikasi, menurut dokumen pemeriksanya.")
