"""What the person may do with a batch beside applying it: cancel, read again, settle conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok
from indicators.berkas import Gudang
from indicators.models import Impor, KeadaanImpor, Keputusan
from indicators.services.impor.jenis import JenisImpor
from indicators.services.impor.sapu import end_dead_impor

DAPAT_DIBATALKAN = (KeadaanImpor.MENUNGGU, KeadaanImpor.MEMBACA, KeadaanImpor.PRATINJAU, KeadaanImpor.TERPUTUS)
DAPAT_DIBACA_LAGI = (KeadaanImpor.PRATINJAU, KeadaanImpor.DITOLAK, KeadaanImpor.TERPUTUS)


class Pakai(StrEnum):
    """Whose value a conflict ends with."""

    BERKAS = "berkas"
    TERSIMPAN = "tersimpan"


def cancel_impor(impor: Impor) -> None:
    """Nothing of it will be applied; whoever reads the file stops at the next beat. Raises Bentrok."""
    milik = Impor.objects.filter(pk=impor.pk, keadaan__in=DAPAT_DIBATALKAN)
    if not milik.update(keadaan=KeadaanImpor.DIBATALKAN, pesan="Dibatalkan; tidak ada yang diterapkan.", berkas=""):
        raise Bentrok("Impor ini sudah selesai atau sedang diterapkan, jadi tidak dapat dibatalkan.")
    if impor.berkas:
        Gudang(settings.IMPOR_DIR).buang(impor.berkas)


def answer_impor(user: User, impor: Impor, jenis: JenisImpor, opsi: Mapping[str, Any]) -> None:
    """As `retry_impor`, with what the reading asked for among the options."""
    retry_impor(user, impor, jenis, opsi=dict(opsi))


def retry_impor(user: User, impor: Impor, jenis: JenisImpor, **isi: Any) -> None:
    """Let the stored file be read again, against what is stored now. Raises Terlarang, Bentrok."""
    jenis.periksa_hak(user)
    end_dead_impor(pelaku=user)
    milik = Impor.objects.filter(pk=impor.pk, keadaan__in=DAPAT_DIBACA_LAGI).exclude(berkas="")
    try:
        with transaction.atomic():
            ada = milik.update(keadaan=KeadaanImpor.MENUNGGU, detak=timezone.now(), pesan="", ringkasan={}, **isi)
    except IntegrityError as error:
        raise Bentrok("Impor Anda yang lain masih berjalan. Tunggu sampai selesai, lalu coba lagi.") from error
    if not ada:
        raise Bentrok("Berkasnya sudah tidak disimpan, atau impor ini sudah selesai. Unggah berkasnya lagi.")


@transaction.atomic
def resolve_bentrok(impor: Impor, pakai: Pakai, urutan: Sequence[int] | None = None) -> int:
    """Settle conflicts (`urutan` None: all) for the file or for what is stored; returns how many. Raises Bentrok."""
    if not Impor.objects.select_for_update().filter(pk=impor.pk, keadaan=KeadaanImpor.PRATINJAU).exists():
        raise Bentrok("Impor ini sudah diterapkan atau dibatalkan di jendela lain. Muat ulang halamannya.")
    bentrok = impor.baris.filter(keputusan=Keputusan.BENTROK)
    if urutan is not None:
        bentrok = bentrok.filter(urutan__in=urutan)
    return bentrok.update(keputusan=Keputusan.BERUBAH if pakai == Pakai.BERKAS else Keputusan.SAMA)
