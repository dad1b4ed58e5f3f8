from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.models import Renstra


class Pendanaan(models.Model):
    """The allocation a plan foresees for a year, in whole rupiah exactly as printed; never scaled silently."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="pendanaan")
    tahun = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=200)
    alokasi = models.BigIntegerField()
    teks = models.CharField("tercetak", max_length=60)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Manager(models.Manager["Pendanaan"]):
        def get_by_natural_key(self, unit: str, versi: str, tahun: int) -> Pendanaan:
            return self.get(renstra__unit__kode=unit, renstra__versi=versi, tahun=tahun)

    objects = Manager()

    class Meta:
        verbose_name = "pendanaan"
        verbose_name_plural = "pendanaan"
        ordering = ["renstra", "tahun"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "tahun"], name="pendanaan_tunggal"),
            models.CheckConstraint(condition=Q(alokasi__gte=0), name="pendanaan_alokasi"),
        ]

    def __str__(self) -> str:
        return f"{self.uraian} {self.tahun}"

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.renstra.natural_key(), self.tahun)

    natural_key.dependencies = ["indicators.renstra"]  # type: ignore[attr-defined]
