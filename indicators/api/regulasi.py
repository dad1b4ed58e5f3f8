from __future__ import annotations

from dataclasses import replace
from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, cari, pilihan, urutan
from indicators.api.dasar.saring import KueriUnit, saring_daftar
from indicators.api.dasar.view import BacaDaftar
from indicators.api.serializers.rencana import RegulasiSerializer
from indicators.models import JenisRegulasi, KerangkaRegulasi
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import daftar_regulasi

URUTAN = {"nomor": ("nomor", "pk")}


class KueriRegulasi(KueriUnit):
    renstra = Kode(help_text="Versi renstra yang memuatnya.")
    jenis = pilihan(JenisRegulasi.choices, help_text="Jenis peraturan.")
    search = cari("judul, urgensi dan unit tercetak")
    ordering = urutan(*URUTAN)


class RegulasiDaftar(BacaDaftar):
    kueri = KueriRegulasi
    serializer_class = RegulasiSerializer
    urutan = URUTAN
    kelompok = "regulasi"
    ringkas = "Kerangka regulasi"
    uraian = "Peraturan yang direncanakan dan tahap yang sudah dicapai; yang belum dicatat null."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[KerangkaRegulasi, KerangkaRegulasi]:
        return daftar_regulasi(replace(saring_daftar(user, saring), jenis=saring.get("jenis")))
