"""The read model: what the engine made of stored rows, kept so that a page need not compute it again.

Nothing here is a source: `manage.py hitung_ulang` makes all of it anew, a backup leaves it out.
"""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from indicators.models.indikator import Indikator
from indicators.models.unit import UnitKerja


class PerluHitung(models.Model):
    """What has changed since it was last computed; the database's own triggers write it, in the change's transaction.

    Rows are only added, so that no two writers wait for each other. Without `tahun` every year; without `indikator`
    every indikator of `unit`; without either everything. Keys are bare numbers: what was deleted is named too.
    """

    indikator = models.BigIntegerField(null=True, blank=True)
    unit = models.BigIntegerField(null=True, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "perlu dihitung"
        verbose_name_plural = "perlu dihitung"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["indikator", "tahun"], name="perlu_hitung_indikator"),
            models.Index(fields=["unit"], condition=Q(indikator__isnull=True), name="perlu_hitung_umum"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator or '-'} {self.unit or '-'} {self.tahun or '-'}"


class RingkasanCapaian(models.Model):
    """One row of capaian as windows print it, of a year (triwulan 0) or s.d. a quarter.

    `semua`: with pending figures; stored only where that says something else than the official row. `capaian` in
    percent, uncapped, to find the lowest by.
    """

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="ringkasan")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    semua = models.BooleanField(default=False)
    capaian = models.DecimalField(max_digits=30, decimal_places=2, null=True, blank=True)
    isi = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "ringkasan capaian"
        verbose_name_plural = "ringkasan capaian"
        ordering = ["indikator", "tahun", "triwulan"]
        indexes = [models.Index(fields=["tahun", "triwulan", "semua", "capaian"], name="ringkasan_capaian_urut")]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan", "semua"], name="ringkasan_capaian_tunggal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}/{self.triwulan}"


class RingkasanUnit(models.Model):
    """The total of a unit in a period: `sendiri` of its own indikator, `isi` with everything below it.

    Stored for the plan version in force in the year. `diperbarui` is when `isi` was last added up.
    """

    unit = models.ForeignKey(UnitKerja, models.CASCADE, related_name="ringkasan")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    semua = models.BooleanField(default=False)
    sendiri = models.JSONField()
    isi = models.JSONField()
    diperbarui = models.DateTimeField()

    class Meta:
        verbose_name = "ringkasan unit"
        verbose_name_plural = "ringkasan unit"
        ordering = ["unit", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "triwulan", "semua"], name="ringkasan_unit_tunggal"),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="ringkasan_unit_triwulan"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tahun}/{self.triwulan}"
