from __future__ import annotations

from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import cari, urutan
from indicators.api.dasar.saring import KueriTahun, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.rencana import IndikatorRinciSerializer, IndikatorSerializer
from indicators.models import Indikator
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import daftar_indikator, indikator_rinci

URUTAN = {"kode": ("kode",), "unit": ("unit__kode", "pk"), "tahun_awal": ("tahun_awal", "pk")}


class KueriIndikator(KueriTahun):
    search = cari("kode dan nama indikator")
    ordering = urutan(*URUTAN)


class IndikatorDaftar(BacaDaftar):
    kueri = KueriIndikator
    serializer_class = IndikatorSerializer
    urutan = URUTAN
    kelompok = "indikator"
    ringkas = "Indikator dengan kamusnya"
    uraian = (
        "Definisi, formula, satuan, cara ukur dan sumber setiap indikator. Tanpa `tahun` dan `renstra` semua versi; "
        "dengan `tahun` yang berlaku pada tahun itu menurut versi yang berlaku."
    )

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Indikator, Indikator]:
        return daftar_indikator(user, saring_daftar(user, saring))


class IndikatorBaca(Baca):
    serializer_class = IndikatorRinciSerializer
    kelompok = "indikator"
    ringkas = "Kamus satu indikator"
    uraian = "Semua yang diperlukan untuk mengukurnya sekali lagi dengan cara yang sama."

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Indikator:
        return indikator_rinci(user, jalur["kode"])
