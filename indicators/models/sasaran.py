from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.models.renstra import Renstra
from indicators.models.unit import UnitKerja


class Tujuan(models.Model):
    """A goal of a plan; its "indikator" lines in the document are text without a measure."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tujuan")
    kode = models.CharField(max_length=10)
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    tafsir = models.TextField(blank=True)

    class Manager(models.Manager["Tujuan"]):
        def get_by_natural_key(self, unit: str, kode: str) -> Tujuan:
            return self.get(unit__kode=unit, kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["unit", "urutan"]
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="tujuan_kode_tunggal")]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"

    def natural_key(self) -> tuple[str, str]:
        return (self.unit.kode, self.kode)

    natural_key.dependencies = ["indicators.unitkerja"]  # type: ignore[attr-defined]


class IndikatorTujuan(models.Model):
    """A line of text under a tujuan, as printed."""

    tujuan = models.ForeignKey(Tujuan, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Manager(models.Manager["IndikatorTujuan"]):
        def get_by_natural_key(self, unit: str, kode: str, urutan: int) -> IndikatorTujuan:
            return self.get(tujuan__unit__kode=unit, tujuan__kode=kode, urutan=urutan)

    objects = Manager()

    class Meta:
        verbose_name = "indikator tujuan"
        verbose_name_plural = "indikator tujuan"
        ordering = ["tujuan", "urutan"]
        constraints = [models.UniqueConstraint(fields=["tujuan", "urutan"], name="indikator_tujuan_tunggal")]

    def __str__(self) -> str:
        return self.uraian

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.tujuan.natural_key(), self.urutan)

    natural_key.dependencies = ["indicators.tujuan"]  # type: ignore[attr-defined]


class Jenjang(models.IntegerChoices):
    """Level of a sasaran; the number is the order in which levels are listed."""

    STRATEGIS = 1, "Sasaran strategis"
    PROGRAM = 2, "Sasaran program"
    KEGIATAN = 3, "Sasaran kegiatan"
    PRIORITAS_NASIONAL = 4, "Program prioritas nasional"
    RPJMN = 5, "Sasaran RPJMN"

    @property
    def slug(self) -> str:
        return self.name.lower()

    @property
    def jenis_indikator(self) -> str:
        return {1: "IKSS", 2: "IKP", 3: "IKK", 4: "PN", 5: "RPJMN"}[self.value]

    @classmethod
    def dari_slug(cls, slug: str) -> Jenjang:
        """Raises KeyError for a level that does not exist."""
        return {jenjang.slug: jenjang for jenjang in cls}[slug]


class Sasaran(models.Model):
    """A promised result; only those of level program and kegiatan belong to a plan version."""

    jenjang = models.PositiveSmallIntegerField(choices=Jenjang)
    kode = models.CharField(max_length=20)
    uraian = models.TextField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="sasaran")
    renstra = models.ForeignKey(Renstra, models.PROTECT, null=True, blank=True, related_name="sasaran")
    tujuan = models.ForeignKey(Tujuan, models.PROTECT, null=True, blank=True, related_name="sasaran")
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    urutan = models.PositiveSmallIntegerField()
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Manager(models.Manager["Sasaran"]):
        def get_by_natural_key(self, unit: str, versi: str | None, kode: str) -> Sasaran:
            return self.get(unit__kode=unit, renstra__versi=versi, kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["jenjang", "renstra_id", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "kode"], name="sasaran_kode_tunggal_versi"),
            models.UniqueConstraint(
                fields=["unit", "kode"], condition=Q(renstra__isnull=True), name="sasaran_kode_tunggal_unit"
            ),
            models.CheckConstraint(condition=Q(jenjang__in=Jenjang.values), name="sasaran_jenjang"),
            models.CheckConstraint(
                condition=Q(jenjang__in=[Jenjang.PROGRAM, Jenjang.KEGIATAN], renstra__isnull=False)
                | (~Q(jenjang__in=[Jenjang.PROGRAM, Jenjang.KEGIATAN]) & Q(renstra__isnull=True)),
                name="sasaran_versi_menurut_jenjang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"

    def natural_key(self) -> tuple[str, str | None, str]:
        return (self.unit.kode, self.renstra.versi if self.renstra else None, self.kode)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "indicators.unitkerja",
        "indicators.renstra",
        "indicators.tujuan",
    ]
