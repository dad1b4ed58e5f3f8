from __future__ import annotations

from typing import Any

from budget.telusur import jelaskan_nilai, jelaskan_pendanaan, jelaskan_selisih, jelaskan_serapan
from indicators.akses import Pengguna
from indicators.api.serializers.telusur import AngkaSerializer
from indicators.api.telusur import TelusurBaca
from indicators.telusur import Penjelasan


class TelusurSerapan(TelusurBaca):
    ringkas = "Dari mana pagu, realisasi, sisa dan serapan satu baris"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        penjelasan, _ = jelaskan_serapan(user, jalur["data"], jalur["kode"])
        return penjelasan


class TelusurSelisih(TelusurBaca):
    ringkas = "Dari mana selisih satu baris antara dua terbitan"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        return jelaskan_selisih(user, jalur["kini"], jalur["pembanding"], jalur["kode"])


class TelusurPendanaan(TelusurBaca):
    serializer_class = AngkaSerializer
    ringkas = "Dari mana satu alokasi kerangka pendanaan"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        return jelaskan_pendanaan(jalur["pendanaan"])


class TelusurNilai(TelusurBaca):
    serializer_class = AngkaSerializer
    ringkas = "Satu NKA atau IKPA beserta pemeriksaan jumlah komponennya"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        penjelasan, _ = jelaskan_nilai(user, jalur["nilai"])
        return penjelasan
