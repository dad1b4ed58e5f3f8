"""`manage.py check_sumber`: what the source prints against what follows from its own inputs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from renstra.sumber import Jenis, Temuan, periksa_sumber


class Command(BaseCommand):
    help = "Bandingkan angka tercetak dalam dokumen sumber dengan hasil hitung dari masukannya sendiri."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="tulis temuan sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        temuan = periksa_sumber()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(t) for t in temuan], ensure_ascii=False, indent=2))
            return
        for jenis in Jenis:
            self._tulis(jenis, [t for t in temuan if t.jenis == jenis])

    def _tulis(self, jenis: Jenis, temuan: list[Temuan]) -> None:
        self.stdout.write(f"{jenis.judul}: {len(temuan) or 'tidak ada'}")
        for t in temuan:
            self.stdout.write(f"  - {t.objek} [{t.tempat}]")
            angka = [("tercetak", t.tercetak), ("dihitung", t.dihitung), ("selisih", t.selisih)]
            isi = "; ".join(f"{nama} {teks}" for nama, teks in angka if teks)
            self.stdout.write("    " + ". ".join(filter(None, [isi, t.penjelasan])))
