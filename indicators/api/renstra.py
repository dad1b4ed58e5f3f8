from __future__ import annotations

from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Tahun, cari
from indicators.api.dasar.saring import KueriUnit, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.rencana import RenstraSerializer
from indicators.models import Renstra
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import Saring, daftar_renstra


class KueriRenstra(KueriUnit):
    tahun = Tahun()
    search = cari("judul dan nama versi")


class RenstraDaftar(BacaDaftar):
    kueri = KueriRenstra
    serializer_class = RenstraSerializer
    kelompok = "renstra"
    ringkas = "Versi rencana strategis"
    uraian = "Setiap versi tetap dapat dibaca. `versi` dipakai sebagai penyaring `renstra` di daftar lain."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Renstra, Renstra]:
        return daftar_renstra(saring_daftar(user, saring))


class RenstraBaca(Baca):
    serializer_class = RenstraSerializer
    kelompok = "renstra"
    ringkas = "Satu versi rencana strategis"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Renstra:
        return daftar_renstra(Saring()).satu(pk=jalur["id"])
