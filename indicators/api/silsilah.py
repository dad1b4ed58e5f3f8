from __future__ import annotations

from dataclasses import replace
from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, KueriDaftar, pilihan
from indicators.api.dasar.saring import saring_daftar
from indicators.api.dasar.view import BacaDaftar
from indicators.api.serializers.rencana import SilsilahSerializer
from indicators.models import Hubungan, Silsilah
from indicators.rekap import Daftar
from indicators.rekap.daftar_rencana import BarisSilsilah, daftar_silsilah


class KueriSilsilah(KueriDaftar):
    indikator = Kode(help_text="Kode indikator di salah satu ujung.")
    hubungan = pilihan(Hubungan.choices, help_text="Jenis hubungan.")


class SilsilahDaftar(BacaDaftar):
    kueri = KueriSilsilah
    serializer_class = SilsilahSerializer
    kelompok = "silsilah"
    ringkas = "Dari indikator mana berasal dan menjadi apa"
    uraian = "Hubungan antarversi renstra: lanjut, ganti nama, ganti satuan, pecah, gabung, baru, dihapus."

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Silsilah, BarisSilsilah]:
        return daftar_silsilah(user, replace(saring_daftar(user, saring), jenis=saring.get("hubungan")))
