"""`manage.py kerjakan_impor`: what the web process starts for each import, and what looks after those left behind."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from indicators.services.impor import sweep_impor
from renstra.impor.pekerja import start_forgotten, work, work_next


class Command(BaseCommand):
    help = "Kerjakan satu impor menurut nomornya; --antrean memulai yang menunggu; --sapu membuang sisa yang usang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nomor", nargs="?", type=int, help="nomor impor")
        parser.add_argument("--antrean", action="store_true", help="mulai setiap impor yang belum dimulai siapa pun")
        parser.add_argument("--sapu", action="store_true", help="buang berkas dan baris yang tidak diperlukan lagi")

    def handle(self, *args: Any, nomor: int | None = None, antrean: bool, sapu: bool, **options: Any) -> None:
        if nomor is not None:
            work(nomor)
            while work_next():
                pass
        if antrean and (jumlah := start_forgotten()):
            self.stdout.write(f"{jumlah} impor dimulai.")
        if sapu:
            self.stdout.write(f"{sweep_impor()} berkas impor dibuang.")
