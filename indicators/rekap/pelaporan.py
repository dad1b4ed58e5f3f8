"""Who has reported: units x quarters of a year, from two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

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
    """One unit in one quarter: of `wajib` due indikator, how many are submitted and how many approved.

    `belum` are those of them that nobody has submitted.
    """

    triwulan: int
    wajib: int
    diajukan: int
    disetujui: int
    belum: tuple[Indikator, ...] = ()

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


@dataclass(frozen=True, slots=True)
class LaporUnit:
    """One unit in one quarter, as a row of its own."""

    unit: UnitKerja
    tahun: int
    sel: SelLapor

    @property
    def kode_belum(self) -> list[str]:
        return [satu.kode for satu in self.sel.belum]


MENUNGGU = (StatusRealisasi.DIAJUKAN, StatusRealisasi.DIVERIFIKASI, StatusRealisasi.DISETUJUI)


def rekap_pelaporan(user: Pengguna, tahun: int) -> list[BarisLapor]:
    """Every unit the user may see that owns indikator valid in the year, in tree order."""
    indikator = indikator_terlihat(user).filter(tahun_awal__lte=tahun, tahun_akhir__gte=tahun).select_related("unit")
    lapor = realisasi_terlihat(user).filter(tahun=tahun, status__in=MENUNGGU)
    return susun_pelaporan(list(indikator), lapor.values_list("indikator_id", "triwulan", "status"), tahun)


def susun_pelaporan(
    indikator: Sequence[Indikator], lapor: Iterable[tuple[int, int, str]], tahun: int
) -> list[BarisLapor]:
    """From the indikator of a year and what was reported of them (key, quarter, status).

    A figure given for the whole year is the report of triwulan IV, where it stands in capaian too.
    """
    status: dict[tuple[int, int], str] = {}
    for kunci, triwulan, satu in sorted(lapor, key=lambda baris: baris[1]):
        if satu in MENUNGGU:
            status[kunci, triwulan or 4] = satu
    per_unit: defaultdict[int, list[Indikator]] = defaultdict(list)
    for milik in indikator:
        per_unit[milik.unit_id].append(milik)
    baris = [
        BarisLapor(isi[0].unit, [_sel(isi, triwulan, status, tahun) for triwulan in (1, 2, 3, 4)])
        for isi in per_unit.values()
    ]
    return sorted(baris, key=lambda b: b.unit.jalur)


def per_triwulan(baris: Iterable[BarisLapor], tahun: int) -> Iterator[LaporUnit]:
    """The same cells, one after the other."""
    return (LaporUnit(satu.unit, tahun, sel) for satu in baris for sel in satu.sel)


def _sel(
    indikator: Sequence[Indikator], triwulan: int, status: Mapping[tuple[int, int], str], tahun: int
) -> SelLapor:
    wajib = [i for i in indikator if triwulan in triwulan_ukur(aturan_indikator(i), tahun)]
    lapor = [status.get((i.pk, triwulan)) for i in wajib]
    return SelLapor(
        triwulan,
        len(wajib),
        sum(satu is not None for satu in lapor),
        sum(satu == StatusRealisasi.DISETUJUI for satu in lapor),
        tuple(i for i, satu in zip(wajib, lapor, strict=True) if satu is None),
    )


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
