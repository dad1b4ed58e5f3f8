"""Which role may make which move, and the four refusals that every door translates (404, 403, 409, 422)."""

from __future__ import annotations

from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.alur import Gerak
from indicators.models import Peran

PELAKU: dict[Gerak, frozenset[str]] = {
    Gerak.ISI: frozenset({Peran.PERENCANA}),
    Gerak.AJUKAN: frozenset({Peran.PERENCANA}),
    Gerak.TARIK: frozenset({Peran.PERENCANA}),
    Gerak.VERIFIKASI: frozenset({Peran.VERIFIKATOR}),
    Gerak.KEMBALIKAN: frozenset({Peran.VERIFIKATOR}),
    Gerak.SETUJUI: frozenset({Peran.VERIFIKATOR}),
    # An administrator never edits a figure, but may hand it back to those who do.
    Gerak.BUKA: frozenset({Peran.VERIFIKATOR, Peran.ADMIN}),
}


class Ditolak(Exception):
    """A refusal; `pesan` says why in words for the person who asked."""

    status = 400

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class TakTerlihat(Ditolak):
    """What is not to be seen looks like what does not exist."""

    status = 404


class Terlarang(Ditolak):
    """Seen, but not this person's to do."""

    status = 403


class Bentrok(Ditolak):
    """The right person at the wrong moment: locked, changed meanwhile, or another state."""

    status = 409


class TidakLengkap(Ditolak):
    """Something that must be said is missing; `kekurangan` lists each gap."""

    status = 422

    def __init__(self, pesan: str, kekurangan: list[str] | None = None) -> None:
        super().__init__(pesan)
        self.kekurangan = kekurangan or [pesan]


def boleh(user: Pengguna, gerak: Gerak, jalur: str) -> bool:
    """Whether a role of this user allows the move on a figure of the unit at `jalur`."""
    return jangkauan(user).mencakup(PELAKU[gerak], jalur)


def periksa_izin(user: Pengguna, gerak: Gerak, jalur: str) -> None:
    """Raises Terlarang for a move that is another role's."""
    if not boleh(user, gerak, jalur):
        raise Terlarang(f"Peran Anda tidak dapat melakukan “{gerak.value}” pada angka unit ini.")
