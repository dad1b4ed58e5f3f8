from __future__ import annotations

import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from indicators.riwayat.segel import segel_riwayat
from indicators.services.idempotensi import sapu_kunci
from indicators.services.pemberitahuan import kirim_surel
from indicators.services.ringkasan import perbarui_ringkasan

JEDA_DETIK = 1


class Command(BaseCommand):
    help = (
        "Kerjakan antrean setelah commit: segel riwayat, perbarui ringkasan, kabari penulis narasi, kirim surel,"
        " mulai impor yang menunggu. Berjalan terus; --sekali untuk satu putaran."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sekali", action="store_true", help="satu putaran lalu selesai")

    def handle(self, *args: Any, sekali: bool = False, **options: Any) -> None:
        while True:
            if jumlah := segel_riwayat():
                self.stdout.write(f"{jumlah} baris riwayat disegel.")
            if jumlah := kirim_surel():
                self.stdout.write(f"{jumlah} surel dikirim.")
            if jumlah := perbarui_ringkasan():
                self.stdout.write(f"{jumlah} ringkasan diperbarui.")
            # By name: only the site knows which sets, reports and kinds of import there are.
            call_command("jumlahkan_anggaran", stdout=self.stdout)
            call_command("kabari_narasi", stdout=self.stdout)
            sapu_kunci()
            call_command("kerjakan_impor", antrean=True)
            if sekali:
                return
            time.sleep(JEDA_DETIK)
