"""`manage.py jumlahkan_anggaran`: stored totals of published sets; the queue runs it for those that have changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.rekap.periksa_ringkasan import periksa_anggaran
from budget.services.ringkasan import hitung_ulang_anggaran, perbarui_anggaran


class Command(BaseCommand):
    help = "Jumlahkan terbitan anggaran yang berubah; --semua: setiap terbitan; --check membuktikan yang tersimpan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--semua", action="store_true", help="setiap terbitan, juga yang tidak berubah")
        parser.add_argument("--check", action="store_true", help="bandingkan saja, tulis apa pun tidak")

    def handle(self, *args: Any, semua: bool = False, check: bool = False, **options: Any) -> None:
        if check:
            if beda := periksa_anggaran():
                raise CommandError(f"{len(beda)} jumlah berbeda dari barisnya: {', '.join(beda[:5])}.")
            self.stdout.write("Semua jumlah anggaran sama dengan barisnya.")
        elif jumlah := hitung_ulang_anggaran() if semua else perbarui_anggaran():
            self.stdout.write(f"{jumlah} terbitan anggaran dijumlahkan.")
