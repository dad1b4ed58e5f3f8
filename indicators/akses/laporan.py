"""Who writes the words of a report, and who records how far a regulation has come."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from indicators.akses.izin import Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.token import administrator
from indicators.models import NarasiLaporan, Penugasan, Peran


def boleh_menulis_narasi(user: Pengguna, jalur: str) -> bool:
    """A planner of the unit at `jalur`, in person: the words of a report are its unit's, as its figures are."""
    milik = jangkauan(user)
    return milik.gerak is None and milik.mencakup({Peran.PERENCANA}, jalur)


def periksa_menulis_narasi(user: Pengguna, jalur: str) -> None:
    if not boleh_menulis_narasi(user, jalur):
        raise Terlarang("Hanya perencana unit ini yang menulis narasi laporannya.")


def penulis_narasi(narasi: Iterable[NarasiLaporan]) -> set[int]:
    """The keys of those passages whose author may still write them; one query. As `boleh_menulis_narasi` for one."""
    semua = list(narasi)
    hari_ini = timezone.localdate()
    perencana = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini),
        berlaku_dari__lte=hari_ini,
        peran=Peran.PERENCANA,
        user__in={satu.penulis_id for satu in semua},
        user__is_active=True,
    )
    jalur = list(perencana.values_list("user_id", "unit__jalur"))
    return {n.pk for n in semua if any(u == n.penulis_id and n.unit.jalur.startswith(j) for u, j in jalur)}


def boleh_mencatat_regulasi(user: Pengguna, jalur: str) -> bool:
    """A planner of the unit that answers for the draft, or an administrator; of a draft whose owner is no unit of
    ours (`jalur` empty) the administrator alone."""
    milik = jangkauan(user)
    perencana = bool(jalur) and milik.gerak is None and milik.mencakup({Peran.PERENCANA}, jalur)
    return perencana or administrator(user)


def periksa_mencatat_regulasi(user: Pengguna, jalur: str) -> None:
    if not boleh_mencatat_regulasi(user, jalur):
        raise Terlarang("Hanya perencana unit penanggung jawab atau administrator yang mencatat kemajuan regulasi.")
