"""Who has reported: units x quarters of a year, from two grouped queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Count

from indicators.akses import Pengguna, indikator_terlihat, realisasi_terlihat
from indicators.capaian import triwulan_ukur
from indicators.models import Indikator, Realisasi, StatusRealisasi, UnitKerja
from indicators.rekap.periode import aturan_indikator


class Lapor(StrEnum):
    """How far a unit is with a quarter; the value is the shape that stands beside the word."""

    TIDAK_DIUKUR = "–"
    BELUM = "○"
    SEBAGIAN = "◆"
    DIAJUKAN = "●"
    DISETUJUI = "▲"

    @property
    def kata(self) -> str:
        return {
            Lapor.TIDAK_DIUKUR: "tidak diukur",
            Lapor.BELUM: "belum lapor",
            Lapor.SEBAGIAN: "sebagian",
            Lapor.DIAJUKAN: "diajukan",
            Lapor.DISETUJUI: "disetujui",
        }[self]

    @property
    def warna(self) -> str:
        return {
            Lapor.TIDAK_DIUKUR: "abu",
            Lapor.BELUM: "merah",
            Lapor.SEBAGIAN: "kuning",
            Lapor.DIAJUKAN: "hijau",
            Lapor.DISETUJUI: "hijau_tua",
        }[self]


@dataclass(frozen=True, slots=True)
class SelLapor:
    """One unit in one quarter: of `wajib` due indikator, how many are submitted and how many approved."""

    triwulan: int
    wajib: int
    diajukan: int
    disetujui: int

    @property
    def lapor(self) -> Lapor:
        if not self.wajib:
            return Lapor.TIDAK_DIUKUR
        if self.disetujui >= self.wajib:
            return Lapor.DISETUJUI
        if self.diajukan >= self.wajib:
            return Lapor.DIAJUKAN
        return Lapor.SEBAGIAN if self.diajukan else Lapor.BELUM

    @property
    def lengkap(self) -> bool:
        return self.lapor in (Lapor.DIAJUKAN, Lapor.DISETUJUI, Lapor.TIDAK_DIUKUR)


@dataclass(frozen=True, slots=True)
class BarisLapor:
    unit: UnitKerja
    sel: list[SelLapor] = field(default_factory=list)


MENUNGGU = (StatusRealisasi.DIAJUKAN, StatusRealisasi.DIVERIFIKASI, StatusRealisasi.DISETUJUI)


def rekap_pelaporan(user: Pengguna, tahun: int) -> list[BarisLapor]:
    """Every unit the user may see that owns indikator valid in the year, in tree order."""
    unit: dict[int, UnitKerja] = {}
    wajib: defaultdict[tuple[int, int], int] = defaultdict(int)
    indikator = indikator_terlihat(user).filter(tahun_awal__lte=tahun, tahun_akhir__gte=tahun).select_related("unit")
    for satu in indikator:
        unit[satu.unit_id] = satu.unit
        for triwulan in triwulan_ukur(aturan_indikator(satu), tahun):
            wajib[satu.unit_id, triwulan] += 1
    terlapor = _terlapor(user, tahun)
    return [
        BarisLapor(satu, [_sel(satu.pk, triwulan, wajib, terlapor) for triwulan in (1, 2, 3, 4)])
        for satu in sorted(unit.values(), key=lambda u: u.jalur)
    ]


def _terlapor(user: Pengguna, tahun: int) -> dict[tuple[int, int, str], int]:
    baris = (
        realisasi_terlihat(user)
        .filter(tahun=tahun, status__in=MENUNGGU)
        .values_list("indikator__unit_id", "triwulan", "status")
        .annotate(n=Count("pk"))
    )
    return {(unit, triwulan, status): n for unit, triwulan, status, n in baris}


def _sel(
    unit: int, triwulan: int, wajib: Mapping[tuple[int, int], int], terlapor: Mapping[tuple[int, int, str], int]
) -> SelLapor:
    disetujui = terlapor.get((unit, triwulan, StatusRealisasi.DISETUJUI), 0)
    menunggu = sum(terlapor.get((unit, triwulan, status), 0) for status in MENUNGGU)
    return SelLapor(triwulan, wajib.get((unit, triwulan), 0), menunggu, disetujui)


def kekurangan_lapor(tahun: int, triwulan: int) -> list[tuple[UnitKerja, int]]:
    """For reminders, which have no user: units with due indikator not submitted, and how many."""
    wajib: dict[int, list[Indikator]] = defaultdict(list)
    for satu in Indikator.objects.filter(tahun_awal__lte=tahun, tahun_akhir__gte=tahun).select_related("unit"):
        if triwulan in triwulan_ukur(aturan_indikator(satu), tahun):
            wajib[satu.unit_id].append(satu)
    sudah = set(
        Realisasi.objects.filter(tahun=tahun, triwulan=triwulan, status__in=MENUNGGU).values_list(
            "indikator_id", flat=True
        )
    )
    kurang = ((isi[0].unit, sum(i.pk not in sudah for i in isi)) for isi in wajib.values())
    return [(unit, banyak) for unit, banyak in kurang if banyak]
