"""What every move of a target leaves behind: one row of history, and a message to those concerned."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from indicators.akses.target import GerakTarget
from indicators.models import Peran, Target
from indicators.rekap import aturan_indikator
from indicators.rekap.target import asal_teks, periode_teks, target_teks
from indicators.riwayat import catat, potret
from indicators.services.pemberitahuan import beri_tahu, pemegang
from indicators.services.ringkasan import minta_ringkasan

PERIHAL = {
    GerakTarget.USULKAN: "menunggu putusan",
    GerakTarget.SETUJUI: "disetujui",
    GerakTarget.TOLAK: "ditolak",
    GerakTarget.TARIK: "ditarik kembali",
    GerakTarget.TETAPKAN: "ditetapkan",
}


def catat_target(user: User, gerak: GerakTarget, target: Target, sebelum: dict[str, Any] | None, alasan: str) -> None:
    catat(
        aksi=gerak.value,
        jenis="target",
        objek_id=target.pk,
        objek_kode=f"{target.indikator.kode} {target.tahun}/{target.triwulan}",
        pelaku=user,
        unit=target.indikator.unit,
        sebelum=sebelum,
        sesudah=potret(target),
        alasan=alasan,
    )
    minta_ringkasan()


def beri_tahu_target(user: User, gerak: GerakTarget, target: Target) -> None:
    """A proposal and its withdrawal to those who decide; a decision to the planners and to whoever proposed.

    Never to oneself.
    """
    unit, url = target.indikator.unit, reverse("indicators:target-indikator", args=[target.indikator.kode])
    if gerak in (GerakTarget.USULKAN, GerakTarget.TARIK):
        penerima = pemegang(Peran.VERIFIKATOR, unit)
    else:
        penerima = pemegang(Peran.PERENCANA, unit) + [satu for satu in [target.diusulkan_oleh] if satu]
    if gerak == GerakTarget.USULKAN:
        url = reverse("indicators:target-usulan")
    awal = "Usulan target" if target.diusulkan_oleh else "Target"
    beri_tahu(
        {satu.pk: satu for satu in penerima if satu.pk != user.pk}.values(),
        f"{awal} {target.indikator.kode} {periode_teks(target.tahun, target.triwulan)} {PERIHAL[gerak]}",
        _isi(user, target),
        url,
    )


def _isi(user: User, target: Target) -> str:
    teks = target_teks(target, aturan_indikator(target.indikator))
    baris = [
        f"Oleh {user.get_full_name() or user.get_username()}: {target.indikator.kode} {target.indikator.uraian}, "
        f"{periode_teks(target.tahun, target.triwulan)}, {asal_teks(target)}: {teks}.",
        f"Dokumen: {target.nomor_dokumen}",
        f"Alasan: {target.alasan}",
    ]
    if target.catatan_putusan:
        baris.append(f"Catatan putusan: {target.catatan_putusan}")
    return "\n".join(baris)
