"""The read model of the budget: what a published set comes to, for each unit its lines belong to and all above."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from budget.models.anggaran import DataAnggaran
from indicators.models import UnitKerja


class PerluJumlah(models.Model):
    """A set whose lines have changed since they were last added up; without `data` all sets. Triggers write it."""

    data = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "perlu dijumlahkan"
        verbose_name_plural = "perlu dijumlahkan"
        ordering = ["pk"]
        indexes = [models.Index(fields=["data"], name="perlu_jumlah_data")]

    def __str__(self) -> str:
        return str(self.data or "-")


class RingkasanAnggaran(models.Model):
    """Pagu and realisasi in whole rupiah of a unit and below inside ONE set; without a unit of the whole set."""

    data = models.ForeignKey(DataAnggaran, models.CASCADE, related_name="ringkasan")
    unit = models.ForeignKey(UnitKerja, models.CASCADE, null=True, blank=True, related_name="ringkasan_anggaran")
    pagu = models.BigIntegerField()
    realisasi = models.BigIntegerField()
    banyak = models.PositiveIntegerField("banyaknya baris")

    class Meta:
        verbose_name = "ringkasan anggaran"
        verbose_name_plural = "ringkasan anggaran"
        ordering = ["data", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["data", "unit"], name="ringkasan_anggaran_tunggal"),
            models.UniqueConstraint(
                fields=["data"], condition=Q(unit__isnull=True), name="ringkasan_anggaran_jumlah_tunggal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.data_id} {self.unit_id or '-'}"
