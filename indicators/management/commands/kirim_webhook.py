from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from indicators.services.webhook import kirim_webhook, sapu_pengiriman

JEDA_DETIK = 2


class Command(BaseCommand):
    help = "Kirim umpan perubahan ke webhook. Berjalan terus; --sekali untuk satu putaran."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sekali", action="store_true", help="sampai tidak ada lagi yang menunggu, lalu selesai")

    def handle(self, *args: Any, sekali: bool = False, **options: Any) -> None:
        """A process of its own: a slow receiver must not hold up the sealing."""
        while True:
            while jumlah := kirim_webhook():
                self.stdout.write(f"{jumlah} kiriman webhook sampai.")
            sapu_pengiriman()
            if sekali:
                return
            time.sleep(JEDA_DETIK)
