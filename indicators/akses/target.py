"""Who may propose, decide and set a target, and who may read them."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import QuerySet

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.models import Peran, Target


class GerakTarget(StrEnum):
    """The moves of a target, as the history names them."""

    USULKAN = "usulkan"
    SETUJUI = "setujui"
    TOLAK = "tolak"
    TARIK = "tarik"
    TETAPKAN = "tetapkan"


PELAKU_TARGET: dict[GerakTarget, frozenset[str]] = {
    GerakTarget.USULKAN: frozenset({Peran.PERENCANA, Peran.ADMIN}),
    GerakTarget.SETUJUI: frozenset({Peran.VERIFIKATOR}),
    GerakTarget.TOLAK: frozenset({Peran.VERIFIKATOR}),
    GerakTarget.TARIK: frozenset({Peran.PERENCANA, Peran.ADMIN}),  # who may propose; the own one only
    # Only a first target, before anything was reported: afterwards there is no way but a revision.
    GerakTarget.TETAPKAN: frozenset({Peran.ADMIN}),
}
HANYA = {
    GerakTarget.USULKAN: "Hanya perencana unit ini atau administrator yang mengusulkan target.",
    GerakTarget.SETUJUI: "Hanya verifikator yang menyetujui usulan target.",
    GerakTarget.TOLAK: "Hanya verifikator yang menolak usulan target.",
    GerakTarget.TARIK: "Hanya pengusulnya yang menarik usulan target.",
    GerakTarget.TETAPKAN: "Hanya administrator yang menetapkan target secara langsung.",
}


def target_terlihat(user: Pengguna) -> QuerySet[Target]:
    """The targets a user may see: those of the indikator they may see."""
    milik = jangkauan(user)
    semua = Target.objects.berlaku() if milik.hanya_resmi else Target.objects.all()
    return semua.filter(milik.terlihat("indikator__unit__"))


def boleh_target(user: Pengguna, gerak: GerakTarget, jalur: str) -> bool:
    """Whether a role of this user allows the move on a target of the unit at `jalur`; a token moves no target."""
    milik = jangkauan(user)
    return milik.gerak is None and milik.mencakup(PELAKU_TARGET[gerak], jalur)


def periksa_target(user: Pengguna, gerak: GerakTarget, jalur: str) -> None:
    """Raises Terlarang for a move that is another role's."""
    if not boleh_target(user, gerak, jalur):
        raise Terlarang(HANYA[gerak])
