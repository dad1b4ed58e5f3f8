from __future__ import annotations

from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import cari
from indicators.api.dasar.saring import KueriUnit, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.rencana import UnitSerializer
from indicators.models import UnitKerja
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import Saring, daftar_unit


class KueriUnitKerja(KueriUnit):
    search = cari("kode, nama dan singkatan")


class UnitDaftar(BacaDaftar):
    kueri = KueriUnitKerja
    serializer_class = UnitSerializer
    kelompok = "unit"
    ringkas = "Unit kerja dalam jangkauan Anda"
    uraian = "Pohon organisasi. `kode` dipakai sebagai penyaring `unit` di daftar lain."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[UnitKerja, UnitKerja]:
        return daftar_unit(user, saring_daftar(user, saring))


class UnitBaca(Baca):
    serializer_class = UnitSerializer
    kelompok = "unit"
    ringkas = "Satu unit kerja"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> UnitKerja:
        return daftar_unit(user, Saring()).satu(kode=jalur["kode"])
