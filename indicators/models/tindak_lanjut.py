from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.models.realisasi import Realisasi

User = settings.AUTH_USER_MODEL


class Manfaat(models.TextChoices):
    YA = "ya", "Membantu"
    BELUM = "belum", "Belum membantu"


class TindakLanjut(models.Model):
    """What will be done about a figure, by whom and by when; the next quarter asks whether it helped."""

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="tindak_lanjut")
    urutan = models.PositiveSmallIntegerField(default=1)
    uraian = models.TextField()
    penanggung_jawab = models.CharField(max_length=150)
    tenggat = models.DateField()
    selesai_pada = models.DateField(null=True, blank=True)
    membantu = models.CharField(max_length=5, choices=Manfaat, blank=True)

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["realisasi", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "urutan"], name="tindak_lanjut_tunggal"),
            models.CheckConstraint(condition=~Q(uraian=""), name="tindak_lanjut_berisi"),
            models.CheckConstraint(condition=~Q(penanggung_jawab=""), name="tindak_lanjut_bertuan"),
            models.CheckConstraint(
                condition=Q(membantu="") | Q(membantu__in=Manfaat.values), name="tindak_lanjut_membantu"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class Komentar(models.Model):
    """A remark on a figure by somebody who may see it; never changed, never removed."""

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="komentar")
    penulis = models.ForeignKey(User, models.PROTECT, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)
    teks = models.TextField(max_length=2000)

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["waktu", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(teks=""), name="komentar_berisi")]

    def __str__(self) -> str:
        return self.teks[:80]
