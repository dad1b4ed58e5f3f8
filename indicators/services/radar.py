"""Setting a finding about a target aside: with a reason that everybody reads, and only while its figures stand."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, TidakLengkap, indikator_terlihat, periksa_kesampingkan
from indicators.models import TemuanDikesampingkan
from indicators.rekap.radar import radar_indikator
from indicators.riwayat import catat, potret
from indicators.services.teks import bersihkan, keberatan

ALASAN_TERPANJANG = 1000


@transaction.atomic
def dismiss_temuan(user: User, kode: str, sidik: str, alasan: str) -> TemuanDikesampingkan:
    """Set the finding with this `sidik` aside; with other figures it comes back.

    Raises TakTerlihat, Terlarang, TidakLengkap, or Bentrok where the finding is another by now, or aside already.
    """
    indikator = indikator_terlihat(user).filter(kode=kode).select_related("sasaran__renstra", "unit").first()
    if indikator is None:
        raise TakTerlihat("Indikator tidak ditemukan.")
    periksa_kesampingkan(user, indikator.unit.jalur)
    rapi = _periksa_alasan(alasan)
    (isi,) = radar_indikator(user, [indikator])
    baris = next((satu for satu in isi.baris if satu.temuan.sidik == sidik), None)
    if baris is None:
        raise Bentrok("Angka temuan ini sudah berubah, atau temuannya sudah tidak ada. Muat ulang, lalu periksa.")
    satu = TemuanDikesampingkan(
        indikator=indikator,
        aturan=baris.temuan.aturan.value,
        sidik=sidik,
        kalimat=baris.temuan.kalimat,
        alasan=rapi,
        pelaku=user,
        waktu=timezone.now(),
    )
    try:
        with transaction.atomic():
            satu.save()
    except IntegrityError as galat:
        raise Bentrok("Temuan ini sudah dikesampingkan orang lain. Muat ulang, lalu periksa.") from galat
    catat(
        aksi="kesampingkan",
        jenis="temuandikesampingkan",
        objek_id=satu.pk,
        objek_kode=f"{indikator.kode} {baris.temuan.aturan.label.lower()}",
        pelaku=user,
        unit=indikator.unit,
        sesudah=potret(satu),
        alasan=rapi,
    )
    return satu


def _periksa_alasan(alasan: str) -> str:
    rapi = bersihkan(alasan)
    if not rapi:
        raise TidakLengkap("Tulis mengapa temuan ini tidak perlu ditindaklanjuti.")
    if keluhan := keberatan(rapi, ALASAN_TERPANJANG):
        raise TidakLengkap(keluhan)
    return rapi
