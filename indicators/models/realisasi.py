from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.capaian import ROMAWI, Keadaan
from indicators.models.bidang import nilai_field
from indicators.models.indikator import Indikator
from indicators.models.predikat import Predikat
from indicators.models.renstra import DokumenSumber
from indicators.models.target import PERIODE

if TYPE_CHECKING:
    from indicators.models.verifikasi import NilaiVerifikasi


class StatusRealisasi(models.TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DISETUJUI = "disetujui", "Disetujui"


TANPA_NILAI = Q(nilai__isnull=True, pembilang__isnull=True, penyebut__isnull=True, predikat__isnull=True, teks="")
BERNILAI = (
    Q(nilai__isnull=False)
    | Q(pembilang__isnull=False, penyebut__isnull=False)
    | Q(predikat__isnull=False)
    | ~Q(teks="")
)
User = settings.AUTH_USER_MODEL


class RealisasiQuerySet(models.QuerySet["Realisasi"]):
    def get_by_natural_key(self, kode: str, tahun: int, triwulan: int) -> Realisasi:
        return self.get(indikator__kode=kode, tahun=tahun, triwulan=triwulan)

    def resmi(self) -> RealisasiQuerySet:
        """Only approved figures are official."""
        return self.filter(status=StatusRealisasi.DISETUJUI)


class Realisasi(models.Model):
    """What happened in a quarter (or, triwulan 0, in a year). Absent is a `keadaan`, never a 0."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=PERIODE)
    keadaan = models.CharField(max_length=20, choices=Keadaan.pilihan())
    alasan_keadaan = models.TextField(blank=True)
    nilai = nilai_field()
    pembilang = nilai_field()
    penyebut = nilai_field()
    predikat = models.ForeignKey(Predikat, models.PROTECT, null=True, blank=True)
    teks = models.TextField("nilai teks", blank=True)
    analisis = models.TextField(blank=True)
    kendala = models.TextField(blank=True)
    status = models.CharField(max_length=15, choices=StatusRealisasi, default=StatusRealisasi.DRAF)
    versi = models.PositiveIntegerField(default=1)
    dimasukkan_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    dimasukkan_pada = models.DateTimeField(null=True, blank=True)
    diajukan_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    diverifikasi_pada = models.DateTimeField(null=True, blank=True)
    disetujui_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    dokumen = models.ForeignKey(DokumenSumber, models.PROTECT, null=True, blank=True, related_name="realisasi")
    tempat = models.CharField(max_length=200, blank=True)
    nilai_tercetak = models.CharField(max_length=100, blank=True)
    capaian_tercetak = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    capaian_tercetak_teks = models.CharField(max_length=40, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    objects = RealisasiQuerySet.as_manager()
    # Set by rekap on rows that it has read, where the kebijakan makes the verified value the official one.
    verifikasi_resmi: NilaiVerifikasi | None = None

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["indikator", "tahun", "triwulan"]
        indexes = [models.Index(fields=["tahun", "triwulan", "status"], name="realisasi_periode_status")]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun", "triwulan"], name="realisasi_tunggal"),
            models.CheckConstraint(condition=Q(triwulan__lte=4), name="realisasi_triwulan"),
            models.CheckConstraint(condition=Q(tahun__range=(1945, 2100)), name="realisasi_tahun"),
            models.CheckConstraint(condition=Q(keadaan__in=Keadaan.kode()), name="realisasi_keadaan"),
            models.CheckConstraint(
                condition=(Q(keadaan=Keadaan.TERISI.value) & BERNILAI)
                | (~Q(keadaan=Keadaan.TERISI.value) & TANPA_NILAI),
                name="realisasi_nilai_menurut_keadaan",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=Keadaan.TIDAK_TERSEDIA.value) | ~Q(alasan_keadaan=""),
                name="realisasi_tidak_tersedia_beralasan",
            ),
            models.CheckConstraint(condition=Q(status__in=StatusRealisasi.values), name="realisasi_status"),
            models.CheckConstraint(
                condition=~Q(status=StatusRealisasi.DISETUJUI)
                | Q(disetujui_oleh__isnull=False)
                | Q(dokumen__isnull=False),
                name="realisasi_disetujui_oleh_siapa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}/{self.triwulan}"

    def natural_key(self) -> tuple[str, int, int]:
        return (self.indikator.kode, self.tahun, self.triwulan)

    natural_key.dependencies = ["indicators.indikator", "indicators.dokumensumber"]  # type: ignore[attr-defined]

    @property
    def periode_teks(self) -> str:
        """ "triwulan III 2024", or "setahun 2021"."""
        return f"triwulan {ROMAWI[self.triwulan]} {self.tahun}" if self.triwulan else f"setahun {self.tahun}"
