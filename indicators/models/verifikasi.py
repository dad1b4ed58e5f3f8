from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.models.bidang import nilai_field
from indicators.models.predikat import Predikat
from indicators.models.realisasi import Realisasi

BERNILAI = (
    Q(nilai__isnull=False, pembilang__isnull=True, penyebut__isnull=True, predikat__isnull=True)
    | Q(nilai__isnull=True, pembilang__isnull=False, penyebut__isnull=False, predikat__isnull=True)
    | Q(nilai__isnull=True, pembilang__isnull=True, penyebut__isnull=True, predikat__isnull=False)
)


class NilaiVerifikasi(models.Model):
    """What somebody outside the unit (APIP, Inspektorat) found a figure to be, beside what the unit reported.

    The highest `revisi` counts; an earlier one stays readable. Whether it is the official value says the kebijakan.
    """

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="verifikasi")
    revisi = models.PositiveSmallIntegerField(default=1)
    nilai = nilai_field()
    pembilang = nilai_field()
    penyebut = nilai_field()
    predikat = models.ForeignKey(Predikat, models.PROTECT, null=True, blank=True)
    sumber = models.CharField("pemeriksa", max_length=150)
    nomor_dokumen = models.CharField(max_length=100)
    tanggal = models.DateField("tanggal dokumen")
    catatan = models.TextField(blank=True)
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "nilai verifikasi"
        verbose_name_plural = "nilai verifikasi"
        ordering = ["realisasi", "revisi"]
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "revisi"], name="nilai_verifikasi_tunggal"),
            models.CheckConstraint(condition=BERNILAI, name="nilai_verifikasi_berisi"),
            models.CheckConstraint(
                condition=~Q(sumber="") & ~Q(nomor_dokumen=""), name="nilai_verifikasi_berdokumen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.realisasi_id} r{self.revisi}"
