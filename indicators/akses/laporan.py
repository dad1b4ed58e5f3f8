"""Who writes the words of a report, and who records how far a regulation has come."""

from __future__ import annotations

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.token import administrator
from indicators.models import Peran


def boleh_menulis_narasi(user: Pengguna, jalur: str) -> bool:
    """A planner of the unit at `jalur`, in person: the words of a report are its unit's, as its figures are."""
    milik = jangkauan(user)
    return milik.gerak is None and milik.mencakup({Peran.PERENCANA}, jalur)


def periksa_menulis_narasi(user: Pengguna, jalur: str) -> None:
    if not boleh_menulis_narasi(user, jalur):
        raise Terlarang("Hanya perencana unit ini yang menulis narasi laporannya.")


def boleh_mencatat_regulasi(user: Pengguna, jalur: str) -> bool:
    """A planner of the unit that answers for the draft, or an administrator; of a draft whose owner is no unit of
    ours (`jalur` empty) the administrator alone."""
    milik = jangkauan(user)
    perencana = bool(jalur) and milik.gerak is None and milik.mencakup({Peran.PERENCANA}, jalur)
    return perencana or administrator(user)


def periksa_mencatat_regulasi(user: Pengguna, jalur: str) -> None:
    if not boleh_mencatat_regulasi(user, jalur):
        raise Terlarang("Hanya perencana unit penanggung jawab atau administrator yang mencatat kemajuan regulasi.")
