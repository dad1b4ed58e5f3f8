"""Reading evidence: what a figure has, and handing out a file to whoever may see the figure."""

from __future__ import annotations

import logging
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from indicators.akses import Ditolak, TakTerlihat, realisasi_terlihat
from indicators.berkas import Gudang
from indicators.models import BuktiDukung, Realisasi
from indicators.services.bukti.catatan import catat_bukti

logger = logging.getLogger(__name__)


class BerkasHilang(Ditolak):
    """The row is there and the file is not: the administrator's to find out why."""

    status = 410


def bukti_aktif(realisasi: Realisasi | None) -> list[BuktiDukung]:
    """The evidence of a figure that was not removed, oldest first."""
    if realisasi is None:
        return []
    return list(realisasi.bukti.filter(dihapus_pada__isnull=True).select_related("diunggah_oleh"))


def open_bukti(user: User, pk: int, *, dicatat: bool = True) -> tuple[BuktiDukung, BinaryIO]:
    """A file, open for reading; that it was handed out is recorded first, unless only its head is asked for.

    Raises TakTerlihat, alike for a foreign, removed or unknown one and for a link; BerkasHilang.
    """
    bukti = (
        BuktiDukung.objects.filter(realisasi__in=realisasi_terlihat(user), dihapus_pada__isnull=True)
        .exclude(berkas="")
        .select_related("realisasi__indikator__unit")
        .filter(pk=pk)
        .first()
    )
    if bukti is None:
        raise TakTerlihat("Bukti dukung tidak ditemukan.")
    berkas = _buka(bukti)
    try:
        if dicatat:
            with transaction.atomic():
                catat_bukti("unduh", bukti, user)
    except BaseException:
        berkas.close()
        raise
    return bukti, berkas


def _buka(bukti: BuktiDukung) -> BinaryIO:
    try:
        return Gudang(settings.BUKTI_DIR).buka(bukti.berkas)
    except OSError as error:
        logger.error("bukti %s: berkas %s tidak terbaca: %s", bukti.pk, bukti.berkas, error)
        raise BerkasHilang(
            f"Berkas “{bukti.nama}” tercatat, tetapi tidak terbaca di penyimpanan. Beri tahu administrator."
        ) from error
