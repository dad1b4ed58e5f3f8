"""What a new value is held against: the earlier values of its indikator, a quotient where it is entered as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from indicators.angka import bulat
from indicators.capaian import Isian, Keadaan, Konsolidasi, Nilai, nilai_isian
from indicators.capaian.kewajaran import Pembanding, pertanyaan
from indicators.models import Indikator, Realisasi
from indicators.rekap import aturan_indikator
from indicators.services.realisasi.isian import IsianRealisasi

SERATUS_PERSEN = Decimal(100)
Lampau = tuple[int, int, Decimal]  # tahun, triwulan, nilai


class Kewajaran:
    """The earlier values of some indikator, read in one query."""

    def __init__(self, indikator: Iterable[Indikator]) -> None:
        milik = {satu.pk: satu for satu in indikator}
        self.lampau: defaultdict[int, list[Lampau]] = defaultdict(list)
        baris = Realisasi.objects.filter(indikator__in=milik, keadaan=Keadaan.TERISI.value)
        kolom = ("indikator", "tahun", "triwulan", "nilai", "pembilang", "penyebut")
        for pk, tahun, triwulan, *angka in baris.order_by("tahun", "triwulan").values_list(*kolom):
            nilai = _nilai(milik[pk], *angka)
            if nilai is not None:
                self.lampau[pk].append((tahun, triwulan or 4, nilai))

    def pertanyaan(self, isian: IsianRealisasi, indikator: Indikator) -> list[str]:
        """What is odd about the value; empty where nothing is, or where there is no number."""
        nilai = _nilai(indikator, isian.nilai, isian.pembilang, isian.penyebut)
        return [] if nilai is None else pertanyaan(nilai, self._pembanding(isian, indikator))

    def _pembanding(self, isian: IsianRealisasi, indikator: Indikator) -> Pembanding:
        lampau = [r for r in self.lampau[indikator.pk] if (r[0], r[1]) < (isian.tahun, isian.triwulan)]
        setahun = [r for r in lampau if r[0] == isian.tahun]
        return Pembanding(
            lampau[-1][2] if lampau else None,
            setahun[-1][2] if setahun else None,
            indikator.wajar_minimum,
            _maksimum(indikator),
            indikator.konsolidasi == Konsolidasi.KUMULATIF.value,
            indikator.desimal,
        )


def _maksimum(indikator: Indikator) -> Decimal | None:
    """Where nobody set a highest plausible value, a percentage above 100 is asked about."""
    maksimum: Decimal | None = indikator.wajar_maksimum
    return SERATUS_PERSEN if maksimum is None and indikator.persen else maksimum


def _nilai(
    indikator: Indikator, nilai: Decimal | None, pembilang: Decimal | None, penyebut: Decimal | None
) -> Decimal | None:
    """The one number of an entry, to the decimals of the indikator; None where there is none."""
    isi = nilai_isian(Isian(Keadaan.TERISI, Nilai(nilai), pembilang, penyebut), aturan_indikator(indikator))
    return None if isi is None or isi.angka is None else bulat(isi.angka, indikator.desimal)
