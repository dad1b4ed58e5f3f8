"""The filters that most lists share, from words in the address to what rekap understands."""

from __future__ import annotations

from typing import Any

from rest_framework.exceptions import ValidationError

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Bulat, Kode, KueriDaftar, Tahun, pilihan
from indicators.models import Jenjang, UnitDicari
from indicators.rekap.daftar_rencana import Saring, unit_bernama, versi_renstra

JENJANG = [(jenjang.slug, str(jenjang.label)) for jenjang in Jenjang]


class KueriUnit(KueriDaftar):
    """Filter by a unit and what lies below it."""

    unit = Kode(help_text="Kode unit; termasuk semua unit di bawahnya.")


class KueriPohon(KueriUnit):
    """Filters along the tree of the plan."""

    renstra = Kode(
        help_text="Versi renstra: semula atau menjadi. Yang tidak terikat versi (strategis, prioritas nasional, "
        "RPJMN) selalu ikut."
    )
    jenjang = pilihan(JENJANG, help_text="Tingkat sasaran; tanpa ini semua tingkat.")


class KueriTahun(KueriPohon):
    """As KueriPohon, for what is valid in some years."""

    tahun = Tahun()


class KueriPeriode(KueriTahun):
    """As KueriTahun, for what is kept per quarter."""

    triwulan = Bulat(min_value=1, max_value=4, required=False, help_text="Triwulan 1 sampai 4.")


def unit_diminta(user: Pengguna, isi: dict[str, Any]) -> UnitDicari | None:
    """The unit asked for, looked up along with the rows below it; what is not known has none."""
    return unit_bernama(user, isi["unit"]) if "unit" in isi else None


def periksa_nama(isi: dict[str, Any], unit: UnitDicari | None) -> None:
    """Whether nothing was found because a name in the address is that of nothing; asked of an empty list only.

    Raises ValidationError (400) for such a unit or version. A foreign unit is refused in the words for one that does
    not exist.
    """
    if unit is not None and not unit.ada:
        raise ValidationError({"unit": ["Unit ini tidak dikenal."]}, code="tidak_dikenal")
    versi: str | None = isi.get("renstra")
    if versi and versi not in (dikenal := versi_renstra()):
        raise ValidationError(
            {"renstra": [f"Versi ini tidak dikenal. Yang diterima: {', '.join(dikenal)}."]}, code="tidak_dikenal"
        )


def jenjang_diminta(isi: dict[str, Any]) -> Jenjang | None:
    return Jenjang.dari_slug(isi["jenjang"]) if "jenjang" in isi else None


def saring_daftar(user: Pengguna, isi: dict[str, Any]) -> Saring:
    return Saring(
        isi.get("tahun"),
        isi.get("triwulan"),
        unit_diminta(user, isi),
        isi.get("renstra"),
        jenjang_diminta(isi),
        isi.get("status"),
        isi.get("indikator"),
        isi.get("search", ""),
    )
