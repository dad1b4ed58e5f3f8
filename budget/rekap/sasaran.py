"""Serapan beside capaian: the sasaran that a line of the budget pays for, with what it has reached."""

from __future__ import annotations

from budget.models import Rincian
from budget.rekap.baris import RekapSerapan
from indicators.akses import Pengguna
from indicators.rekap import SaringCapaian, Simpul, simpul_per_sasaran


def capaian_sasaran(user: Pengguna, rekap: RekapSerapan) -> dict[str, Simpul]:
    """By the place of a line in addresses; only for a set cut by sasaran, and only sasaran of that year's tree."""
    if rekap.data.rincian != Rincian.SASARAN:
        return {}
    simpul = simpul_per_sasaran(user, SaringCapaian(rekap.data.tahun))
    milik = {b.kunci: b.tersimpan.sasaran_id for b in rekap.baris if b.tersimpan and b.tersimpan.sasaran_id}
    return {kunci: simpul[sasaran] for kunci, sasaran in milik.items() if sasaran in simpul}
