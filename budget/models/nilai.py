"""NKA and IKPA: values of others, kept with their parts and with the rule that says how the parts weigh."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from indicators.models import SkalaKategori, UnitKerja

SETAHUN = 0
BULAN = (
    (SETAHUN, "Setahun"),
    (1, "Januari"),
    (2, "Februari"),
    (3, "Maret"),
    (4, "April"),
    (5, "Mei"),
    (6, "Juni"),
    (7, "Juli"),
    (8, "Agustus"),
    (9, "September"),
    (10, "Oktober"),
    (11, "November"),
    (12, "Desember"),
)


class JenisNilaiKinerja(models.TextChoices):
    NKA = "nka", "NKA (nilai kinerja anggaran)"
    IKPA = "ikpa", "IKPA (indikator kinerja pelaksanaan anggaran)"


def bobot_field() -> models.DecimalField[Any, Any]:
    """A weight in percent, 9.7 for 9,7 %; null for what is subtracted instead of weighed."""
    return models.DecimalField(
        "bobot (%)",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(100)],
    )


def ditimbang_atau_dikurangkan(nama: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(pengurang=True, bobot__isnull=True) | Q(pengurang=False, bobot__gt=0), name=nama
    )


class SkemaNilai(models.Model):
    """The rule in force from a year on. `belum_pasti`: known, but not checked against the text of the regulation."""

    jenis = models.CharField(max_length=5, choices=JenisNilaiKinerja)
    tahun_mulai = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=100)
    dasar_hukum = models.CharField(max_length=200, blank=True)
    skala = models.ForeignKey(SkalaKategori, models.PROTECT, null=True, blank=True, related_name="skema_nilai")
    sumber = models.TextField(blank=True)
    belum_pasti = models.BooleanField("belum dipastikan dari naskah peraturan", default=False)

    class Manager(models.Manager["SkemaNilai"]):
        def get_by_natural_key(self, jenis: str, tahun_mulai: int) -> SkemaNilai:
            return self.get(jenis=jenis, tahun_mulai=tahun_mulai)

    objects = Manager()

    class Meta:
        verbose_name = "skema nilai kinerja anggaran"
        verbose_name_plural = "skema nilai kinerja anggaran"
        ordering = ["jenis", "tahun_mulai"]
        constraints = [
            models.UniqueConstraint(fields=["jenis", "tahun_mulai"], name="skema_nilai_tunggal"),
            models.CheckConstraint(condition=Q(jenis__in=JenisNilaiKinerja.values), name="skema_nilai_jenis"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} (mulai {self.tahun_mulai})"

    def natural_key(self) -> tuple[str, int]:
        return (self.jenis, self.tahun_mulai)

    natural_key.dependencies = ["indicators.skalakategori"]  # type: ignore[attr-defined]


class KomponenSkema(models.Model):
    """A part of the rule with its default weight."""

    skema = models.ForeignKey(SkemaNilai, models.CASCADE, related_name="komponen")
    urutan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=60, blank=True)
    nama = models.CharField(max_length=100)
    bobot = bobot_field()
    pengurang = models.BooleanField(default=False)

    class Manager(models.Manager["KomponenSkema"]):
        def get_by_natural_key(self, jenis: str, tahun_mulai: int, nama: str) -> KomponenSkema:
            return self.get(skema__jenis=jenis, skema__tahun_mulai=tahun_mulai, nama=nama)

    objects = Manager()

    class Meta:
        verbose_name = "komponen skema nilai"
        verbose_name_plural = "komponen skema nilai"
        ordering = ["skema", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["skema", "nama"], name="komponen_skema_tunggal"),
            ditimbang_atau_dikurangkan("komponen_skema_bobot"),
        ]

    def __str__(self) -> str:
        return self.nama

    def natural_key(self) -> tuple[str, int, str]:
        return (*self.skema.natural_key(), self.nama)

    natural_key.dependencies = ["budget.skemanilai"]  # type: ignore[attr-defined]


class NilaiKinerjaAnggaran(models.Model):
    """One value as its source prints it, of a year or s.d. a month; never recomputed, only checked."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="nilai_kinerja_anggaran")
    jenis = models.CharField(max_length=5, choices=JenisNilaiKinerja)
    tahun = models.PositiveSmallIntegerField(validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    bulan = models.PositiveSmallIntegerField("sampai dengan bulan", choices=BULAN, default=SETAHUN)
    nilai = models.DecimalField(max_digits=8, decimal_places=4, validators=[MinValueValidator(0)])
    nilai_tercetak = models.CharField("tercetak", max_length=20, blank=True)
    per_tanggal = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=100, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        verbose_name = "nilai kinerja anggaran"
        verbose_name_plural = "nilai kinerja anggaran"
        ordering = ["-tahun", "jenis", "unit", "bulan"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "jenis", "tahun", "bulan"], name="nilai_kinerja_tunggal"),
            models.CheckConstraint(condition=Q(jenis__in=JenisNilaiKinerja.values), name="nilai_kinerja_jenis"),
            models.CheckConstraint(condition=Q(bulan__lte=12), name="nilai_kinerja_bulan"),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="nilai_kinerja_nilai"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis.upper()} {self.unit.kode} {self.tahun}/{self.bulan}"


class KomponenNilai(models.Model):
    """A part of a value with the weight it was given."""

    nilai_kinerja = models.ForeignKey(NilaiKinerjaAnggaran, models.CASCADE, related_name="komponen")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=100)
    bobot = bobot_field()
    nilai = models.DecimalField(max_digits=9, decimal_places=4)
    pengurang = models.BooleanField(default=False)

    class Meta:
        verbose_name = "komponen nilai kinerja anggaran"
        verbose_name_plural = "komponen nilai kinerja anggaran"
        ordering = ["nilai_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["nilai_kinerja", "nama"], name="komponen_nilai_tunggal"),
            ditimbang_atau_dikurangkan("komponen_nilai_bobot"),
        ]

    def __str__(self) -> str:
        return self.nama
