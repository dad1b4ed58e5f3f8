from __future__ import annotations

from dataclasses import replace
from typing import Any

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, cari, pilihan, urutan
from indicators.api.dasar.saring import KueriPeriode, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.angka import TargetSerializer
from indicators.models import StatusTarget, Target
from indicators.rekap import Daftar
from indicators.rekap.daftar_angka import BarisTarget, daftar_target
from indicators.rekap.daftar_rencana import Saring

URUTAN = {"tahun": ("tahun", "triwulan", "pk"), "indikator": ("indikator__kode", "tahun", "triwulan", "pk")}
SEMUA = "semua"


class KueriTarget(KueriPeriode):
    indikator = Kode(help_text="Kode indikator.")
    status = pilihan([*StatusTarget.choices, (SEMUA, "Semua tahap")], help_text="Tahap usulan; bawaan disetujui.")
    search = cari("kode dan nama indikator")
    ordering = urutan(*URUTAN)


class TargetDaftar(BacaDaftar):
    kueri = KueriTarget
    serializer_class = TargetSerializer
    urutan = URUTAN
    kelompok = "target"
    ringkas = "Target setiap indikator, dengan semua revisinya"
    uraian = (
        "Setiap janji dan revisinya tetap dapat dibaca; `berlaku` menandai yang dipakai menghitung sekarang. Revisi "
        "membawa alasan dan nomor dokumennya."
    )

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Target, BarisTarget]:
        diminta = saring.get("status", StatusTarget.DISETUJUI.value)
        return daftar_target(user, replace(saring_daftar(user, saring), status=None if diminta == SEMUA else diminta))


class TargetBaca(Baca):
    serializer_class = TargetSerializer
    kelompok = "target"
    ringkas = "Satu target"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> BarisTarget:
        return daftar_target(user, Saring()).satu(pk=jalur["id"])
