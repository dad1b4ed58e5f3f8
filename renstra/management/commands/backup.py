"""`manage.py backup`: database and evidence of one instant into a new folder, while everybody goes on working."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from renstra.cadangan.buat import Cadangan, buang_cadangan_lama, cadangkan
from renstra.cadangan.tolak import CadanganDitolak


class Command(BaseCommand):
    help = "Cadangkan basis data dan bukti dukung ke folder baru, berikut manifes untuk membuktikan isinya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ke", required=True, type=Path, help="folder tempat cadangan-cadangan")
        parser.add_argument("--simpan", type=int, default=0, help="sisakan sekian cadangan terbaru (0: semua)")

    def handle(self, *args: Any, ke: Path, simpan: int, **options: Any) -> None:
        try:
            cadangan = cadangkan(ke)
        except CadanganDitolak as error:
            raise CommandError(str(error)) from error
        self._laporkan(cadangan)
        for folder in buang_cadangan_lama(ke, simpan):
            self.stdout.write(f"Cadangan lama dibuang: {folder.name}")
        if cadangan.rusak:
            raise CommandError(
                f"Cadangan jadi, tetapi {len(cadangan.rusak)} berkas bukti hilang atau berubah: "
                f"{', '.join(cadangan.rusak[:5])}. Jalankan sapu_bukti."
            )

    def _laporkan(self, cadangan: Cadangan) -> None:
        manifes = cadangan.manifes
        self.stdout.write(f"Cadangan: {cadangan.folder}")
        self.stdout.write(
            f"{sum(manifes['baris'].values())} baris, {len(manifes['berkas']) - 1} berkas bukti, "
            f"riwayat sampai nomor {manifes['riwayat']['urut']}."
        )
        self.stdout.write(f"Sidik manifes (simpan di tempat lain): {cadangan.sidik}")
