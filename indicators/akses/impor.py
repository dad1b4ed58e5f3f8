"""Who may import what (M19, M20), and who sees which batch."""

from __future__ import annotations

from django.db.models import QuerySet

from indicators.akses.izin import Terlarang, berperan
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.token import administrator
from indicators.alur import Gerak
from indicators.models import Impor


def periksa_impor_realisasi(user: Pengguna) -> None:
    """M19: who enters figures in the grid may bring them in a file. Each row is judged again by its unit.

    Raises Terlarang.
    """
    if not berperan(user, Gerak.ISI) or jangkauan(user).gerak is not None:
        raise Terlarang("Hanya perencana yang mengimpor realisasi, untuk unitnya sendiri.")


def periksa_impor_acuan(user: Pengguna) -> None:
    """M20: plan structure and budgets come in by an administrator in person. Raises Terlarang."""
    if not administrator(user):
        raise Terlarang("Hanya administrator yang mengimpor rencana dan anggaran.")


def impor_terlihat(user: Pengguna) -> QuerySet[Impor]:
    """One's own batches: a file on its way is nobody else's business, what came of it is in the history."""
    return Impor.objects.filter(pelaku=user.pk)
