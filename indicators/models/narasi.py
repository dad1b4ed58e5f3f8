from __future__ import annotations

import re

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.models.target import PERIODE
from indicators.models.unit import UnitKerja

# {capaian:SP1.1:2024}, {realisasi:SP1.1:2024:3}, {serapan:2024}: what is quoted, of what, when.
KUTIPAN = re.compile(r"\{([a-z-]+(?::[A-Za-z0-9.-]{1,30}){1,3})\}")


class NarasiLaporan(models.Model):
    """One passage of a report: text with references instead of typed figures.

    `kutipan` keeps for each reference what it said when the passage was written or last confirmed: where a figure
    says something else now, the passage is stale and its author is named. An empty `teks` is a passage taken back.
    """

    jenis = models.SlugField("laporan", max_length=30)
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=PERIODE)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="narasi_laporan")
    bagian = models.CharField(max_length=40)
    teks = models.TextField(blank=True)
    kutipan = models.JSONField(default=dict, blank=True)
    versi = models.PositiveIntegerField(default=1)
    penulis = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ditulis_pada = models.DateTimeField()

    class Meta:
        verbose_name = "narasi laporan"
        verbose_name_plural = "narasi laporan"
        ordering = ["jenis", "tahun", "triwulan", "unit", "bagian"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "tahun", "triwulan", "unit", "bagian"], name="narasi_laporan_tunggal"
            ),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="narasi_laporan_triwulan"),
            models.CheckConstraint(condition=Q(tahun__range=(1945, 2100)), name="narasi_laporan_tahun"),
        ]

    def __str__(self) -> str:
        periode = f"{self.tahun}/{self.triwulan}" if self.triwulan else str(self.tahun)
        return f"{self.jenis}/{self.unit_id}/{periode}/{self.bagian}"


def kutipan_dalam(teks: str) -> list[str]:
    """The references in a text, each once, in their order, without the braces."""
    return list(dict.fromkeys(KUTIPAN.findall(teks)))
