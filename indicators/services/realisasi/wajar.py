"""What a new value is held against: the value before it of its indikator, a quotient where it is entered as one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from indicators.angka import bulat
from indicators.capaian import Aturan, Isian, Keadaan, Konsolidasi, Nilai, nilai_isian
from indicators.capaian.kewajaran import Pembanding, pertanyaan
from indicators.models import Indikator, Realisasi
from indicators.rekap import aturan_indikator
from indicators.services.realisasi.isian import IsianRealisasi

SERATUS_PERSEN = Decimal(100)
Angka = tuple[Decimal | None, Decimal | None, Decimal | None]  # nilai, pembilang, penyebut
Sebelum = dict[int, tuple[int, Angka]]  # by indikator: the year of its figure, and the figure
KOLOM = ("indikator", "tahun", "nilai", "pembilang", "penyebut")
BERNILAI = Q(nilai__isnull=False) | Q(pembilang__isnull=False, penyebut__gt=0)
TERAKHIR = Window(RowNumber(), partition_by=F("indikator"), order_by=(F("tahun").desc(), F("triwulan").desc()))


class Kewajaran:
    """The figure before a quarter of each of some indikator: one query per quarter, when it is first asked for."""

    def __init__(self, indikator: Iterable[Indikator]) -> None:
        self.milik = list(indikator)
        self.aturan: dict[int, Aturan] = {}
        self._sebelum: dict[tuple[int, int], Sebelum] = {}

    def sebelum(self, tahun: int, triwulan: int) -> Sebelum:
        """The latest number before the quarter; that of a whole year counts from the next year on."""
        if (saat := (tahun, triwulan)) not in self._sebelum:
            lebih_dahulu = Q(tahun__lt=tahun) | Q(tahun=tahun, triwulan__range=(1, triwulan - 1))
            milik = Realisasi.objects.filter(BERNILAI, lebih_dahulu, indikator__in=self.milik)
            terisi = milik.filter(keadaan=Keadaan.TERISI.value).order_by()
            terakhir = terisi.annotate(ke=TERAKHIR).filter(ke=1).values_list(*KOLOM)
            self._sebelum[saat] = {pk: (kapan, tuple(angka)) for pk, kapan, *angka in terakhir}
        return self._sebelum[saat]

    def pertanyaan(self, isian: IsianRealisasi, indikator: Indikator) -> list[str]:
        """What is odd about the value; empty where nothing is, or where there is no number."""
        nilai = self._nilai(indikator, (isian.nilai, isian.pembilang, isian.penyebut))
        return [] if nilai is None else pertanyaan(nilai, self._pembanding(isian, indikator))

    def _pembanding(self, isian: IsianRealisasi, indikator: Indikator) -> Pembanding:
        tahun, angka = self.sebelum(isian.tahun, isian.triwulan).get(indikator.pk, (None, None))
        terakhir = None if angka is None else self._nilai(indikator, angka)
        return Pembanding(
            terakhir,
            terakhir if tahun == isian.tahun else None,
            indikator.wajar_minimum,
            _maksimum(indikator),
            indikator.konsolidasi == Konsolidasi.KUMULATIF.value,
            indikator.desimal,
        )

    def _nilai(self, indikator: Indikator, angka: Angka) -> Decimal | None:
        """The one number of an entry, to the decimals of the indikator; None where there is none."""
        if (aturan := self.aturan.get(indikator.pk)) is None:
            aturan = self.aturan[indikator.pk] = aturan_indikator(indikator)
        nilai, pembilang, penyebut = angka
        isi = nilai_isian(Isian(Keadaan.TERISI, Nilai(nilai), pembilang, penyebut), aturan)
        return None if isi is None or isi.angka is None else bulat(isi.angka, indikator.desimal)


def _maksimum(indikator: Indikator) -> Decimal | None:
    """Where nobody set a highest plausible value, a percentage above 100 is asked about."""
    maksimum: Decimal | None = indikator.wajar_maksimum
    return SERATUS_PERSEN if maksimum is None and indikator.persen else maksimum
