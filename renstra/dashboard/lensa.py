"""What the start page is asked for, and the addresses that ask for it: unit, period, which figures, sasaran."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from indicators.akses import Pengguna
from indicators.capaian import ROMAWI, AturanKebijakan
from indicators.models import Renstra, Sasaran, UnitKerja
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.muatan import Muatan, muat
from indicators.rekap.rerata import Rerata, rerata
from indicators.rekap.unit import PohonUnit, pohon_unit


@dataclass(frozen=True, slots=True)
class Bahan:
    """What is read before the question is understood; `muatan` is empty for a unit that is none, or a foreign one."""

    user: Pengguna
    pohon: PohonUnit
    renstra: Collection[Renstra]
    muatan: Muatan

    @property
    def tahun_pilihan(self) -> list[int]:
        """Every year that some plan covers."""
        return sorted({t for r in self.renstra for t in range(r.tahun_awal, r.tahun_akhir + 1)})

    @property
    def tahun_bawaan(self) -> int:
        """The latest year with an official figure, else the last planned year that has begun."""
        kini = timezone.localdate().year
        return self.muatan.tahun_terakhir or max((t for t in self.tahun_pilihan if t <= kini), default=kini)


def siapkan(user: Pengguna, kode_unit: str) -> Bahan:
    """The reader's units and what is stored about the one asked for, by default where the reader's reach begins."""
    pohon, renstra = pohon_unit(user), list(Renstra.objects.order_by("tahun_mulai"))
    unit = pohon.bernama(kode_unit) if kode_unit else pohon.akar
    return Bahan(user, pohon, renstra, muat(user, unit, renstra))


@dataclass(frozen=True, slots=True)
class Lensa:
    """One question. `semua`: count figures that are not approved yet; `sasaran`: whose series is wanted."""

    user: Pengguna
    pohon: PohonUnit
    muatan: Muatan
    unit: UnitKerja
    tahun: int
    triwulan: int | None = None
    semua: bool = False
    sasaran: Sasaran | None = None

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.triwulan, self.semua)

    @property
    def kebijakan(self) -> AturanKebijakan:
        return self.muatan.kebijakan(self.tahun)

    @property
    def baris(self) -> list[BarisCapaian]:
        return self.muatan.baris(self.periode)

    @property
    def periode_teks(self) -> str:
        return f"s.d. triwulan {ROMAWI[self.triwulan]} {self.tahun}" if self.triwulan else f"tahun {self.tahun}"

    def pada(self, periode: Periode) -> Rerata:
        """The mean of the unit in another period or of other figures, with its own explanation."""
        alamat = telusur_unit_url(self.unit, periode.tahun, periode.triwulan, semua=periode.semua_status)
        return rerata(self.muatan.baris(periode), self.muatan.kebijakan(periode.tahun), alamat)

    def untuk(self, **lain: object) -> Lensa:
        return replace(self, **lain)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """This question as an address."""
        return f"{reverse('beranda')}?{self._kueri()}"

    def capaian_url(self, sasaran: Sasaran | None = None) -> str:
        """The same rows as a table."""
        return f"{reverse('indicators:capaian-list')}?{self._kueri(sasaran)}"

    def _kueri(self, sasaran: Sasaran | None = None) -> str:
        milik = sasaran or self.sasaran
        isi = {
            "unit": self.unit.kode,
            "tahun": self.tahun,
            "triwulan": self.triwulan,
            "status": "semua" if self.semua else None,
            "sasaran": milik.pk if milik else None,
        }
        return urlencode({k: v for k, v in isi.items() if v})
