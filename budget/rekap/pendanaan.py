"""The kerangka pendanaan year by year, with what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from budget.models import Pendanaan
from budget.serapan import Alokasi
from indicators.akses import TakTerlihat
from indicators.angka import format_rupiah


def telusur_pendanaan_url(pendanaan: Pendanaan) -> str:
    """Where an allocation is explained."""
    return reverse("budget:telusur-pendanaan", args=[pendanaan.pk])


@dataclass(frozen=True, slots=True)
class BarisPendanaan:
    """One year of a plan beside the year before it."""

    pendanaan: Pendanaan
    hasil: Alokasi

    @property
    def alokasi_teks(self) -> str:
        return format_rupiah(self.hasil.rupiah)

    @property
    def catatan(self) -> str:
        """What was remarked on when it was entered, else what the rule finds."""
        return self.pendanaan.catatan_sumber or self.hasil.lompatan_teks

    @property
    def telusur_url(self) -> str:
        return telusur_pendanaan_url(self.pendanaan)


def rekap_pendanaan() -> list[BarisPendanaan]:
    """Every plan's allocations in order: plan text, open to everyone logged in; one query."""
    semua = Pendanaan.objects.select_related("renstra__unit").order_by("renstra__tahun_mulai", "renstra", "tahun")
    return berurutan(semua)


def berurutan(semua: Iterable[Pendanaan]) -> list[BarisPendanaan]:
    """Each with its neighbour: the same plan, the year before."""
    ada = {(p.renstra_id, p.tahun): p for p in semua}
    return [
        BarisPendanaan(p, Alokasi(tahun, p.alokasi, lama.alokasi if lama else None))
        for (renstra, tahun), p in ada.items()
        for lama in [ada.get((renstra, tahun - 1))]
    ]


def satu_pendanaan(pk: int) -> BarisPendanaan:
    """Raises TakTerlihat where there is none."""
    satu = next((b for b in rekap_pendanaan() if b.pendanaan.pk == pk), None)
    if satu is None:
        raise TakTerlihat("Tidak ada alokasi itu.")
    return satu
