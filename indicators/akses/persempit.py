"""What a token leaves of its owner's reach: never more than the owner has today, less by unit and by scope."""

from __future__ import annotations

from indicators.akses.jangkauan import Jangkauan, Pengguna, jangkauan
from indicators.alur import Gerak
from indicators.models import Peran, UnitKerja

GERAK_TOKEN = frozenset({Gerak.ISI, Gerak.AJUKAN, Gerak.TARIK})


def persempit(user: Pengguna, unit: UnitKerja | None, *, tulis: bool) -> None:
    """Narrow the reach of this request's user; every queryset and every gate follows by itself.

    Of the roles only the planner's is left, and only for writing: a machine never decides about a figure and
    never administers. What the other roles let their owner see stays visible.
    """
    milik = jangkauan(user)
    user._jangkauan = Jangkauan(  # type: ignore[union-attr]
        penugasan=tuple(
            (peran, bagian)
            for peran, satu in milik.penugasan
            if tulis and peran == Peran.PERENCANA and (bagian := _irisan(satu, unit))
        ),
        semua=milik.semua and unit is None,
        lihat=_terlihat(milik, unit),
        gerak=GERAK_TOKEN if tulis else frozenset(),
    )


def _terlihat(milik: Jangkauan, unit: UnitKerja | None) -> tuple[UnitKerja, ...]:
    if milik.semua and unit is not None:
        return (unit,)
    return tuple(bagian for satu in milik.unit if (bagian := _irisan(satu, unit)))


def _irisan(milik: UnitKerja, unit: UnitKerja | None) -> UnitKerja | None:
    """The lower of two units of one branch; None where neither lies below the other."""
    if unit is None or milik.jalur.startswith(unit.jalur):
        return milik
    return unit if unit.jalur.startswith(milik.jalur) else None
