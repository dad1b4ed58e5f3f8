"""Pace: what the quarters that are left must bring for the target of the year and for the last one of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.capaian.konsolidasi import Isian, triwulan_ukur
from indicators.capaian.laju.cara import ALIRAN, CARA, SELISIH, langkah, perlu_akhir, perlu_setahun
from indicators.capaian.laju.kalimat import kalimat, telusur_laju
from indicators.capaian.laju.keadaan import KeadaanLaju, keadaan_laju
from indicators.capaian.laju.posisi import Posisi, posisi
from indicators.capaian.laju.selang import TAK_NEGATIF, Selang, kehendak_target
from indicators.capaian.laju.soal import Soal
from indicators.capaian.nilai import Aturan, Nilai
from indicators.capaian.telusur import Telusur

TANPA_ANGKA = "belum ada angka triwulan"
TANPA_TARGET = "tidak ada target berupa angka"


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """What one target still asks, in words, with the figures behind them."""

    soal: Soal
    keadaan: KeadaanLaju
    kalimat: str
    telusur: Telusur

    @property
    def tahun(self) -> int:
        return self.soal.tahun

    @property
    def tertinggal(self) -> bool:
        """Out of reach, or on the way to a miss: the filled quarters brought another pace than the rest may have."""
        s = self.soal
        berjalan = self.keadaan == KeadaanLaju.MEMENUHI and s.posisi.cara in ALIRAN and not s.akhir
        if self.keadaan == KeadaanLaju.PERLU or berjalan:
            return s.kini is not None and not s.perlu.memuat(s.kini)
        return self.keadaan == KeadaanLaju.TAK_TERJANGKAU


@dataclass(frozen=True, slots=True)
class Akhir:
    """The last year that a plan promises something for, and what it promises."""

    tahun: int
    target: Nilai


@dataclass(frozen=True, slots=True)
class Laju:
    """The pace of one indikator; `alasan` says in words why there is none, and is empty where there is one."""

    posisi: Posisi | None
    tahun: Kebutuhan | None
    akhir: Kebutuhan | None
    alasan: str = ""

    @property
    def kebutuhan(self) -> tuple[Kebutuhan, ...]:
        return tuple(satu for satu in (self.tahun, self.akhir) if satu)


def laju(
    isian: Mapping[int, Isian],
    aturan: Aturan,
    tahun: int,
    target: Nilai | None,
    *,
    sampai: int = 4,
    akhir: Akhir | None = None,
    ruang: Selang = TAK_NEGATIF,
) -> Laju:
    """The pace s.d. a quarter. `ruang`: what one entry can be, as far as is known. Never raises."""
    p = posisi(isian, aturan, tahun, sampai)
    if p is None:
        return Laju(None, None, None, TANPA_ANGKA)
    setahun = _setahun(p, aturan, tahun, target, ruang)
    kelak = _akhir(p, aturan, tahun, akhir, ruang) if akhir and akhir.tahun > tahun else None
    return Laju(p, setahun, kelak, "" if setahun or kelak else TANPA_TARGET)


def _setahun(p: Posisi, aturan: Aturan, tahun: int, target: Nilai | None, ruang: Selang) -> Kebutuhan | None:
    kehendak = kehendak_target(target, aturan)
    if kehendak is None or target is None:
        return None
    cara = CARA[p.cara]
    return _jawab(
        Soal(p, aturan, tahun, target, kehendak, ruang, perlu_setahun(kehendak, p), cara.kini(p), p.k, cara.rumus)
    )


def _akhir(p: Posisi, aturan: Aturan, tahun: int, akhir: Akhir, ruang: Selang) -> Kebutuhan | None:
    kehendak = kehendak_target(akhir.target, aturan)
    if kehendak is None:
        return None
    if p.cara in ALIRAN:
        sisa, kini, rumus = len(triwulan_ukur(aturan, akhir.tahun)), CARA[p.cara].kini(p), "T / banyaknya triwulan"
    else:
        lanjut = [tw for t in range(tahun + 1, akhir.tahun + 1) for tw in triwulan_ukur(aturan, t)]
        sisa, kini, rumus = p.k + len(lanjut), langkah(p), SELISIH
    perlu = perlu_akhir(kehendak, p, sisa)
    return _jawab(Soal(p, aturan, akhir.tahun, akhir.target, kehendak, ruang, perlu, kini, sisa, rumus, akhir=True))


def _jawab(soal: Soal) -> Kebutuhan:
    keadaan = keadaan_laju(soal)
    return Kebutuhan(soal, keadaan, kalimat(soal, keadaan), telusur_laju(soal))
