from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable

from indicators.models.unit import UnitKerja


class StatusRenstra(models.TextChoices):
    RANCANGAN = "rancangan", "Rancangan"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan"


class RenstraQuerySet(models.QuerySet["Renstra"]):
    def get_by_natural_key(self, unit: str, versi: str) -> Renstra:
        return self.get(unit__kode=unit, versi=versi)

    def berlaku_pada(self, tahun: int | Combinable) -> RenstraQuerySet:
        """The version in force in a year: begun by then, and not yet replaced by one that has begun."""
        pengganti = models.Exists(Renstra.objects.filter(menggantikan=models.OuterRef("pk"), tahun_mulai__lte=tahun))
        return self.filter(~pengganti, tahun_mulai__lte=tahun, tahun_akhir__gte=tahun)


class Renstra(models.Model):
    """One version of a unit's strategic plan; an older version stays readable for ever."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="renstra")
    versi = models.SlugField(max_length=30)
    nama_versi = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    tahun_mulai = models.PositiveSmallIntegerField("mulai berlaku tahun")
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="digantikan_oleh")
    dasar_hukum = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=StatusRenstra, default=StatusRenstra.RANCANGAN)
    tafsir = models.TextField(blank=True)

    objects = RenstraQuerySet.as_manager()

    class Meta:
        verbose_name = "renstra"
        verbose_name_plural = "renstra"
        ordering = ["unit", "tahun_mulai"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "versi"], name="renstra_versi_tunggal"),
            models.CheckConstraint(
                condition=Q(tahun_awal__lte=F("tahun_mulai")) & Q(tahun_mulai__lte=F("tahun_akhir")),
                name="renstra_rentang_tahun",
            ),
            models.CheckConstraint(condition=Q(status__in=StatusRenstra.values), name="renstra_status"),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.nama_versi})"

    def natural_key(self) -> tuple[str, str]:
        return (self.unit.kode, self.versi)

    natural_key.dependencies = ["indicators.unitkerja"]  # type: ignore[attr-defined]


def versi_berlaku(semua: Collection[Renstra], tahun: int) -> list[Renstra]:
    """As `berlaku_pada`, of plans that are read already; their successors must be among them."""
    mulai = [r for r in semua if r.tahun_mulai <= tahun]
    diganti = {r.menggantikan_id for r in mulai}
    return [r for r in mulai if r.tahun_akhir >= tahun and r.pk not in diganti]


class DokumenSumber(models.Model):
    """A published document whose figures were loaded; what it prints is kept beside what we compute."""

    kode = models.SlugField(max_length=40, unique=True)
    judul = models.CharField(max_length=200)
    penerbit = models.CharField(max_length=200)
    tahun = models.PositiveSmallIntegerField()
    keterangan = models.TextField(blank=True)
    contoh = models.BooleanField("angka contoh, bukan data", default=False)

    class Manager(models.Manager["DokumenSumber"]):
        def get_by_natural_key(self, kode: str) -> DokumenSumber:
            return self.get(kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "dokumen sumber"
        verbose_name_plural = "dokumen sumber"
        ordering = ["tahun", "kode"]

    def __str__(self) -> str:
        return self.judul

    def natural_key(self) -> tuple[str]:
        return (self.kode,)
