from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from indicators.services.pengingat import ingatkan


class Command(BaseCommand):
    help = "Ingatkan unit yang belum melapor: menjelang, pada, dan sesudah tenggat. Aman diulang."

    def handle(self, *args: Any, **options: Any) -> None:
        jumlah = ingatkan(timezone.now())
        self.stdout.write(f"{jumlah} pengingat dibuat.")
