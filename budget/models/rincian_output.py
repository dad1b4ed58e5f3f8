from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from budget.models.anggaran import kode_tetap
from indicators.models import Sasaran, UnitKerja

RANTAI = ("kementerian", "program", "kegiatan", "kro", "ro")


class RincianOutput(models.Model):
    """One output of a year as KRISNA lists it; codes are given by others, as text of fixed length, never made here.

    `volume` in `satuan`, None where the list has none; `pagu` in whole rupiah. A new list changes these rows, and the
    history says what they were: the list is a plan that is amended, not a publication that stands.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rincian_output")
    tahun = models.PositiveSmallIntegerField(validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    kementerian = models.CharField(max_length=3, validators=[kode_tetap(3)])
    program = models.CharField(max_length=2, validators=[kode_tetap(2)])
    kegiatan = models.CharField(max_length=4, validators=[kode_tetap(4)])
    kro = models.CharField("KRO", max_length=3, validators=[kode_tetap(3)])
    ro = models.CharField("RO", max_length=3, validators=[kode_tetap(3)])
    nama = models.CharField(max_length=300)
    satuan = models.CharField(max_length=60, blank=True)
    volume: models.DecimalField[Any, Any] = models.DecimalField(
        max_digits=15, decimal_places=4, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    pagu = models.BigIntegerField(validators=[MinValueValidator(0)])
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, null=True, blank=True, related_name="rincian_output")
    per_tanggal = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = "rincian output"
        verbose_name_plural = "rincian output"
        ordering = ["tahun", *RANTAI]
        constraints = [
            models.UniqueConstraint(fields=["tahun", *RANTAI], name="rincian_output_tunggal"),
            models.CheckConstraint(condition=Q(pagu__gte=0), name="rincian_output_pagu"),
            models.CheckConstraint(condition=Q(volume__isnull=True) | Q(volume__gte=0), name="rincian_output_volume"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}"

    @property
    def rantai(self) -> tuple[str, ...]:
        return tuple(getattr(self, nama) for nama in RANTAI)

    @property
    def kode(self) -> str:
        """ "027.WA.4473.EBA.001"."""
        return ".".join(self.rantai)
