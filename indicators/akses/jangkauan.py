"""What a user reaches today, and the querysets that follow from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Q, QuerySet

from indicators.alur import Gerak
from indicators.models import Indikator, JenjangUnit, Penugasan, Peran, Realisasi, UnitKerja, di_bawah

Pengguna = AbstractUser | AnonymousUser
MELIHAT_SEMUA = {Peran.ADMIN, Peran.PIMPINAN}


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """The roles of a user today, each with its unit; a role reaches its unit and what lies below.

    `lihat`: units that are seen without a role. `gerak`: the only moves that are left, None for all of them.
    Both are what a token leaves (see `persempit`). `hanya_resmi`: no figure that is not approved (see `publik`).
    """

    penugasan: tuple[tuple[str, UnitKerja], ...]
    semua: bool
    lihat: tuple[UnitKerja, ...] = ()
    gerak: frozenset[Gerak] | None = None
    hanya_resmi: bool = False

    @property
    def peran(self) -> tuple[str, ...]:
        return tuple(peran for peran, _ in self.penugasan)

    @property
    def unit(self) -> tuple[UnitKerja, ...]:
        return tuple(unit for _, unit in self.penugasan)

    def mencakup(self, peran: Collection[str], jalur: str) -> bool:
        """Whether one of these roles reaches the unit at `jalur`."""
        return any(milik in peran and jalur.startswith(unit.jalur) for milik, unit in self.penugasan)

    def terlihat(self, lewat: str = "") -> Q:
        """Condition on the relation that leads to a unit (`lewat` "unit__"); nothing at all without a role."""
        return Q() if self.semua else _di_bawah((*self.unit, *self.lihat), lewat)

    def melihat(self, jalur: str) -> bool:
        """As `terlihat`, of one unit that is read already."""
        return self.semua or any(jalur.startswith(unit.jalur) for unit in (*self.unit, *self.lihat))

    def dijangkau(self, peran: Collection[str], lewat: str = "") -> Q:
        """As `terlihat`, for the units that these roles reach."""
        return _di_bawah([unit for milik, unit in self.penugasan if milik in peran], lewat)


def _di_bawah(unit: Collection[UnitKerja], lewat: str) -> Q:
    kondisi = Q(pk__in=[])
    for satu in unit:
        kondisi |= di_bawah(satu, lewat)
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
        return Jangkauan((), False)
    # Sorted here: every page asks this, and to have it sorted costs twice the question, with a join to the accounts.
    semua = sorted(Penugasan.objects.aktif(user).order_by(), key=lambda p: (p.peran, p.unit.urutan, p.unit.kode))
    penugasan = tuple((p.peran, p.unit) for p in semua)
    return Jangkauan(penugasan, user.is_superuser or any(peran in MELIHAT_SEMUA for peran, _ in penugasan))


def indikator_terlihat(user: Pengguna) -> QuerySet[Indikator]:
    """The indikator a user may see; a foreign one is as absent as one that does not exist."""
    return Indikator.objects.filter(jangkauan(user).terlihat("unit__"))


def indikator_terisi_oleh(user: Pengguna) -> QuerySet[Indikator]:
    """The indikator whose realisasi a user may enter."""
    return Indikator.objects.filter(jangkauan(user).dijangkau({Peran.PERENCANA}, "unit__"))


def realisasi_terlihat(user: Pengguna) -> QuerySet[Realisasi]:
    milik = jangkauan(user)
    semua = Realisasi.objects.resmi() if milik.hanya_resmi else Realisasi.objects.all()
    return semua.filter(milik.terlihat("indikator__unit__"))


def unit_terlihat(user: Pengguna) -> QuerySet[UnitKerja]:
    return UnitKerja.objects.filter(jangkauan(user).terlihat())


def boleh_melihat_jumlah(user: Pengguna, unit: UnitKerja) -> bool:
    """Whether the official totals of a unit are open: to whoever reaches it, and of an eselon I unit to the planners
    of its units in person. They see no single figure of others by it (docs/keputusan.md).
    """
    reach = jangkauan(user)
    return reach.melihat(unit.jalur) or (
        unit.jenjang == JenjangUnit.ESELON_I
        and reach.gerak is None
        and any(peran == Peran.PERENCANA and milik.jalur.startswith(unit.jalur) for peran, milik in reach.penugasan)
    )


def boleh_melihat_anggaran(user: Pengguna) -> bool:
    """Published budget sets are totals per unit: open to everyone who has a role."""
    reach = jangkauan(user)
    return reach.semua or bool(reach.penugasan or reach.lihat)
