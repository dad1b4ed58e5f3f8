"""The tree of units as one reader sees it: what is in reach, where it begins, whose totals are open beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Subquery

from indicators.akses import Jangkauan, Pengguna, boleh_melihat_jumlah, jangkauan
from indicators.models import UnitKerja

PILIHAN_TERBANYAK = 100


@dataclass(frozen=True, slots=True)
class PohonUnit:
    """`terlihat` in the order of the tree's own list, of very many units only those around the one asked for;
    `akar` is where a reader starts, None without any reach.

    `jumlah`: units beyond the reach of which the official totals are open.
    """

    terlihat: tuple[UnitKerja, ...]
    akar: UnitKerja | None
    jumlah: tuple[UnitKerja, ...]

    def anak(self, unit: UnitKerja) -> list[UnitKerja]:
        return [u for u in self.terlihat if u.induk_id == unit.pk]

    def keturunan_dekat(self, unit: UnitKerja) -> list[UnitKerja]:
        """The units directly below; and those below an only child, which alone would say what its parent says."""
        anak = self.anak(unit)
        return anak + self.anak(anak[0]) if len(anak) == 1 else anak

    def jejak(self, unit: UnitKerja) -> list[UnitKerja]:
        """The units above that the reader sees, from the top."""
        atas = [u for u in self.terlihat if u.pk != unit.pk and unit.jalur.startswith(u.jalur)]
        return sorted(atas, key=lambda u: len(u.jalur))

    @property
    def meliputi_semua(self) -> bool:
        """Whether everything in reach lies below where the reader starts."""
        return self.akar is not None and all(u.jalur.startswith(self.akar.jalur) for u in self.terlihat)

    def pilihan(self, kode: str) -> list[UnitKerja]:
        """What a choice offers: every unit, or of very many the way to the one of this kode and those below it."""
        if len(self.terlihat) <= PILIHAN_TERBANYAK:
            return list(self.terlihat)
        pusat = self.bernama(kode) or self.akar
        return [*self.jejak(pusat), pusat, *self.anak(pusat)] if pusat else []

    def bernama(self, kode: str) -> UnitKerja | None:
        return next((u for u in self.terlihat if u.kode == kode), None)


def pohon_unit(user: Pengguna, kode: str = "") -> PohonUnit:
    """One query for all units there are; of very many a second one for those around the unit of this kode.

    A foreign unit goes no further than the right to its total.
    """
    semua = list(UnitKerja.objects.all()[: PILIHAN_TERBANYAK + 1])
    milik = jangkauan(user)
    if len(semua) > PILIHAN_TERBANYAK:
        semua = _sekitar(kode, milik)
    terlihat = tuple(u for u in semua if milik.melihat(u.jalur))
    calon = [u for u in terlihat if u.pk in {satu.pk for satu in milik.unit}] or list(terlihat)
    akar = min(calon, key=lambda u: len(u.jalur), default=None)
    jumlah = tuple(u for u in semua if not milik.melihat(u.jalur) and boleh_melihat_jumlah(user, u))
    return PohonUnit(terlihat, akar, jumlah)


def _sekitar(kode: str, milik: Jangkauan) -> list[UnitKerja]:
    """The units of one's roles with everything above them; and the unit asked for, else where those begin or the
    whole tree does, with what is above it and two levels of what is below.
    """
    kode = "" if "\x00" in kode else kode  # which PostgreSQL would not even be asked about
    peran = [*milik.unit, *milik.lihat]
    puncak = UnitKerja.objects.filter(induk__isnull=True).values("kode")
    pusat: Any = [kode] if kode else [u.kode for u in peran] or puncak
    di_atas = {bagian for u in peran for bagian in u.jalur.split("/") if bagian}
    semua = UnitKerja.objects.annotate(diminta=Subquery(UnitKerja.objects.filter(kode=kode).values("jalur")[:1]))
    dekat = Q(kode__in=pusat) | Q(induk__kode__in=pusat) | Q(induk__induk__kode__in=pusat)
    return list(semua.filter(dekat | Q(kode__in=di_atas) | Q(diminta__startswith=F("jalur"))))
