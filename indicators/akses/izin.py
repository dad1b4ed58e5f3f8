"""Which role may make which move, and the four refusals that every door translates (404, 403, 409, 422)."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet

from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.persempit import GERAK_TOKEN
from indicators.alur import DIAPAKAN, Gerak
from indicators.models import Peran, Realisasi

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


class VersiBerbeda(Bentrok):
    """Changed since it was seen; a machine that named the version it saw is told so by a status of its own."""


class TidakLengkap(Ditolak):
    """Something that must be said is missing; `kekurangan` lists each gap."""

    status = 422

    def __init__(self, pesan: str, kekurangan: list[str] | None = None) -> None:
        super().__init__(pesan)
        self.kekurangan = kekurangan or [pesan]


def pelaku(user: Pengguna) -> User:
    """The account that acts, for its type: the login middleware lets nobody else in. Raises Terlarang."""
    if not isinstance(user, User):
        raise Terlarang("Masuk dahulu.")
    return user


def boleh(user: Pengguna, gerak: Gerak, jalur: str) -> bool:
    """Whether a role of this user allows the move on a figure of the unit at `jalur`."""
    return jangkauan(user).mencakup(PELAKU[gerak], jalur)


def periksa_izin(user: Pengguna, gerak: Gerak, jalur: str) -> None:
    """Raises Terlarang for a move that is another role's, or that is not a machine's to make."""
    tersisa = jangkauan(user).gerak
    if tersisa is not None and gerak not in tersisa:
        raise Terlarang(_bukan_untuk_token(gerak))
    if not boleh(user, gerak, jalur):
        raise Terlarang(f"Dengan peran Anda, angka unit ini tidak dapat {DIAPAKAN[gerak]}.")


def periksa_orang(user: Pengguna, pesan: str) -> None:
    """Raises Terlarang for a machine: what is left to be done in person."""
    if jangkauan(user).gerak is not None:
        raise Terlarang(pesan)


def realisasi_untuk_gerak(user: Pengguna, gerak: Gerak, pk: int) -> Realisasi:
    """The figure on which a user is about to make a move.

    Raises TakTerlihat for a foreign one as for one that does not exist, Terlarang for a move that is not theirs.
    """
    terlihat = Realisasi.objects.filter(jangkauan(user).terlihat("indikator__unit__"), pk=pk)
    baris = terlihat.select_related("indikator__unit", "indikator__sasaran").first()
    if baris is None:
        raise TakTerlihat("Angka tidak ditemukan.")
    periksa_izin(user, gerak, baris.indikator.unit.jalur)
    return baris


def _bukan_untuk_token(gerak: Gerak) -> str:
    if gerak in GERAK_TOKEN:
        return f"Token ini hanya untuk membaca; dengan token ini angka tidak dapat {DIAPAKAN[gerak]}."
    return f"Dengan token angka tidak dapat {DIAPAKAN[gerak]}; seseorang harus masuk dan melakukannya sendiri."


def berperan(user: Pengguna, gerak: Gerak) -> bool:
    """Whether some role of this user makes the move at all, wherever it reaches."""
    return any(peran in PELAKU[gerak] for peran in jangkauan(user).peran)


def realisasi_untuk(user: Pengguna, gerak: Gerak) -> QuerySet[Realisasi]:
    """The figures, in any state, on which a role of this user makes the move."""
    return Realisasi.objects.filter(jangkauan(user).dijangkau(PELAKU[gerak], "indikator__unit__"))
