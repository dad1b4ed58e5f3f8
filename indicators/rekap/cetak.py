"""`rekap_cetak`: the rows of `rekap_capaian` for windows that print them; stored ones where they are up to date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.expressions import Combinable

from indicators.akses import Pengguna
from indicators.capaian import AturanKebijakan
from indicators.models import Indikator
from indicators.rekap.capaian import URUTAN_POHON, RekapCapaian, SaringCapaian, pilih_indikator
from indicators.rekap.daftar import POTONGAN, Daftar
from indicators.rekap.kebijakan import aturan_tersimpan, kebijakan_tahun
from indicators.rekap.pada import Pada
from indicators.rekap.ringkas import BarisCetak, BarisRingkas, tersimpan


@dataclass(frozen=True, slots=True)
class HalamanCapaian:
    """A page of the list: `baris` are those of every sasaran on it, whole; `tampil` the keys of those shown."""

    baris: list[BarisCetak]
    resmi: list[BarisCetak]
    tampil: frozenset[int]
    jumlah: int
    nomor: int


class RekapCetak(Daftar[Indikator, BarisCetak]):
    """As `RekapCapaian`, of rows that are printed and not reckoned with."""

    def __init__(
        self, indikator: QuerySet[Indikator], saring: SaringCapaian, tahun: Combinable, pada: Pada | None = None
    ) -> None:
        self._bahan = (indikator, tahun, pada)
        self._saring, self.pada = saring, pada
        self._kebijakan: AturanKebijakan | None = None
        self._dasar = indikator.select_related(None).order_by(*URUTAN_POHON)
        super().__init__(self._bersimpanan(indikator, tahun), URUTAN_POHON)

    def _bersimpanan(self, indikator: QuerySet[Indikator], tahun: Combinable) -> QuerySet[Indikator]:
        bersama = RekapCapaian.bersama(indikator, tahun)
        if self.pada:
            return bersama  # of a day nothing is stored
        saring = self._saring
        isi = tersimpan(tahun, saring.triwulan, semua=saring.semua_status)
        if saring.semua_status:
            isi |= {"isi_resmi": tersimpan(tahun, saring.triwulan, semua=False)["isi_tersimpan"]}
        return bersama.annotate(**isi)

    @property
    def kebijakan(self) -> AturanKebijakan:
        """The rules of the year; a query of its own only where no row was read."""
        return self._kebijakan or kebijakan_tahun(self._saring.tahun)

    def _hitung(self, saring: SaringCapaian) -> RekapCapaian:
        """What computes; made only where a row has to be computed."""
        indikator, tahun, pada = self._bahan
        return RekapCapaian(indikator, saring, tahun, pada)

    def _potong(self, sumber: QuerySet[Indikator], awal: int, banyak: int) -> list[Indikator]:
        """Found by their keys first: SQLite would look up the stored row of everything that is sorted."""
        return list(sumber.filter(pk__in=sumber.values("pk")[awal : awal + banyak]))

    def susun(self, sumber: list[Indikator]) -> list[BarisCetak]:
        return self._susun(sumber, "isi_tersimpan", self._saring)

    def resmi(self, sumber: list[Indikator]) -> list[BarisCetak]:
        """The official side of the same rows."""
        return self._susun(sumber, "isi_resmi", replace(self._saring, semua_status=False))

    def _susun(self, sumber: list[Indikator], kolom: str, saring: SaringCapaian) -> list[BarisCetak]:
        if sumber and self._kebijakan is None:
            self._kebijakan = aturan_tersimpan(sumber[0].kebijakan_rekap)  # type: ignore[attr-defined]
        tahun = sumber[0].tahun_rekap if sumber else 0  # type: ignore[attr-defined]
        ada: dict[int, BarisCetak] = {
            i.pk: BarisRingkas(i, tahun, self._saring.triwulan, isi)
            for i in sumber
            if (isi := getattr(i, kolom, None)) and not i.isi_usang  # type: ignore[attr-defined]
        }
        if kurang := [i for i in sumber if i.pk not in ada]:
            ada |= {b.indikator.pk: b for b in self._hitung(saring).susun(kurang)}
        return [ada[i.pk] for i in sumber]

    def halaman(self, nomor: int, ukuran: int, cukup: int) -> HalamanCapaian:
        """The rows of one page in tree order, with what the means of its sasaran need; all where `cukup` holds them.

        Beyond the last page the last one.
        """
        kunci: Any = self._dasar.annotate(banyak=Window(Count("*"))).values_list("pk", "sasaran_id", "banyak")
        isi = list(kunci[(nomor - 1) * ukuran : nomor * ukuran])
        if not isi and nomor > 1:
            return self.halaman(max(-(-self._dasar.count() // ukuran), 1), ukuran, cukup)
        jumlah = isi[0][2] if isi else 0
        if jumlah <= cukup:
            return self.semuanya()
        sumber = list(self._sumber.filter(sasaran__in={sasaran for _, sasaran, _ in isi}))
        return self._lengkap(sumber, frozenset(pk for pk, _, _ in isi), jumlah, nomor)

    def berpasangan(self) -> Iterator[tuple[BarisCetak, BarisCetak | None]]:
        """Every row, and its official side where it counts pending figures; one query, some hundred rows at once."""
        sumber = self._sumber.iterator(chunk_size=POTONGAN)
        while sekali := list(islice(sumber, POTONGAN)):
            baris = self.susun(sekali)
            resmi = self.resmi(sekali) if self._saring.semua_status else [None] * len(baris)
            yield from zip(baris, resmi, strict=True)

    def semuanya(self) -> HalamanCapaian:
        """The whole list as one page."""
        sumber = list(self._sumber)
        return self._lengkap(sumber, frozenset(i.pk for i in sumber), len(sumber), 1)

    def _lengkap(self, sumber: list[Indikator], tampil: frozenset[int], jumlah: int, nomor: int) -> HalamanCapaian:
        resmi = self.resmi(sumber) if self._saring.semua_status else []
        return HalamanCapaian(self.susun(sumber), resmi, tampil, jumlah, nomor)


def rekap_cetak(user: Pengguna, saring: SaringCapaian, *, terakhir: bool = False) -> RekapCetak:
    """The same rows as `rekap_capaian`, to be printed."""
    return RekapCetak(*pilih_indikator(user, saring, terakhir=terakhir))
