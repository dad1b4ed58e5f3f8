"""The target radar: what is odd about the targets of one indikator over the years. Questions, never refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.capaian.radar.bentuk import (
    AngkaRadar,
    AturanRadar,
    IndikatorRadar,
    Janji,
    TahunRadar,
    TemuanTarget,
)
from indicators.capaian.radar.isian import besaran_janggal, kamus_kosong, sama_tiap_triwulan
from indicators.capaian.radar.janji import datar, di_bawah_realisasi, melampaui, turun_terlambat

__all__ = ["AngkaRadar", "AturanRadar", "IndikatorRadar", "Janji", "TahunRadar", "TemuanTarget", "radar"]

PERIKSA: dict[AturanRadar, Callable[[IndikatorRadar], Iterator[TemuanTarget]]] = {
    AturanRadar.DI_BAWAH_REALISASI: di_bawah_realisasi,
    AturanRadar.TURUN_TERLAMBAT: turun_terlambat,
    AturanRadar.DATAR: datar,
    AturanRadar.MELAMPAUI: melampaui,
    AturanRadar.SAMA_TIAP_TRIWULAN: sama_tiap_triwulan,
    AturanRadar.BESARAN_JANGGAL: besaran_janggal,
    AturanRadar.KAMUS_KOSONG: kamus_kosong,
}


def radar(indikator: IndikatorRadar) -> list[TemuanTarget]:
    """Every finding about one indikator, in the order of the rules, then of the years."""
    return [temuan for aturan in AturanRadar for temuan in PERIKSA[aturan](indikator)]
