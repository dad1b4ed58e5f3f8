"""Do the targets s.d. each quarter lead to the year's target? A remark for the reader, never a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from indicators.capaian.istilah import Konsolidasi
from indicators.capaian.konsolidasi import ROMAWI, triwulan_ukur
from indicators.capaian.nilai import Aturan, Nilai, teks_nilai

# What has been counted by one quarter cannot be less in the next.
TIDAK_TURUN = {Konsolidasi.JUMLAH, Konsolidasi.KUMULATIF, Konsolidasi.MAKSIMUM}


def catatan_triwulan(triwulan: Mapping[int, Nilai], setahun: Nilai | None, aturan: Aturan, tahun: int) -> str:
    """What is odd about the quarterly targets of a year, in words; empty where nothing is or can be said.

    A quarter's target is one s.d. that quarter, so the last quarter measured must promise what the year does.
    """
    wajib = triwulan_ukur(aturan, tahun)
    angka = {tw: satu for tw in wajib if (satu := _angka(triwulan.get(tw))) is not None}
    tujuan = _angka(setahun)
    akhir = wajib[-1] if wajib else 0
    if tujuan is not None and akhir in angka and angka[akhir] != tujuan:
        teks = teks_nilai(setahun, aturan)
        if aturan.konsolidasi == Konsolidasi.JUMLAH and sum(angka.values()) == tujuan:
            return (
                f"Jumlah target triwulan sama dengan target setahun ({teks}). Target triwulan di sini dibaca "
                f"sebagai s.d. triwulan itu, jadi triwulan {ROMAWI[akhir]} semestinya {teks}."
            )
        teks_akhir = teks_nilai(triwulan[akhir], aturan)
        return f"Target s.d. triwulan {ROMAWI[akhir]} ({teks_akhir}) tidak sama dengan target setahun ({teks})."
    return _turun(angka) if aturan.konsolidasi in TIDAK_TURUN else ""


def _angka(nilai: Nilai | None) -> Fraction | None:
    """A single number; None for a range, a predikat or words, which have no sum."""
    if nilai is None or nilai.angka is None or nilai.atas is not None:
        return None
    return Fraction(nilai.angka)


def _turun(angka: Mapping[int, Fraction]) -> str:
    for dahulu, kini in pairwise(sorted(angka)):
        if angka[kini] < angka[dahulu]:
            return (
                f"Target s.d. triwulan {ROMAWI[kini]} lebih rendah daripada s.d. triwulan {ROMAWI[dahulu]}, "
                "padahal angkanya dihitung sejak awal tahun."
            )
    return ""
