"""Actions that were promised for a day that is over, and of which nobody has said yet whether they helped."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone

from indicators.akses import Pengguna, indikator_terlihat
from indicators.models import Indikator, StatusRealisasi, TindakLanjut, UnitKerja, di_bawah


@dataclass(frozen=True, slots=True)
class TindakanLewat:
    """One overdue action: what, of which figure, whose, since when."""

    tindakan: TindakLanjut
    hari: int

    @property
    def indikator(self) -> Indikator:
        return self.tindakan.realisasi.indikator

    @property
    def url(self) -> str:
        """Where it is answered: the figure itself; a figure of a whole year has no place of its own."""
        realisasi = self.tindakan.realisasi
        if not realisasi.triwulan:
            return self.indikator.get_absolute_url()
        return reverse("indicators:realisasi-panel", args=[self.indikator.kode, realisasi.tahun, realisasi.triwulan])

    @property
    def tenggat_teks(self) -> str:
        """ "7 Oktober 2024, lewat 12 hari"."""
        return f"{formats.date_format(self.tindakan.tenggat, 'j F Y')}, lewat {self.hari} hari"


def tindakan_lewat(user: Pengguna, unit: UnitKerja) -> list[TindakanLewat]:
    """Of a unit and below, the longest overdue first; one query. What is still a draft was promised to nobody."""
    hari_ini = timezone.localdate()
    aksi = TindakLanjut.objects.filter(
        realisasi__indikator__in=indikator_terlihat(user).filter(di_bawah(unit, "unit__")),
        tenggat__lt=hari_ini,
        selesai_pada__isnull=True,
        membantu="",
    ).exclude(realisasi__status=StatusRealisasi.DRAF)
    urut = aksi.select_related("realisasi__indikator__unit").order_by("tenggat", "pk")
    return [TindakanLewat(satu, (hari_ini - satu.tenggat).days) for satu in urut]
