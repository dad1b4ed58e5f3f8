"""`manage.py kabari_narasi`: tell authors whose passages quote figures that have changed; the queue runs it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from renstra.laporan.kabar import kabari_narasi


class Command(BaseCommand):
    help = "Beri tahu penulis narasi laporan yang angka kutipannya berubah; sekali untuk setiap narasi tersimpan."

    def handle(self, *args: Any, **options: Any) -> None:
        jumlah = kabari_narasi()
        if jumlah and options["verbosity"]:
            self.stdout.write(f"{jumlah} narasi basi dikabarkan kepada penulisnya.")
