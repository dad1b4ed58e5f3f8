"""The tree of units as one reader sees it: what is in reach, where it begins, whose totals are open beyond it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.akses import Pengguna, boleh_melihat_jumlah, jangkauan
from indicators.models import UnitKerja

PILIHAN_TERBANYAK = 100


@dataclass(frozen=True, slots=True)
class PohonUnit:
    """`terlihat` in the order of the tree's own list; `akar` is where a reader starts, None without any reach.

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


def pohon_unit(user: Pengguna) -> PohonUnit:
    """One query for all units there are; a foreign one goes no further than the right to its total."""
    semua = list(UnitKerja.objects.all())
    milik = jangkauan(user)
    terlihat = tuple(u for u in semua if milik.melihat(u.jalur))
    calon = [u for u in terlihat if u.pk in {satu.pk for satu in milik.unit}] or list(terlihat)
    akar = min(calon, key=lambda u: len(u.jalur), default=None)
    jumlah = tuple(u for u in semua if u not in terlihat and boleh_melihat_jumlah(user, u))
    return PohonUnit(terlihat, akar, jumlah)
