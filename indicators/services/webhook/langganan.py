"""Setting up a webhook: an administrator's, with the rights of an owner and a secret that is never stored."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac

from indicators.akses import Terlarang, administrator
from indicators.models import Webhook
from indicators.rekap.umpan import urut_terakhir
from indicators.services.acuan import save_acuan
from indicators.services.webhook.alamat import AlamatDitolak, urai_tujuan


@transaction.atomic
def save_webhook(webhook: Webhook, *, pelaku: User, alasan: str = "") -> bool:
    """Make or change a webhook; True where it is new and its secret is to be shown.

    A new one starts with what happens from now on, unless it was given an `urut_terakhir`; lowering that number
    sends everything after it again. Saving also lets one that was stopped try again.
    Raises Terlarang, ValidationError.
    """
    if not administrator(pelaku):
        raise Terlarang("Hanya administrator yang mengatur webhook.")
    try:
        urai_tujuan(webhook.url)
    except AlamatDitolak as galat:
        raise ValidationError({"url": str(galat)}) from galat
    baru = webhook.pk is None
    if baru:
        webhook.garam = secrets.token_urlsafe(32)
        webhook.urut_terakhir = webhook.urut_terakhir or urut_terakhir()
    webhook.percobaan, webhook.coba_lagi_pada, webhook.dihentikan_karena = 0, None, ""
    save_acuan(webhook, pelaku=pelaku, alasan=alasan)
    return baru


def rahasia_webhook(webhook: Webhook) -> str:
    """What the receiver checks signatures with; derived from SECRET_KEY, so that no copy of the database holds it."""
    return "whsec_" + salted_hmac("renstra.webhook", webhook.garam, algorithm="sha256").hexdigest()
