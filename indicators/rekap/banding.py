"""What changed: each indikator's capaian beside that of the period before, where the two mean the same."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.capaian.banding import Arah, Banding, Sisi, banding
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.muatan import Muatan
from indicators.rekap.periode import Periode

URUTAN = [Arah.TURUN, Arah.HILANG, Arah.BARU, Arah.NAIK, Arah.TETAP, Arah.TANPA]


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One indikator now and before."""

    kini: BarisCapaian
    dahulu: BarisCapaian
    banding: Banding


def periode_sebelum(periode: Periode) -> Periode:
    """The quarter before within the year; for triwulan I the same quarter a year ago, for a year the year before.

    What is counted s.d. a quarter begins again in January, so triwulan IV is no measure for triwulan I.
    """
    if periode.triwulan and periode.triwulan > 1:
        return Periode(periode.tahun, periode.triwulan - 1, periode.semua_status, periode.per)
    return Periode(periode.tahun - 1, periode.triwulan, periode.semua_status, periode.per)


def bandingkan(muatan: Muatan, periode: Periode) -> list[BarisBanding]:
    """Every indikator that can be compared, the deepest fall first; within a year without asking the lineage.

    A year that is reported in part is no year to be held against a whole one.
    """
    sebelum = periode_sebelum(periode)
    dahulu = {b.indikator.pk: b for b in muatan.baris(sebelum)}
    silsilah = muatan.pendahulu if sebelum.tahun != periode.tahun and dahulu else {}
    asal = {ke: satu.dari_id for ke, satu in silsilah.items()}
    baris = [
        BarisBanding(b, lama, banding(_sisi(lama), _sisi(b)))
        for b in muatan.baris(periode)
        if (lama := dahulu.get(b.indikator.pk) or dahulu.get(asal.get(b.indikator.pk) or 0))
        and (periode.triwulan or not (b.sebagian_teks or lama.sebagian_teks))
    ]
    return sorted(baris, key=lambda satu: (URUTAN.index(satu.banding.arah), -satu.banding.besar))


def _sisi(baris: BarisCapaian) -> Sisi:
    return Sisi(baris.capaian, baris.kategori)
