"""`anggaran/`: the lines of every published set."""

from __future__ import annotations

from typing import Any

from budget.api.serializers import AnggaranSerializer
from budget.models import BarisAnggaran, Rincian
from budget.rekap import BarisRincian, SaringAnggaran, daftar_anggaran, unit_beranggaran
from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, KueriDaftar, Tahun, cari, pilihan, urutan
from indicators.api.dasar.saring import periksa_nama
from indicators.api.dasar.view import BacaDaftar
from indicators.models import UnitDicari
from indicators.rekap import Daftar

URUTAN = {"tahun": ("data__tahun", "pk"), "pagu": ("pagu", "pk"), "realisasi": ("realisasi", "pk")}


class KueriAnggaran(KueriDaftar):
    tahun = Tahun()
    rincian = pilihan(Rincian.choices, help_text="Cara terbitan membagi jumlahnya.")
    unit = Kode(help_text="Kode unit; termasuk semua unit di bawahnya.")
    search = cari("nama baris")
    ordering = urutan(*URUTAN)


class AnggaranDaftar(BacaDaftar):
    kueri = KueriAnggaran
    serializer_class = AnggaranSerializer
    urutan = URUTAN
    kelompok = "anggaran"
    ringkas = "Baris pagu dan realisasi dari semua terbitan"
    uraian = (
        "Satu `terbitan` membagi satu jumlah menurut satu `rincian`; dua terbitan adalah dua cara membagi "
        "uang yang sama dan tidak boleh dijumlahkan. Jumlah per terbitan ada di `serapan/`."
    )

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[BarisAnggaran, BarisRincian]:
        rincian = Rincian(saring["rincian"]) if "rincian" in saring else None
        return daftar_anggaran(
            user,
            SaringAnggaran(saring.get("tahun"), rincian, unit_anggaran(user, saring), cari=saring.get("search", "")),
        )

    def periksa_kosong(self, user: Pengguna, saring: dict[str, Any]) -> None:
        periksa_nama(saring, unit_anggaran(user, saring))


def unit_anggaran(user: Pengguna, isi: dict[str, Any]) -> UnitDicari | None:
    """The unit asked for, looked up along with its lines."""
    return unit_beranggaran(user, isi["unit"]) if "unit" in isi else None
