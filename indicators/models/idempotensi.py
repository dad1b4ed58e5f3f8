from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class KunciIdempotensi(models.Model):
    """A request that must not be done twice, and the answer it got; without `status` it is still running.

    `sewa_sampai` ends the claim of whoever runs it, so that a crash leaves no key stuck.
    """

    pemegang = models.CharField("token atau akun", max_length=40)
    kunci = models.CharField(max_length=200)
    sidik = models.CharField("SHA-256 dari cara, alamat dan isi permintaan", max_length=64)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    sewa_sampai = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    kepala = models.JSONField(default=dict, blank=True)
    jawaban = models.TextField(blank=True)  # text, not JSON: PostgreSQL would change the order of its keys

    class Meta:
        verbose_name = "kunci idempotensi"
        verbose_name_plural = "kunci idempotensi"
        ordering = ["pk"]
        indexes = [models.Index(fields=["dibuat_pada"], name="idempotensi_dibuat")]
        constraints = [
            models.UniqueConstraint(fields=["pemegang", "kunci"], name="idempotensi_tunggal"),
            models.CheckConstraint(condition=~Q(kunci=""), name="idempotensi_berkunci"),
        ]

    def __str__(self) -> str:
        return f"{self.pemegang} {self.kunci}"
