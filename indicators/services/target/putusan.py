"""What becomes of a proposal: approved, it is in force from then on; refused or withdrawn, it stays readable."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, Terlarang, TidakLengkap
from indicators.akses.target import HANYA, GerakTarget, periksa_target, target_terlihat
from indicators.models import StatusTarget, Target
from indicators.rekap.target import ORANG, periode_teks
from indicators.riwayat import potret
from indicators.services.target.catatan import beri_tahu_target, catat_target
from indicators.services.teks import bersihkan, keberatan

STATUS = {
    GerakTarget.SETUJUI: StatusTarget.DISETUJUI,
    GerakTarget.TOLAK: StatusTarget.DITOLAK,
    GerakTarget.TARIK: StatusTarget.DITARIK,
}
CATATAN_TERPANJANG = 1000


def approve_target(user: User, pk: int, revisi: int, catatan: str = "") -> Target:
    """Put the revision that was seen into force; never by the one who proposed it.

    Raises TakTerlihat, Terlarang, TidakLengkap, or Bentrok where it has been decided meanwhile.
    """
    return _putuskan(user, GerakTarget.SETUJUI, pk, revisi, catatan)


def reject_target(user: User, pk: int, revisi: int, catatan: str) -> Target:
    """Refuse a proposal, with the reason. Raises as approve_target."""
    return _putuskan(user, GerakTarget.TOLAK, pk, revisi, catatan)


def withdraw_target(user: User, pk: int, revisi: int) -> Target:
    """Take back a proposal of one's own that still waits. Raises as approve_target."""
    return _putuskan(user, GerakTarget.TARIK, pk, revisi, "")


@transaction.atomic
def _putuskan(user: User, gerak: GerakTarget, pk: int, revisi: int, catatan: str) -> Target:
    target = target_terlihat(user).filter(pk=pk).select_related("indikator__unit", *ORANG).first()
    if target is None:
        raise TakTerlihat("Usulan tidak ditemukan.")
    periksa_target(user, gerak, target.indikator.unit.jalur)
    rapi = _catatan(gerak, catatan)
    if target.status != StatusTarget.DIUSULKAN or target.revisi != revisi:
        raise Bentrok(_sudah(target))
    _periksa_orang(user, gerak, target)
    sebelum = potret(target)
    target.status, target.catatan_putusan = STATUS[gerak], rapi
    target.ditetapkan_oleh, target.ditetapkan_pada = None if gerak == GerakTarget.TARIK else user, timezone.now()
    _simpan_bila_menunggu(target)
    catat_target(user, gerak, target, sebelum, rapi)
    beri_tahu_target(user, gerak, target)
    return target


def _periksa_orang(user: User, gerak: GerakTarget, target: Target) -> None:
    """Four eyes for a decision; a withdrawal is the proposer's alone."""
    milik_sendiri = target.diusulkan_oleh_id == user.pk
    if milik_sendiri and gerak != GerakTarget.TARIK:
        raise Terlarang("Usulan ini Anda ajukan sendiri; orang lain yang memutuskannya.")
    if not milik_sendiri and gerak == GerakTarget.TARIK:
        raise Terlarang(HANYA[GerakTarget.TARIK])


def _catatan(gerak: GerakTarget, catatan: str) -> str:
    rapi = bersihkan(catatan)
    if gerak == GerakTarget.TOLAK and not rapi:
        raise TidakLengkap("Tulis mengapa usulan ini ditolak.")
    if pesan := keberatan(rapi, CATATAN_TERPANJANG):
        raise TidakLengkap(pesan)
    return rapi


def _simpan_bila_menunggu(target: Target) -> None:
    """Compare-and-set in the database itself: of two who decide at once, one finds nothing left to decide."""
    berubah = Target.objects.filter(pk=target.pk, revisi=target.revisi, status=StatusTarget.DIUSULKAN).update(
        status=target.status,
        catatan_putusan=target.catatan_putusan,
        ditetapkan_oleh=target.ditetapkan_oleh,
        ditetapkan_pada=target.ditetapkan_pada,
    )
    if not berubah:
        raise Bentrok("Usulan ini baru saja diputuskan atau ditarik orang lain. Muat ulang, lalu periksa.")


def _sudah(target: Target) -> str:
    nama = f"Usulan target {target.indikator.kode} {periode_teks(target.tahun, target.triwulan)}"
    if target.status == StatusTarget.DIUSULKAN:
        return f"{nama} sekarang revisi {target.revisi}, bukan yang Anda lihat. Muat ulang, lalu periksa."
    oleh = f" oleh {target.pemutus.get_username()}" if target.pemutus else ""
    return f"{nama} sudah {target.get_status_display().lower()}{oleh}."
