"""Excel's day numbers as dates: two calendars, and a 29 February 1900 that never was."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal

HARI_AWAL = date(1899, 12, 30)  # right from 1 March 1900 on
HARI_AWAL_1904 = date(1904, 1, 1)
HARI_KABISAT_KHAYAL = 60  # Excel calls this day number 29 February 1900
SERIAL_MAKS = 2_958_465  # 31 December 9999
DETIK_SEHARI = 86_400


def dari_serial(nilai: Decimal, sejak_1904: bool) -> tuple[str, str]:
    """ISO date ("" where the number is no date) and the time of day or duration as hh:mm:ss."""
    hari = int(nilai.to_integral_value(ROUND_FLOOR))
    detik = int(((nilai - hari) * DETIK_SEHARI).to_integral_value())
    if detik == DETIK_SEHARI:  # less than half a second before midnight
        hari, detik = hari + 1, 0
    jam, sisa = divmod((max(hari, 0) * DETIK_SEHARI) + detik, 3600)
    return _tanggal(hari, sejak_1904), f"{jam:02d}:{sisa // 60:02d}:{sisa % 60:02d}"


def _tanggal(hari: int, sejak_1904: bool) -> str:
    if sejak_1904:
        sah = 0 <= hari <= SERIAL_MAKS - 1462
        return (HARI_AWAL_1904 + timedelta(days=hari)).isoformat() if sah else ""
    if not 0 < hari <= SERIAL_MAKS or hari == HARI_KABISAT_KHAYAL:
        return ""
    return (HARI_AWAL + timedelta(days=hari + (hari < HARI_KABISAT_KHAYAL))).isoformat()


def dari_iso(teks: str) -> str:
    """The date of an ISO date or instant; "" where it is none."""
    try:
        return datetime.fromisoformat(teks).date().isoformat()
    except ValueError:
        return ""
