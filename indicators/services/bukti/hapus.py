"""Removing evidence: it is no longer shown or served, but row, file and history stay."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, periksa_orang, realisasi_terlihat, waktu_teks
from indicators.models import BuktiDukung
from indicators.riwayat import potret
from indicators.services.bukti.catatan import catat_bukti
from indicators.services.bukti.izin import kunci_realisasi


@transaction.atomic
def remove_bukti(user: User, pk: int) -> BuktiDukung:
    """Take one piece of evidence off its figure. Raises TakTerlihat, Terlarang or Bentrok.

    The file stays: how long removed evidence must be kept is a rule of the archive, not of a button.
    """
    pemilik = BuktiDukung.objects.filter(pk=pk, realisasi__in=realisasi_terlihat(user)).values_list("realisasi")
    if not (baris := pemilik.first()):
        raise TakTerlihat("Bukti dukung tidak ditemukan.")
    periksa_orang(user, "Bukti dukung dihapus oleh orang yang masuk sendiri, tidak dengan token.")
    realisasi = kunci_realisasi(user, baris[0])
    bukti = BuktiDukung.objects.select_related("dihapus_oleh").get(pk=pk)
    if bukti.dihapus_pada:
        oleh = bukti.dihapus_oleh.get_username() if bukti.dihapus_oleh else ""
        raise Bentrok(f"“{bukti.nama}” sudah dihapus oleh {oleh}, {waktu_teks(bukti.dihapus_pada)}.")
    bukti.realisasi = realisasi
    sebelum = potret(bukti)
    bukti.dihapus_oleh, bukti.dihapus_pada = user, timezone.now()
    bukti.save(update_fields=["dihapus_oleh", "dihapus_pada"])
    catat_bukti("hapus", bukti, user, sebelum)
    return bukti
