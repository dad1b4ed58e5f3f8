"""How a target stands with the quarters that are left."""

from __future__ import annotations

from indicators.capaian.istilah import Istilah, Konsolidasi
from indicators.capaian.laju.cara import ALIRAN, CARA
from indicators.capaian.laju.soal import Soal


class KeadaanLaju(Istilah):
    PASTI = "pasti", "Pasti tercapai"
    MEMENUHI = "memenuhi", "Sejauh ini memenuhi"
    PERLU = "perlu", "Masih terjangkau"
    TAK_TERJANGKAU = "tak_terjangkau", "Tidak terjangkau lagi"
    TERCAPAI = "tercapai", "Tercapai"
    TIDAK_TERCAPAI = "tidak_tercapai", "Tidak tercapai"

    @property
    def simbol(self) -> str:
        return {"pasti": "▲", "tercapai": "▲", "memenuhi": "●", "perlu": "◆"}.get(self.value, "▼")

    @property
    def warna(self) -> str:
        return {"pasti": "hijau_tua", "tercapai": "hijau_tua", "memenuhi": "hijau", "perlu": "kuning"}.get(
            self.value, "jingga"
        )


def keadaan_laju(s: Soal) -> KeadaanLaju:
    """Of the year's target: reached or not, certain, met so far, in reach, or out of reach."""
    if s.akhir:
        return _keadaan_akhir(s)
    memenuhi = s.kehendak.memuat(s.posisi.setahun)
    if not s.posisi.k:
        return KeadaanLaju.TERCAPAI if memenuhi else KeadaanLaju.TIDAK_TERCAPAI
    dapat = CARA[s.posisi.cara].dapat(s.ruang, s.posisi)
    if _terlampaui(s) or not s.perlu.bertemu(dapat):
        return KeadaanLaju.TAK_TERJANGKAU
    if s.perlu.meliputi(dapat):
        return KeadaanLaju.PASTI
    return KeadaanLaju.MEMENUHI if memenuhi else KeadaanLaju.PERLU


def _terlampaui(s: Soal) -> bool:
    """The highest value of the year is there already, and too high."""
    return (
        s.posisi.cara == Konsolidasi.MAKSIMUM and s.kehendak.atas is not None and s.posisi.setahun > s.kehendak.atas
    )


def _keadaan_akhir(s: Soal) -> KeadaanLaju:
    """Of a later year's target: nothing is certain before that year."""
    if s.posisi.cara in ALIRAN:
        memenuhi, terjangkau = s.kini is not None and s.perlu.memuat(s.kini), s.perlu.bertemu(s.ruang)
    else:
        memenuhi, terjangkau = s.kehendak.memuat(s.posisi.setahun), s.kehendak.bertemu(s.ruang)
    if memenuhi:
        return KeadaanLaju.MEMENUHI
    return KeadaanLaju.PERLU if terjangkau else KeadaanLaju.TAK_TERJANGKAU
