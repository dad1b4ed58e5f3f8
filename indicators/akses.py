"""Who may see what: the one gate that every door uses (reliability.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Q, QuerySet

from indicators.models import Indikator, Penugasan, Peran, UnitKerja

Pengguna = AbstractUser | AnonymousUser
MELIHAT_SEMUA = {Peran.ADMIN, Peran.PIMPINAN}


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """The units a user reaches today: everything, or the subtrees of some units."""

    peran: tuple[str, ...]
    unit: tuple[UnitKerja, ...]
    semua: bool

    def terlihat(self, lewat: str = "") -> Q:
        """Condition on the relation that leads to a unit (`lewat` "unit__"); nothing at all without a role."""
        if self.semua:
            return Q()
        kondisi = Q(pk__in=[])
        for unit in self.unit:
            kondisi |= Q(**{f"{lewat}jalur__startswith": unit.jalur})
        return kondisi


def jangkauan(user: Pengguna) -> Jangkauan:
    """The reach of a user now. Asked once per request: the answer stays on the user object of that request."""
    tersimpan: Jangkauan | None = getattr(user, "_jangkauan", None)
    if tersimpan is None:
        tersimpan = _jangkauan(user)
        user._jangkauan = tersimpan  # type: ignore[union-attr]
    return tersimpan


def _jangkauan(user: Pengguna) -> Jangkauan:
    if not user.is_active:
        return Jangkauan((), (), False)
    penugasan = list(Penugasan.objects.aktif(user))
    return Jangkauan(
        tuple(p.peran for p in penugasan),
        tuple(p.unit for p in penugasan),
        user.is_superuser or any(p.peran in MELIHAT_SEMUA for p in penugasan),
    )


def indikator_terlihat(user: Pengguna) -> QuerySet[Indikator]:
    """The indikator a user may see; a foreign one is as absent as one that does not exist."""
    return Indikator.objects.filter(jangkauan(user).terlihat("unit__"))


def unit_terlihat(user: Pengguna) -> QuerySet[UnitKerja]:
    return UnitKerja.objects.filter(jangkauan(user).terlihat())


def boleh_melihat_anggaran(user: Pengguna) -> bool:
    """Published budget sets are totals per unit: open to everyone who has a role."""
    reach = jangkauan(user)
    return reach.semua or bool(reach.unit)
