from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.berkas.jenis import Jenis
from indicators.berkas.ukuran import ukuran_teks
from indicators.models.realisasi import Realisasi

User = settings.AUTH_USER_MODEL


class BuktiDukung(models.Model):
    """Evidence of a figure: a file kept under a random name, or a link. Removing it leaves the row."""

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="bukti")
    nama = models.CharField("nama tampilan", max_length=150)
    berkas = models.CharField("nama acak di penyimpanan", max_length=64, blank=True)
    tautan = models.URLField(max_length=500, blank=True)
    jenis = models.CharField("jenis menurut isi", max_length=100, blank=True)
    ukuran = models.PositiveIntegerField("ukuran (bita)", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    diunggah_oleh = models.ForeignKey(User, models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField(auto_now_add=True)
    dihapus_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    dihapus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(berkas="") & ~Q(tautan="")) | (~Q(berkas="") & Q(tautan="")),
                name="bukti_berkas_atau_tautan",
            ),
            models.CheckConstraint(
                condition=Q(berkas="") | (~Q(sha256="") & Q(ukuran__gt=0) & ~Q(jenis="")), name="bukti_berkas_lengkap"
            ),
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True, dihapus_oleh__isnull=True)
                | Q(dihapus_pada__isnull=False, dihapus_oleh__isnull=False),
                name="bukti_dihapus_oleh_siapa",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def jenis_teks(self) -> str:
        """The kind in words: "PDF", "Excel", "tautan"."""
        return Jenis(self.jenis).label if self.berkas else "tautan"

    @property
    def ukuran_teks(self) -> str:
        """The size for people; empty for a link."""
        return "" if self.ukuran is None else ukuran_teks(self.ukuran)
