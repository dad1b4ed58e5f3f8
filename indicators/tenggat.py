"""Deadlines of a quarter: working days after its end, in Asia/Jakarta. No database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

import holidays

WIB = ZoneInfo("Asia/Jakarta")
HARI_KERJA = {"eselon_ii": 5, "eselon_i": 10, "kementerian": 14}
AKHIR_TRIWULAN = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


@dataclass(frozen=True, slots=True)
class Jendela:
    """When a quarter may be entered: from `buka` up to, not including, the closing instant of one's level."""

    buka: datetime
    tutup: datetime
    tutup_eselon_i: datetime
    tutup_kementerian: datetime


@cache
def hari_libur(tahun: int) -> frozenset[date]:
    """National holidays and cuti bersama of a year, as far as the library knows them."""
    # Without both categories cuti bersama would count as working days.
    return frozenset(holidays.country_holidays("ID", years=tahun, categories=("public", "government")))


def hari_kerja_setelah(hari: date, banyak: int) -> date:
    """The working day that is the `banyak`-th after `hari`; weekends, holidays and cuti bersama do not count."""
    while banyak:
        hari += timedelta(days=1)
        banyak -= hari.weekday() < 5 and hari not in hari_libur(hari.year)
    return hari


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    return date(tahun, *AKHIR_TRIWULAN[triwulan])


def jendela_bawaan(tahun: int, triwulan: int) -> Jendela:
    """Open from the day after the quarter; closed at the end of the 5th, 10th or 14th working day by level."""
    akhir = akhir_triwulan(tahun, triwulan)
    tutup = [_akhir_hari(hari_kerja_setelah(akhir, n)) for n in HARI_KERJA.values()]
    return Jendela(_awal_hari(akhir + timedelta(days=1)), *tutup)


def _awal_hari(hari: date) -> datetime:
    return datetime.combine(hari, time(), WIB)


def _akhir_hari(hari: date) -> datetime:
    """The first instant that is too late: midnight after the day."""
    return _awal_hari(hari + timedelta(days=1))


def triwulan_berjalan(saat: datetime) -> tuple[int, int]:
    """(tahun, triwulan) in which an instant lies, by the clock of Asia/Jakarta."""
    lokal = saat.astimezone(WIB)
    return lokal.year, (lokal.month + 2) // 3


def triwulan_lapor(saat: datetime) -> tuple[int, int]:
    """The quarter that is reported at an instant: the one that ended last."""
    tahun, triwulan = triwulan_berjalan(saat)
    return (tahun, triwulan - 1) if triwulan > 1 else (tahun - 1, 4)


class Tahap(StrEnum):
    """When people are reminded of a deadline."""

    MENJELANG = "menjelang"
    HARI_INI = "hari_ini"
    LEWAT = "lewat"


HARI_MENJELANG = 3
HARI_LEWAT = 7


def hari_terakhir(tutup: datetime) -> date:
    """The last day on which a figure is still in time."""
    return (tutup.astimezone(WIB) - timedelta(microseconds=1)).date()


def sisa_hari(tutup: datetime, saat: datetime) -> int:
    """Days from the local day of `saat` to the last day in time; negative once it is over."""
    return (hari_terakhir(tutup) - saat.astimezone(WIB).date()).days


def tahap_pengingat(tutup: datetime, saat: datetime) -> Tahap | None:
    """Which reminder is due; None far before the deadline and more than a week after it."""
    sisa = sisa_hari(tutup, saat)
    if sisa == 0:
        return Tahap.HARI_INI
    if 0 < sisa <= HARI_MENJELANG:
        return Tahap.MENJELANG
    return Tahap.LEWAT if -HARI_LEWAT <= sisa < 0 else None
