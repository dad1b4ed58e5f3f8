"""Webhooks: the change feed, posted with a signature to addresses that an administrator has chosen."""

from indicators.services.webhook.antar import kirim_webhook, sapu_pengiriman
from indicators.services.webhook.langganan import rahasia_webhook, save_webhook
from indicators.services.webhook.tanda import tanda_tangan

__all__ = ["kirim_webhook", "rahasia_webhook", "sapu_pengiriman", "save_webhook", "tanda_tangan"]
