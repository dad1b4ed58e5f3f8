"""The workbooks that kinds offer to be filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.contrib.auth.models import User

from indicators.akses import unit_terlihat
from indicators.excel import tulis_templat_realisasi
from indicators.rekap.isian import rekap_isian

BARIS_TERBANYAK = 5000


def templat_realisasi(user: User, opsi: Mapping[str, Any]) -> tuple[IO[bytes], str]:
    """The entry grid of one quarter, filled with what is stored."""
    unit = unit_terlihat(user).filter(kode=opsi["unit"]).first() if opsi["unit"] else None
    rekap = rekap_isian(user, opsi["tahun"], opsi["triwulan"], unit, BARIS_TERBANYAK)
    return tulis_templat_realisasi(rekap, unit, user.get_username())
