"""Opening, locking and exceptions of a reporting period: an administrator's, always with a reason."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, Pengguna, Terlarang, TidakLengkap, administrator, pelaku, triwulan_tersegel
from indicators.models import PengecualianPeriode, PeriodeLapor, Segel, UnitKerja
from indicators.services.acuan import save_acuan
from indicators.tenggat import jendela_bawaan


def pengatur_periode(user: Pengguna) -> User:
    """The administrator who acts. Raises Terlarang for everybody else."""
    if not administrator(user):
        raise Terlarang("Hanya administrator yang mengatur periode lapor.")
    return pelaku(user)


def _periksa(user: User, alasan: str) -> None:
    pengatur_periode(user)
    if not alasan.strip():
        raise TidakLengkap("Tulis alasannya.")


@transaction.atomic
def ensure_periode(user: User, tahun: int, triwulan: int) -> PeriodeLapor:
    """The stored period, made with the default window where there is none yet."""
    periode = PeriodeLapor.objects.filter(tahun=tahun, triwulan=triwulan).first()
    if periode is None:
        bawaan = jendela_bawaan(tahun, triwulan)
        periode = PeriodeLapor(
            tahun=tahun,
            triwulan=triwulan,
            buka=bawaan.buka,
            tutup=bawaan.tutup,
            tutup_eselon_i=bawaan.tutup_eselon_i,
            tutup_kementerian=bawaan.tutup_kementerian,
        )
        save_acuan(periode, pelaku=user, alasan="Jendela bawaan")
    return periode


@transaction.atomic
def lock_periode(user: User, tahun: int, triwulan: int, *, kunci: bool, alasan: str) -> PeriodeLapor:
    """Lock or unlock a quarter for everybody. Raises Terlarang, TidakLengkap.

    A quarter that was sealed once is closed by a seal only (`close_triwulan`), else Bentrok: locked without one it
    would seem to hold what the old seal says.
    """
    _periksa(user, alasan)
    if kunci and Segel.objects.filter(tahun=tahun, triwulan=triwulan).exists():
        raise Bentrok("Triwulan ini pernah disegel. Tutup dan segel lagi, supaya perubahannya menjadi revisi segel.")
    periode = ensure_periode(user, tahun, triwulan)
    periode.dikunci = kunci
    save_acuan(periode, pelaku=user, alasan=alasan.strip())
    return periode


@transaction.atomic
def add_pengecualian(
    user: User, tahun: int, triwulan: int, unit: UnitKerja, *, alasan: str, sampai: datetime
) -> PengecualianPeriode:
    """Open a quarter for one unit and those below it until an instant. Raises Terlarang, TidakLengkap, Bentrok."""
    _periksa(user, alasan)
    if triwulan_tersegel([(tahun, triwulan)]):
        raise Bentrok("Triwulan ini sudah ditutup dan disegel. Buka dahulu kuncinya, lalu beri pengecualian.")
    if sampai <= timezone.now():
        raise TidakLengkap("Batas waktu pengecualian harus di depan.")
    pengecualian = PengecualianPeriode(
        periode=ensure_periode(user, tahun, triwulan),
        unit=unit,
        alasan=alasan.strip(),
        sampai=sampai,
        dibuat_oleh=user,
    )
    save_acuan(pengecualian, pelaku=user, alasan=alasan.strip())
    return pengecualian
