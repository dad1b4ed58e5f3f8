from __future__ import annotations

from django.db import models

from indicators.models.bidang import nilai_field


class SkalaPredikat(models.Model):
    """An ordered scale of words (AKIP: AA, A, BB, ...) for indikator that are not numbers."""

    kode = models.SlugField(max_length=30, unique=True)
    nama = models.CharField(max_length=100)
    dasar_hukum = models.CharField(max_length=200, blank=True)

    class Manager(models.Manager["SkalaPredikat"]):
        def get_by_natural_key(self, kode: str) -> SkalaPredikat:
            return self.get(kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "skala predikat"
        verbose_name_plural = "skala predikat"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def natural_key(self) -> tuple[str]:
        return (self.kode,)


class Predikat(models.Model):
    """One step of a scale; `tingkat` 1 is the lowest, `skor` the number it stands for where there is one."""

    skala = models.ForeignKey(SkalaPredikat, models.CASCADE, related_name="predikat")
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=100)
    tingkat = models.PositiveSmallIntegerField()
    skor = nilai_field()

    class Manager(models.Manager["Predikat"]):
        def get_by_natural_key(self, skala: str, kode: str) -> Predikat:
            return self.get(skala__kode=skala, kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "predikat"
        verbose_name_plural = "predikat"
        ordering = ["skala", "tingkat"]
        constraints = [
            models.UniqueConstraint(fields=["skala", "kode"], name="predikat_kode_tunggal"),
            models.UniqueConstraint(fields=["skala", "tingkat"], name="predikat_tingkat_tunggal"),
            models.CheckConstraint(condition=models.Q(tingkat__gte=1), name="predikat_tingkat_mulai_satu"),
        ]

    def __str__(self) -> str:
        return self.kode

    def natural_key(self) -> tuple[str, str]:
        return (self.skala.kode, self.kode)

    natural_key.dependencies = ["indicators.skalapredikat"]  # type: ignore[attr-defined]
