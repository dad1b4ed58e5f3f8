from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.models.indikator import Indikator


class TemuanDikesampingkan(models.Model):
    """A finding of the target radar that somebody looked at and set aside, with the reason.

    `sidik` is that of the figures it was about: with other figures the finding is a new one and comes back.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="temuan_dikesampingkan")
    aturan = models.CharField(max_length=30)
    sidik = models.CharField(max_length=64)
    kalimat = models.TextField()
    alasan = models.TextField()
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "temuan target yang dikesampingkan"
        verbose_name_plural = "temuan target yang dikesampingkan"
        ordering = ["indikator", "aturan", "waktu"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "aturan", "sidik"], name="temuan_dikesampingkan_tunggal"),
            models.CheckConstraint(condition=~Q(alasan=""), name="temuan_dikesampingkan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.aturan}"
