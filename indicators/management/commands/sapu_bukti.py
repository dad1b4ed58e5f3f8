"""`manage.py sapu_bukti`: what lies in the store of evidence without need, and what is missing there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.services.bukti.sapu import IsiGudang, buang_sisa, periksa_gudang

PALING_BANYAK = 50


class Command(BaseCommand):
    help = (
        "Laporkan berkas bukti dukung tanpa baris, sisa unggahan, dan baris tanpa berkas; --hapus membuang dua yang"
        " pertama. Keluar dengan kode 1 bila ada baris tanpa berkas."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hapus", action="store_true", help="buang berkas tanpa baris dan sisa unggahan")
        parser.add_argument("--menit", type=int, default=60, help="hanya yang lebih tua dari ini (60)")

    def handle(self, *args: Any, hapus: bool = False, menit: int = 60, **options: Any) -> None:
        isi = periksa_gudang(timedelta(minutes=menit))
        self._daftar("Sisa unggahan", isi.sementara)
        self._daftar("Berkas tanpa baris", isi.yatim)
        self._daftar("Bukan berkas bukti, dibiarkan", isi.asing)
        if hapus:
            self._buang(isi)
        if isi.hilang:
            baris = [
                f"bukti {b.pk} ({b.realisasi.indikator.kode} {b.realisasi.periode_teks}): {b.nama}"
                for b in isi.hilang
            ]
            rincian = "\n".join(f"  {satu}" for satu in baris[:PALING_BANYAK])
            raise CommandError(f"Berkasnya hilang atau berubah ukuran: {len(baris)} dari {isi.tercatat}.\n{rincian}")
        self.stdout.write(f"Semua {isi.tercatat} berkas yang tercatat ada.")

    def _buang(self, isi: IsiGudang) -> None:
        """A database that knows no file at all is more likely the wrong one than everything an orphan."""
        if isi.yatim and not isi.tercatat:
            raise CommandError(
                "Tidak ada yang dibuang: basis data ini tidak mencatat satu berkas pun."
                " Periksa DATABASE_URL dan BUKTI_DIR."
            )
        self.stdout.write(f"Dibuang: {buang_sisa(isi)} berkas.")

    def _daftar(self, judul: str, nama: list[str]) -> None:
        self.stdout.write(f"{judul}: {len(nama) or 'tidak ada'}")
        for satu in nama[:PALING_BANYAK]:
            self.stdout.write(f"  {satu}")
