"""Sealed quarters as they are read: what goes into a seal, which seal a checksum names, whether the chain holds."""

from indicators.rekap.segel.cari import (
    KecocokanSegel,
    berkas_segel,
    cari_segel,
    daftar_segel,
    segel_berlaku,
    segel_tahun,
)
from indicators.rekap.segel.isi import IsiTriwulan, isi_triwulan
from indicators.rekap.segel.kanonik import AWAL, kanonik, sidik
from indicators.rekap.segel.periksa import Penyimpangan, SegelPutus, penyimpangan_segel, periksa_segel

__all__ = [
    "AWAL",
    "IsiTriwulan",
    "KecocokanSegel",
    "Penyimpangan",
    "SegelPutus",
    "berkas_segel",
    "cari_segel",
    "daftar_segel",
    "isi_triwulan",
    "kanonik",
    "penyimpangan_segel",
    "periksa_segel",
    "segel_berlaku",
    "segel_tahun",
    "sidik",
]
