"""Which quarters are closed and sealed: their official figures stay until an administrator reopens them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from indicators.akses.izin import Bentrok, Terlarang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.capaian import ROMAWI
from indicators.models import PeriodeLapor, Segel

KUNCI_SEGEL = 0x7365_6765  # "sege": one closing at a time on PostgreSQL
PUNYA_SEGEL = Exists(Segel.objects.filter(tahun=OuterRef("tahun"), triwulan=OuterRef("triwulan")))


def kunci_segel(*, bersama: bool = False) -> None:
    """Until the end of the transaction: alone, or (`bersama`) with everybody but a closing.

    So a closing waits for approvals under way, and they for it. SQLite needs nothing: its IMMEDIATE transaction is
    already alone.
    """
    if connection.vendor == "postgresql":
        fungsi = "pg_advisory_xact_lock_shared" if bersama else "pg_advisory_xact_lock"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {fungsi}(%s)", [KUNCI_SEGEL])


def boleh_berkas_segel(user: Pengguna) -> bool:
    """Whether somebody may have the file of a seal: it holds the figures of every unit, and cannot be cut."""
    milik = jangkauan(user)
    return milik.semua and milik.gerak is None


def periksa_berkas_segel(user: Pengguna) -> None:
    if not boleh_berkas_segel(user):
        raise Terlarang("Berkas segel memuat angka semua unit; hanya pimpinan dan administrator yang mengunduhnya.")


def triwulan_tersegel(periode: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of these quarters that are sealed and not reopened since; one query."""
    diminta = Q(pk__in=[])
    for tahun, triwulan in set(periode):
        diminta |= Q(tahun=tahun, triwulan=triwulan)
    tersegel = PeriodeLapor.objects.filter(diminta, PUNYA_SEGEL, dikunci=True)
    return set(tersegel.values_list("tahun", "triwulan"))


def tahun_tersegel() -> set[int]:
    """Every year of which a quarter was ever sealed: its rules stay as they were then."""
    return set(Segel.objects.order_by().values_list("tahun", flat=True).distinct())


def periksa_belum_disegel(periode: Iterable[tuple[int, int]]) -> None:
    """Inside a transaction that changes official figures of these quarters. Raises Bentrok for a sealed one."""
    kunci_segel(bersama=True)
    for tahun, triwulan in sorted(triwulan_tersegel(periode)):
        raise Bentrok(
            f"Triwulan {ROMAWI[triwulan]} {tahun} sudah ditutup dan disegel, jadi angka resminya tetap. "
            "Administrator dapat membukanya kembali dengan alasan."
        )
