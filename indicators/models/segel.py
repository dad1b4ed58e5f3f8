from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.capaian import ROMAWI
from indicators.models.kebijakan import Kebijakan

SINGKAT = 16  # letters of a checksum that are printed on paper


class Segel(models.Model):
    """The official figures of a quarter as they stood at its closing; triggers refuse UPDATE and DELETE.

    `isi` is canonical JSON (docs/segel.md), `sha256` the hash of its UTF-8 bytes, `sebelumnya` the hash of the seal
    before this one, of whatever quarter. `dihitung` of `banyak` indikator have a capaian. A quarter that was
    reopened gets another revision; the old one stays.
    """

    nomor = models.PositiveIntegerField(primary_key=True)
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    revisi = models.PositiveSmallIntegerField()
    isi = models.TextField()
    sha256 = models.CharField("checksum", max_length=64, unique=True)
    sebelumnya = models.CharField("checksum segel sebelumnya", max_length=64, unique=True)
    dihitung = models.PositiveIntegerField("indikator yang dihitung")
    banyak = models.PositiveIntegerField("indikator yang diukur")
    alasan = models.TextField()
    waktu = models.DateTimeField()
    nama_pelaku = models.CharField(max_length=150)
    kebijakan = models.ForeignKey(Kebijakan, models.PROTECT, null=True, blank=True, related_name="segel")

    class Meta:
        verbose_name = "segel"
        verbose_name_plural = "segel"
        ordering = ["nomor"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "triwulan", "revisi"], name="segel_revisi_tunggal"),
            models.CheckConstraint(condition=Q(triwulan__range=(1, 4)), name="segel_triwulan"),
            models.CheckConstraint(condition=Q(revisi__gte=1), name="segel_revisi"),
            models.CheckConstraint(condition=~Q(alasan=""), name="segel_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.periode_teks} revisi {self.revisi}"

    @property
    def periode_teks(self) -> str:
        return f"triwulan {ROMAWI[self.triwulan]} {self.tahun}"

    @property
    def periode_judul(self) -> str:
        """As `periode_teks`, at the beginning of a line."""
        return f"Triwulan {ROMAWI[self.triwulan]} {self.tahun}"

    @property
    def singkat(self) -> str:
        """The beginning of the checksum as it is printed on paper."""
        return self.sha256[:SINGKAT]
