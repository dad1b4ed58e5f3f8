"""What changed since the period before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.capaian import ROMAWI
from indicators.capaian.banding import Arah
from indicators.rekap.banding import BarisBanding, bandingkan, periode_sebelum
from renstra.dashboard.lensa import Lensa

TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The largest changes first; `selebihnya` are those that the page leaves to the table."""

    sejak: str
    baris: list[BarisBanding]
    selebihnya: int
    ringkas: str
    kosong: str
    url: str


def perubahan(lensa: Lensa) -> Perubahan:
    semua = bandingkan(lensa.muatan, lensa.periode)
    berubah = [b for b in semua if b.banding.berubah]
    sejak = _sejak(lensa)
    sebagian = sum(bool(b.sebagian_teks) for b in lensa.baris) if lensa.triwulan is None else 0
    kosong = "" if berubah else f"Tidak ada capaian yang berubah sejak {sejak}."
    if not any(b.banding.arah != Arah.TANPA for b in semua):
        kosong = f"Tidak ada capaian yang dapat dibandingkan dengan {sejak}."
    return Perubahan(
        sejak,
        berubah[:TERBANYAK],
        len(berubah[TERBANYAK:]),
        _ringkas(semua, sebagian),
        kosong,
        lensa.untuk(sasaran=None).capaian_url(),
    )


def _sejak(lensa: Lensa) -> str:
    sebelum = periode_sebelum(lensa.periode)
    return f"triwulan {ROMAWI[sebelum.triwulan]} {sebelum.tahun}" if sebelum.triwulan else f"tahun {sebelum.tahun}"


def _ringkas(semua: list[BarisBanding], sebagian: int) -> str:
    """ "2 turun, 1 baru ada, 5 naik."; and how many are not compared because their year is reported in part."""
    jumlah = Counter(b.banding.arah for b in semua)
    hitungan = ", ".join(f"{jumlah[a]} {a.label.lower()}" for a in Arah if a != Arah.TANPA and jumlah[a])
    belum = f"{sebagian} indikator baru terisi sebagian triwulan, jadi belum dibandingkan." if sebagian else ""
    return " ".join(filter(None, [f"{hitungan}." if hitungan else "", belum]))
