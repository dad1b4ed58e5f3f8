"""The tree of sasaran as the budget of a year meets it: what a line pays for counts for all that lies above."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from budget.serapan import Cakupan
from indicators.models import Renstra, Sasaran


@dataclass(frozen=True, slots=True)
class PohonSasaran:
    """Every sasaran by its key, and which of them are of a plan version in force in the year."""

    semua: dict[int, Sasaran]
    berlaku: frozenset[int]

    def ke_atas(self, sasaran: int | None) -> Iterator[int]:
        """A sasaran and those above it; nothing for None."""
        dilalui: set[int] = set()
        while sasaran is not None and sasaran not in dilalui:
            yield sasaran
            dilalui.add(sasaran)
            sasaran = self.semua[sasaran].induk_id

    def di_atas(self, sasaran: Collection[int]) -> list[int]:
        """These sasaran and all above them, each once."""
        return list(dict.fromkeys(atas for satu in sasaran for atas in self.ke_atas(satu)))

    def cakupan(self, sasaran: int, bernama: Collection[int]) -> Cakupan | None:
        """How many of the lowest sasaran below one have budget; None where nothing is below it.

        `bernama`: the sasaran that lines are tied to. A line for one in between covers all below that.
        """
        bawah = [s for s in self.semua if s != sasaran and sasaran in self.ke_atas(s)]
        dihitung = {s for s in bawah if s in self.berlaku or s in bernama}
        induk = {self.semua[s].induk_id for s in dihitung}
        ujung = [s for s in dihitung if s not in induk]
        tanpa = [s for s in ujung if not any(a in bernama for a in self._sampai(s, sasaran))]
        nama = tuple(f"{self.semua[s].kode} {self.semua[s].uraian}" for s in sorted(tanpa, key=self._letak))
        return Cakupan("sasaran di bawahnya", len(ujung) - len(nama), len(ujung), nama) if ujung else None

    def _sampai(self, sasaran: int, batas: int) -> Iterator[int]:
        """A sasaran and those above it, below `batas`."""
        for satu in self.ke_atas(sasaran):
            if satu == batas:
                return
            yield satu

    def _letak(self, sasaran: int) -> tuple[Any, ...]:
        satu = self.semua[sasaran]
        return (satu.jenjang, satu.urutan, satu.pk)


def pohon_sasaran(tahun: int) -> PohonSasaran:
    """The tree in the year of a set; one query."""
    versi = Q(renstra__isnull=True) | Q(renstra__in=Renstra.objects.berlaku_pada(tahun))
    sumber = Sasaran.objects.only("kode", "uraian", "induk_id", "jenjang", "urutan").annotate(berlaku=versi)
    semua = list(sumber)
    return PohonSasaran({s.pk: s for s in semua}, frozenset(s.pk for s in semua if s.berlaku))
