from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q

from indicators.models.bidang import nilai_field
from indicators.models.indikator import Indikator
from indicators.models.predikat import Predikat

SETAHUN = 0
PERIODE = [
    (SETAHUN, "Setahun"),
    (1, "Triwulan I"),
    (2, "Triwulan II"),
    (3, "Triwulan III"),
    (4, "Triwulan IV"),
]


class DokumenTarget(models.TextChoices):
    RENSTRA = "renstra", "Renstra"
    PERJANJIAN_KINERJA = "pk", "Perjanjian Kinerja"


class StatusTarget(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


class TargetQuerySet(models.QuerySet["Target"]):
    def get_by_natural_key(self, kode: str, tahun: int, triwulan: int, dokumen: str, revisi: int) -> Target:
        return self.get(indikator__kode=kode, tahun=tahun, triwulan=triwulan, dokumen=dokumen, revisi=revisi)

    def berlaku(self) -> TargetQuerySet:
        """Approved revisions, the newest last: the last one per indikator and period is in force."""
        return self.filter(status=StatusTarget.DISETUJUI).order_by("indikator_id", "tahun", "triwulan", "revisi")

    def berlaku_pada(self, saat: datetime, *, dokumen_dimuat: bool = True) -> TargetQuerySet:
        """As `berlaku`, of those approved before an instant; one without an instant came with the document."""
        ditetapkan = Q(ditetapkan_pada__lt=saat)
        if dokumen_dimuat:
            ditetapkan |= Q(ditetapkan_pada__isnull=True)
        return self.berlaku().filter(ditetapkan)


class Target(models.Model):
    """A promise for a year (triwulan 0) or s.d. a quarter. A revision is a new row; the old one stays readable.

    `ditetapkan_*` say who decided and when, for an approval and for a refusal; empty on what came with a document,
    and without a person where the proposer withdrew it.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=PERIODE, default=SETAHUN)
    dokumen = models.CharField(max_length=10, choices=DokumenTarget, default=DokumenTarget.RENSTRA)
    revisi = models.PositiveSmallIntegerField(default=0)
    nilai = nilai_field("nilai atau batas bawah")
    nilai_atas = nilai_field("batas atas")
    predikat = models.ForeignKey(Predikat, models.PROTECT, null=True, blank=True)
    teks = models.CharField("tercetak", max_length=100, blank=True)
    alasan = models.TextField(blank=True)
    nomor_dokumen = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=10, choices=StatusTarget, default=StatusTarget.DIUSULKAN)
    diusulkan_pada = models.DateTimeField(null=True, blank=True)
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    catatan_putusan = models.TextField(blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["indikator", "tahun", "triwulan", "revisi"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan", "dokumen", "revisi"], name="target_tunggal"
            ),
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=Q(status=StatusTarget.DIUSULKAN),
                name="target_satu_usulan",
            ),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="target_triwulan"),
            models.CheckConstraint(condition=Q(tahun__range=(1945, 2100)), name="target_tahun"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | Q(predikat__isnull=False) | ~Q(teks=""),
                name="target_berisi",
            ),
            models.CheckConstraint(
                condition=Q(nilai_atas__isnull=True) | Q(nilai__lte=F("nilai_atas")), name="target_rentang"
            ),
            models.CheckConstraint(
                condition=Q(revisi=0) | (~Q(alasan="") & ~Q(nomor_dokumen="")), name="target_revisi_beralasan"
            ),
            models.CheckConstraint(condition=Q(status__in=StatusTarget.values), name="target_status"),
            models.CheckConstraint(condition=Q(dokumen__in=DokumenTarget.values), name="target_dokumen"),
            models.CheckConstraint(
                condition=Q(diusulkan_oleh__isnull=True)
                | Q(ditetapkan_oleh__isnull=True)
                | ~Q(diusulkan_oleh=F("ditetapkan_oleh")),
                name="target_empat_mata",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTarget.DITOLAK) | ~Q(catatan_putusan=""), name="target_ditolak_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}/{self.triwulan} r{self.revisi}"

    def natural_key(self) -> tuple[str, int, int, str, int]:
        return (self.indikator.kode, self.tahun, self.triwulan, self.dokumen, self.revisi)

    natural_key.dependencies = ["indicators.indikator"]  # type: ignore[attr-defined]

    @property
    def pemutus(self) -> User | None:
        """Who ended the waiting: the one who decided, or the proposer who withdrew it."""
        return self.diusulkan_oleh if self.status == StatusTarget.DITARIK else self.ditetapkan_oleh
