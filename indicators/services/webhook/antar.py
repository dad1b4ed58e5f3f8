"""Delivering: in the order of the feed, at least once, with growing pauses, and not for ever."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from http.client import HTTPException

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils import timezone

from indicators.akses import persempit
from indicators.models import PengirimanWebhook, SegelRiwayat, Webhook
from indicators.rekap.umpan import peristiwa, umpan_perubahan, urut_terakhir
from indicators.services.pemberitahuan import beri_tahu
from indicators.services.webhook.alamat import BATAS_DETIK, AlamatDitolak, kirim_ke
from indicators.services.webhook.langganan import rahasia_webhook
from indicators.services.webhook.tanda import KEPALA_TANDA, tanda_tangan

SEKALI_KIRIM = 100
# The pause after each failure; after the last one the webhook stops until an administrator saves it again.
JEDA = [timedelta(minutes=n) for n in (1, 5, 30, 120, 360, 720, 1440)]
SEWA = timedelta(seconds=12 * BATAS_DETIK)  # longer than a name server, a connection and an answer may take
DISIMPAN = timedelta(days=90)
logger = logging.getLogger(__name__)


def kirim_webhook() -> int:
    """One batch to each webhook whose turn it is; returns how many batches arrived. Safe in several processes."""
    return sum(_satu(webhook) for webhook in Webhook.objects.filter(_giliran()).select_related("pemilik", "unit"))


def _giliran() -> Q:
    """Switched on, not stopped, not pausing after a failure, and in nobody else's hands."""
    sekarang = timezone.now()
    return Q(
        Q(coba_lagi_pada__isnull=True) | Q(coba_lagi_pada__lte=sekarang),
        Q(sewa_sampai__isnull=True) | Q(sewa_sampai__lte=sekarang),
        aktif=True,
        pemilik__is_active=True,
        dihentikan_karena="",
    )


def _satu(webhook: Webhook) -> bool:
    sewa = timezone.now() + SEWA
    if not Webhook.objects.filter(_giliran(), pk=webhook.pk).update(sewa_sampai=sewa):
        return False
    webhook.refresh_from_db(fields=["urut_terakhir", "percobaan"])
    try:
        return _kirim_berikut(webhook)
    finally:
        Webhook.objects.filter(pk=webhook.pk, sewa_sampai=sewa).update(sewa_sampai=None)


def _kirim_berikut(webhook: Webhook) -> bool:
    """The next batch. What the owner may not see is passed over, without a delivery."""
    sampai = urut_terakhir()
    persempit(webhook.pemilik, webhook.unit, tulis=False)
    isi = list(umpan_perubahan(webhook.pemilik, webhook.urut_terakhir)[:SEKALI_KIRIM])
    if not isi:
        _maju(webhook, max(sampai, webhook.urut_terakhir))
        return False
    pengiriman = _coba(webhook, isi)
    pengiriman.save()
    if pengiriman.berhasil:
        _maju(webhook, pengiriman.urut_akhir)
    else:
        _mundur(webhook, pengiriman)
    return pengiriman.berhasil


def _coba(webhook: Webhook, isi: Sequence[SegelRiwayat]) -> PengirimanWebhook:
    """Post a batch; what came of it."""
    pengiriman = PengirimanWebhook(
        webhook=webhook,
        urut_awal=isi[0].urut,
        urut_akhir=isi[-1].urut,
        banyak=len(isi),
        percobaan=webhook.percobaan + 1,
    )
    badan = json.dumps(
        {"webhook": webhook.pk, "peristiwa": [peristiwa(satu) for satu in isi]},
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    kepala = {
        "Content-Type": "application/json",
        "User-Agent": "renstra-webhook",
        KEPALA_TANDA: tanda_tangan(rahasia_webhook(webhook), int(time.time()), badan),
    }
    try:
        pengiriman.status = kirim_ke(webhook.url, badan, kepala)
    except AlamatDitolak as galat:
        pengiriman.galat = str(galat)
    except (OSError, HTTPException) as galat:
        pengiriman.galat = f"{type(galat).__name__}: {galat}"[:300]
    return pengiriman


def _maju(webhook: Webhook, urut: int) -> None:
    """Only from where it stood: an administrator may have set it back meanwhile."""
    Webhook.objects.filter(pk=webhook.pk, urut_terakhir=webhook.urut_terakhir).update(
        urut_terakhir=urut, percobaan=0, coba_lagi_pada=None
    )


def _mundur(webhook: Webhook, pengiriman: PengirimanWebhook) -> None:
    """Try later; after the last pause, stop. Nothing is lost: the number stays where it is."""
    ubah: dict[str, int | str | datetime] = {"percobaan": pengiriman.percobaan}
    if pengiriman.percobaan <= len(JEDA):
        ubah["coba_lagi_pada"] = timezone.now() + JEDA[pengiriman.percobaan - 1]
    else:
        sebab = pengiriman.galat or f"status {pengiriman.status}"
        ubah["dihentikan_karena"] = f"{pengiriman.percobaan} kali gagal berturut-turut, terakhir: {sebab}"[:300]
        logger.error("webhook %s berhenti: %s", webhook.pk, ubah["dihentikan_karena"])
        isi = f"{webhook.url}\n{ubah['dihentikan_karena']}\nAdministrator dapat menjalankannya lagi di halaman admin."
        beri_tahu([webhook.pemilik], f"Webhook {webhook.nama} berhenti", isi, "")
    Webhook.objects.filter(pk=webhook.pk).update(**ubah)


def sapu_pengiriman() -> int:
    """Forget deliveries of more than 90 days ago; returns how many."""
    lama = PengirimanWebhook.objects.filter(waktu__lte=timezone.now() - DISIMPAN)
    return lama.delete()[0] if lama.exists() else 0
