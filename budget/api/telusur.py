from __future__ import annotations

from typing import Any

from budget.telusur import jelaskan_serapan
from indicators.akses import Pengguna
from indicators.api.telusur import TelusurBaca
from indicators.telusur import Penjelasan


class TelusurSerapan(TelusurBaca):
    ringkas = "Dari mana satu angka serapan"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        penjelasan, _ = jelaskan_serapan(user, jalur["data"], jalur["kode"])
        return penjelasan
