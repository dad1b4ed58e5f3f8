"""Who has not reported, and whose promised action is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from indicators.capaian import ROMAWI
from indicators.models import UnitKerja
from indicators.rekap.pelaporan import SelLapor, susun_pelaporan
from indicators.rekap.tindak_lanjut import TindakanLewat, tindakan_lewat
from indicators.tenggat import akhir_triwulan
from renstra.dashboard.lensa import Lensa

TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class UnitLapor:
    unit: UnitKerja
    sel: SelLapor


@dataclass(frozen=True, slots=True)
class Laporan:
    """Units that owe a report for one quarter; `kosong` says why nobody is named."""

    triwulan_teks: str
    belum: list[UnitLapor]
    kosong: str
    pelaporan_url: str
    tindakan: list[TindakanLewat]
    tindakan_selebihnya: int


def laporan(lensa: Lensa) -> Laporan:
    triwulan, teks = _triwulan(lensa), ""
    belum: list[UnitLapor] = []
    if triwulan:
        teks = f"triwulan {ROMAWI[triwulan]} {lensa.tahun}"
        belum, kosong = _belum(lensa, triwulan, teks)
    else:
        kosong = f"Belum ada triwulan {lensa.tahun} yang sudah berakhir, jadi belum ada yang ditagih."
    tindakan = tindakan_lewat(lensa.user, lensa.unit)
    return Laporan(
        teks,
        belum,
        kosong,
        f"{reverse('indicators:pelaporan')}?tahun={lensa.tahun}",
        tindakan[:TERBANYAK],
        len(tindakan[TERBANYAK:]),
    )


def _triwulan(lensa: Lensa) -> int | None:
    """The quarter asked for, or for a year its last one, if it is over: before that nobody owes anything."""
    hari_ini = timezone.localdate()
    calon = [lensa.triwulan] if lensa.triwulan else [4, 3, 2, 1]
    return next((tw for tw in calon if akhir_triwulan(lensa.tahun, tw) < hari_ini), None)


def _belum(lensa: Lensa, triwulan: int, teks: str) -> tuple[list[UnitLapor], str]:
    indikator = [b.indikator for b in lensa.baris]
    lapor = [
        (kunci, r.triwulan, r.status)
        for (kunci, tahun), isi in lensa.muatan.realisasi.items()
        if tahun == lensa.tahun
        for r in isi
    ]
    sel = [UnitLapor(b.unit, b.sel[triwulan - 1]) for b in susun_pelaporan(indikator, lapor, lensa.tahun)]
    if not any(s.sel.wajib for s in sel):
        return [], f"Tidak ada indikator yang harus dilaporkan untuk {teks}."
    belum = [s for s in sel if s.sel.belum]
    return belum, "" if belum else f"Semua unit sudah melaporkan {teks}."
