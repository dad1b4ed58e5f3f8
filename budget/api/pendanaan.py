from __future__ import annotations

from typing import Any

from budget.api.serializers import PendanaanSerializer
from budget.models import Pendanaan
from budget.rekap import SaringAnggaran, daftar_pendanaan
from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, KueriDaftar, Tahun
from indicators.api.dasar.view import BacaDaftar
from indicators.rekap import Daftar


class KueriPendanaan(KueriDaftar):
    tahun = Tahun()
    renstra = Kode(help_text="Versi renstra yang memuatnya.")


class PendanaanDaftar(BacaDaftar):
    kueri = KueriPendanaan
    serializer_class = PendanaanSerializer
    kelompok = "pendanaan"
    ringkas = "Kerangka pendanaan menurut renstra"
    uraian = "Alokasi per tahun dalam rupiah bulat, persis seperti tercetak; kejanggalan dicatat, tidak diperbaiki."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Pendanaan, Pendanaan]:
        return daftar_pendanaan(SaringAnggaran(saring.get("tahun"), renstra=saring.get("renstra")))
