from __future__ import annotations

from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import cari, urutan
from indicators.api.dasar.saring import KueriPohon, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.rencana import SasaranSerializer
from indicators.models import Sasaran
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import Saring, daftar_sasaran

URUTAN = {"kode": ("kode", "pk")}


class KueriSasaran(KueriPohon):
    search = cari("kode dan kalimat sasaran")
    ordering = urutan(*URUTAN)


class SasaranDaftar(BacaDaftar):
    kueri = KueriSasaran
    serializer_class = SasaranSerializer
    urutan = URUTAN
    kelompok = "sasaran"
    ringkas = "Sasaran semua jenjang dan versi"
    uraian = "Kode yang sama dapat berbeda arti antarversi renstra; `id` tunggal."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Sasaran, Sasaran]:
        return daftar_sasaran(saring_daftar(user, saring))


class SasaranBaca(Baca):
    serializer_class = SasaranSerializer
    kelompok = "sasaran"
    ringkas = "Satu sasaran"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Sasaran:
        return daftar_sasaran(Saring()).satu(pk=jalur["id"])
