from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from indicators.models import Segel
from indicators.rekap.segel import penyimpangan_segel, periksa_segel

PALING_BANYAK = 50


class Command(BaseCommand):
    help = (
        "Periksa rantai segel triwulan; keluar dengan kode 1 dan nama triwulannya bila ada yang berubah. "
        "Angka yang kini berbeda dari segel terakhirnya didaftar tersendiri dan bukan kesalahan segel."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        putus = periksa_segel()
        if putus:
            rincian = "\n".join(f"  segel nomor {p.nomor}, {p.nama}: {p.sebab}" for p in putus)
            raise CommandError(f"Segel tidak utuh di {len(putus)} tempat:\n{rincian}")
        self.stdout.write(f"Rantai segel utuh: {Segel.objects.count()} segel.")
        beda = list(islice(penyimpangan_segel(), PALING_BANYAK + 1))
        if not beda:
            self.stdout.write("Data sekarang sama dengan segel terakhir setiap triwulan.")
            return
        self.stdout.write("Data sekarang berbeda dari segel terakhir (segelnya sendiri utuh):")
        for satu in beda[:PALING_BANYAK]:
            self.stdout.write(f"  {satu.nama}, {satu.indikator}, {satu.kolom}: {satu.disegel} → {satu.sekarang}")
        if len(beda) > PALING_BANYAK:
            self.stdout.write(f"  … dan seterusnya; {PALING_BANYAK} pertama ditampilkan.")
