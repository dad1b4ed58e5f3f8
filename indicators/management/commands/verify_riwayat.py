from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from indicators.models import Riwayat, SegelRiwayat
from indicators.riwayat.segel import periksa_rantai


class Command(BaseCommand):
    help = "Periksa rantai hash riwayat dari baris pertama; keluar dengan kode 1 bila ada yang berubah."

    def handle(self, *args: Any, **options: Any) -> None:
        putus = list(periksa_rantai())
        if putus:
            rincian = "\n".join(f"  urut {p.urut}: {p.sebab}" for p in putus[:20])
            raise CommandError(f"Rantai riwayat tidak utuh di {len(putus)} tempat:\n{rincian}")
        menunggu = Riwayat.objects.filter(segel__isnull=True).count()
        self.stdout.write(f"Rantai riwayat utuh: {SegelRiwayat.objects.count()} baris, {menunggu} menunggu segel.")
