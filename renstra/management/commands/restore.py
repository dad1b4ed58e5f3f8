"""`manage.py restore`: a backup back into DATABASE_URL and BUKTI_DIR; a SQLite backup also into PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from renstra.cadangan.manifes import NAMA, sidik_berkas
from renstra.cadangan.pulihkan import periksa_cadangan, pulihkan
from renstra.cadangan.tolak import CadanganDitolak


class Command(BaseCommand):
    help = "Pulihkan cadangan ke basis data DATABASE_URL; semua isi dibuktikan sama dengan manifesnya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="folder cadangan-...")
        parser.add_argument("--periksa", action="store_true", help="periksa cadangannya saja, tulis apa pun tidak")
        parser.add_argument("--timpa", action="store_true", help="ganti isi basis data tujuan yang tidak kosong")
        parser.add_argument("--sidik", default="", help="sidik manifes yang dicatat saat cadangan dibuat")

    def handle(self, *args: Any, folder: Path, periksa: bool, timpa: bool, sidik: str, **options: Any) -> None:
        try:
            if sidik and sidik_berkas(folder / NAMA) != sidik:
                raise CadanganDitolak("Manifes bukan yang dibuat saat itu: sidiknya lain.")
            manifes = periksa_cadangan(folder) if periksa else pulihkan(folder, timpa=timpa)
        except CadanganDitolak as error:
            raise CommandError(str(error)) from error
        kata = "utuh" if periksa else "dipulihkan dan terbukti sama"
        self.stdout.write(
            f"Cadangan {manifes['dibuat']} {kata}: {sum(manifes['baris'].values())} baris, "
            f"{len(manifes['berkas']) - 1} berkas bukti, riwayat sampai nomor {manifes['riwayat']['urut']}."
        )
