"""What the start page is asked for, and the addresses that ask for it: unit, period, which figures, sasaran."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from indicators.akses import Pengguna
from indicators.capaian import ROMAWI, Alasan, AturanKebijakan
from indicators.models import Indikator, Renstra, Sasaran, UnitKerja, di_bawah
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.muatan import Muatan, muat
from indicators.rekap.rerata import Rerata, rerata
from indicators.rekap.total import TotalUnit, total_unit
from indicators.rekap.unit import PohonUnit, pohon_unit

TRIWULAN, TERPANJANG = {"1", "2", "3", "4"}, 18


@dataclass(frozen=True, slots=True)
class Bahan:
    """What is read before the question is understood; `muatan` is empty for a unit that is none, or a foreign one.

    `total`: of a unit with more below it than is read for one page; then `muatan` holds a single sasaran, or nothing.
    """

    user: Pengguna
    pohon: PohonUnit
    renstra: Collection[Renstra]
    muatan: Muatan
    total: TotalUnit | None = None

    @property
    def tahun_pilihan(self) -> list[int]:
        """Every year that some plan covers."""
        return sorted({t for r in self.renstra for t in range(r.tahun_awal, r.tahun_akhir + 1)})

    @property
    def tahun_bawaan(self) -> int:
        """The latest year with an official figure, else the last planned year that has begun."""
        kini = timezone.localdate().year
        resmi = self.total.tahun_terakhir if self.total else self.muatan.tahun_terakhir
        return resmi or max((t for t in self.tahun_pilihan if t <= kini), default=kini)


def siapkan(user: Pengguna, diminta: Mapping[str, Any]) -> Bahan:
    """The reader's units and what is stored about the one asked for, by default where the reader's reach begins."""
    kode, triwulan = diminta.get("unit") or "", diminta.get("triwulan") or ""
    pohon, renstra = pohon_unit(user, kode), list(Renstra.objects.select_related("unit").order_by("tahun_mulai"))
    unit = pohon.bernama(kode) if kode else pohon.akar
    anak = pohon.keturunan_dekat(unit) if unit else []
    tahun = _nomor(diminta.get("tahun")) or None
    total = total_unit(unit, anak, int(triwulan) if triwulan in TRIWULAN else None, tahun)
    if total is None or not total.besar:
        return Bahan(user, pohon, renstra, muat(user, unit, renstra))
    nomor = _nomor(diminta.get("sasaran"))
    milik = Indikator.objects.filter(di_bawah(total.unit, "unit__"), sasaran=nomor)
    return Bahan(user, pohon, renstra, Muatan(milik if nomor else milik.none(), renstra), total)


def _nomor(teks: str | None) -> int:
    """The key that a link names; one that nothing has for anything else."""
    return int(teks) if teks and teks.isdecimal() and len(teks) < TERPANJANG else 0


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
    total: TotalUnit | None = None

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.triwulan, self.semua)

    @property
    def kebijakan(self) -> AturanKebijakan:
        return self.total.aturan(self.tahun) if self.total else self.muatan.kebijakan(self.tahun)

    @property
    def baris(self) -> list[BarisCapaian]:
        return self.muatan.baris(self.periode)

    @property
    def periode_teks(self) -> str:
        return f"s.d. triwulan {ROMAWI[self.triwulan]} {self.tahun}" if self.triwulan else f"tahun {self.tahun}"

    def pada(self, periode: Periode) -> Rerata:
        """The mean of the unit in another period or of other figures, with its own explanation."""
        if self.total:
            return self.total.rerata(self.unit, periode)
        alamat = telusur_unit_url(self.unit, periode.tahun, periode.triwulan, semua=periode.semua_status)
        return rerata(self.muatan.baris(periode), self.muatan.kebijakan(periode.tahun), alamat)

    def menunggu(self) -> bool:
        """Whether a figure that is not approved yet would count."""
        semua = self.untuk(semua=True).periode
        if self.total:
            return self.total.jumlahan(self.unit, semua).polos.sementara > 0
        return any(b.sementara for b in self.muatan.baris(semua))

    def alasan(self) -> Counter[Alasan]:
        """How many indikator have no capaian, by the reason."""
        if self.total:
            return Counter(self.total.alasan(self.unit, self.periode))
        return Counter(b.alasan for b in self.baris if b.alasan)

    def banyak(self) -> int:
        """How many indikator the unit has in the period, with everything below it."""
        return self.total.jumlahan(self.unit, self.periode).banyak if self.total else len(self.baris)

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
