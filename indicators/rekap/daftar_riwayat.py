from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indicators.akses import Pengguna
from indicators.models import SatuUnit, SegelRiwayat, di_bawah
from indicators.rekap.daftar import Daftar
from indicators.rekap.umpan import peristiwa, umpan_perubahan


@dataclass(frozen=True, slots=True)
class SaringRiwayat:
    sesudah: int = 0
    jenis: str | None = None
    aksi: str | None = None
    pelaku: str | None = None
    unit: SatuUnit | None = None


def daftar_riwayat(user: Pengguna, saring: SaringRiwayat) -> Daftar[SegelRiwayat, dict[str, Any]]:
    """Sealed changes that the user may read, in the order of their numbers."""
    sumber = umpan_perubahan(user, saring.sesudah)
    syarat = {"riwayat__jenis": saring.jenis, "riwayat__aksi": saring.aksi, "riwayat__nama_pelaku": saring.pelaku}
    sumber = sumber.filter(**{kolom: isi for kolom, isi in syarat.items() if isi is not None})
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit, "riwayat__unit__"))
    return Daftar(sumber, ("urut",), lambda isi: [peristiwa(satu) for satu in isi])
