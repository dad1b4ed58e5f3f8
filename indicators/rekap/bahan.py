"""What a filter of capaian offers, in one query: plan versions, years, and whether the list is a long one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery

from indicators.akses import Pengguna, indikator_terlihat
from indicators.models import Renstra
from indicators.rekap.capaian import tahun_resmi_terlihat

SEMUA_DI_SATU_HALAMAN = 200


@dataclass(frozen=True, slots=True)
class BahanSaring:
    """`versi` (slug and name) in the order in which they began; `tahun_terakhir` with an official figure in reach.

    `panjang`: the reader sees more indikator than one page shows.
    """

    versi: tuple[tuple[str, str], ...]
    tahun: tuple[int, ...]
    tahun_terakhir: int | None
    panjang: bool


def bahan_saring(user: Pengguna) -> BahanSaring:
    """A second small query only where there is no plan at all."""
    terlihat = indikator_terlihat(user).order_by().values("pk")
    seiring: dict[str, Any] = {
        "terakhir": Subquery(tahun_resmi_terlihat(user)[:1]),
        "lewat": Subquery(terlihat[SEMUA_DI_SATU_HALAMAN : SEMUA_DI_SATU_HALAMAN + 1]),
    }
    renstra = list(Renstra.objects.order_by("tahun_mulai").annotate(**seiring))
    tahun = {t for r in renstra for t in range(r.tahun_awal, r.tahun_akhir + 1)}
    if not renstra:
        return BahanSaring((), (), tahun_resmi_terlihat(user).first(), terlihat.count() > SEMUA_DI_SATU_HALAMAN)
    satu: Any = renstra[0]
    versi = {r.versi: r.nama_versi for r in renstra}
    return BahanSaring(tuple(versi.items()), tuple(sorted(tahun)), satu.terakhir, satu.lewat is not None)
