"""When each quarter of a year may be reported, and to whom it is open longer: the same rows for page and file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from indicators.akses import batas, daftar_pengecualian, jendela_tahun, triwulan_tersegel
from indicators.capaian import ROMAWI
from indicators.models import PengecualianPeriode, Segel
from indicators.rekap.segel import segel_tahun
from indicators.tenggat import Jendela


@dataclass(frozen=True, slots=True)
class Tenggat:
    """A quarter: its window and the last seal it was closed with (None: never). Limits: the last minute in time."""

    tahun: int
    triwulan: int
    jendela: Jendela
    dikunci: bool
    segel: Segel | None

    @property
    def judul(self) -> str:
        return f"Triwulan {ROMAWI[self.triwulan]}"

    @property
    def batas_eselon_ii(self) -> datetime:
        return batas(self.jendela.tutup)

    @property
    def batas_eselon_i(self) -> datetime:
        return batas(self.jendela.tutup_eselon_i)

    @property
    def batas_kementerian(self) -> datetime:
        return batas(self.jendela.tutup_kementerian)

    @property
    def keadaan(self) -> str:
        """In the words of the page; empty where nothing is said beside the dates."""
        if self.segel:
            return "disegel" if self.dikunci else "dibuka kembali"
        return "dikunci" if self.dikunci else ""


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """An exception as it is today; `tersegel`: its quarter is closed to everybody."""

    objek: PengecualianPeriode
    berlaku: bool
    tersegel: bool

    @property
    def sampai(self) -> datetime:
        """The last minute in time."""
        return batas(self.objek.sampai)

    @property
    def keadaan(self) -> str:
        if not self.berlaku:
            return "sudah berakhir"
        return "tidak berlaku: triwulan disegel" if self.tersegel else "berlaku"


def daftar_tenggat(tahun: int) -> list[Tenggat]:
    segel = segel_tahun(tahun)
    return [
        Tenggat(tahun, triwulan, jendela, dikunci, segel.get(triwulan))
        for triwulan, (jendela, dikunci) in jendela_tahun(tahun).items()
    ]


def pengecualian_tahun(tahun: int) -> Iterator[Pengecualian]:
    """Exceptions are for all to see: who may still report, why, and until when."""
    sekarang = timezone.now()
    tersegel = triwulan_tersegel((tahun, triwulan) for triwulan in ROMAWI)
    for satu in daftar_pengecualian(tahun):
        yield Pengecualian(satu, satu.sampai > sekarang, (tahun, satu.periode.triwulan) in tersegel)
