"""`manage.py hitung_ulang`: the read model anew, or a proof that it says what would be computed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.rekap.periksa_ringkasan import periksa_ringkasan
from indicators.services.ringkasan import hitung_ulang

LEBAR = 30
TERBANYAK = 20


class Command(BaseCommand):
    help = (
        "Hitung ulang ringkasan capaian dari baris asalnya; --check membuktikan yang tersimpan sama dengan hitungan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="bandingkan saja, tulis apa pun tidak")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        if check:
            self._periksa()
            return
        jumlah = hitung_ulang(self._kemajuan if options["verbosity"] else None)
        self.stdout.write(f"Ringkasan {jumlah} unit dihitung ulang.")

    def _periksa(self) -> None:
        beda = periksa_ringkasan(self._kemajuan)
        for satu in beda[:TERBANYAK]:
            self.stdout.write(satu)
        if beda:
            raise CommandError(f"{len(beda)} ringkasan berbeda dari hitungannya. Jalankan hitung_ulang.")
        self.stdout.write("Semua ringkasan sama dengan hitungannya.")

    def _kemajuan(self, selesai: int, semua: int) -> None:
        isi = LEBAR * selesai // semua
        self.stderr.write(f"\r[{'#' * isi}{' ' * (LEBAR - isi)}] {selesai}/{semua} unit", ending="")
        if selesai == semua:
            self.stderr.write("")
