"""What a new value is held against: the earlier values of its indikator, a quotient where it is entered as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from indicators.angka import bulat
from indicators.capaian import Aturan, Isian, Keadaan, Konsolidasi, Nilai, nilai_isian
from indicators.capaian.kewajaran import Pembanding, pertanyaan
from indicators.models import Indikator, Realisasi
from indicators.rekap import aturan_indikator
from indicators.services.realisasi.isian import IsianRealisasi

SERATUS_PERSEN = Decimal(100)
Angka = tuple[Decimal | None, Decimal | None, Decimal | None]  # nilai, pembilang, penyebut
Lampau = tuple[int, int, Angka]  # tahun, triwulan


class Kewajaran:
    """The earlier values of some indikator, read in one query, when the first of them is asked for."""

    def __init__(self, indikator: Iterable[Indikator]) -> None:
        self.milik = list(indikator)
        self.aturan: dict[int, Aturan] = {}

    @cached_property
    def lampau(self) -> dict[int, list[Lampau]]:
        """By indikator, the latest first."""
        lampau: defaultdict[int, list[Lampau]] = defaultdict(list)
        baris = Realisasi.objects.filter(indikator__in=self.milik, keadaan=Keadaan.TERISI.value)
        kolom = ("indikator", "tahun", "triwulan", "nilai", "pembilang", "penyebut")
        for pk, tahun, triwulan, *angka in baris.order_by("-tahun", "-triwulan").values_list(*kolom):
            lampau[pk].append((tahun, triwulan or 4, (angka[0], angka[1], angka[2])))
        return lampau

    def pertanyaan(self, isian: IsianRealisasi, indikator: Indikator) -> list[str]:
        """What is odd about the value; empty where nothing is, or where there is no number."""
        nilai = self._nilai(indikator, (isian.nilai, isian.pembilang, isian.penyebut))
        return [] if nilai is None else pertanyaan(nilai, self._pembanding(isian, indikator))

    def _pembanding(self, isian: IsianRealisasi, indikator: Indikator) -> Pembanding:
        saat = (isian.tahun, isian.triwulan)
        semua = self.lampau.get(indikator.pk, ())
        bernilai = ((r[0], self._nilai(indikator, r[2])) for r in semua if (r[0], r[1]) < saat)
        tahun, terakhir = next(((t, n) for t, n in bernilai if n is not None), (None, None))
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
