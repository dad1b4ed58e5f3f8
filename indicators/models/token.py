from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from indicators.models.unit import UnitKerja

User = settings.AUTH_USER_MODEL


class LingkupToken(models.TextChoices):
    READ = "read", "Baca"
    WRITE = "write", "Baca dan tulis"


class TokenQuerySet(models.QuerySet["Token"]):
    def berlaku(self) -> TokenQuerySet:
        """Neither revoked nor expired, and of an account that may log in."""
        return self.filter(dicabut_pada__isnull=True, berlaku_sampai__gt=timezone.now(), pemilik__is_active=True)


class Token(models.Model):
    """A key for a machine that acts for its owner; only the hash of the secret is kept."""

    pemilik = models.ForeignKey(User, models.PROTECT, related_name="token")
    nama = models.CharField(max_length=100)
    lingkup = models.CharField(max_length=5, choices=LingkupToken)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    awalan = models.CharField("awalan yang terlihat", max_length=12, unique=True)
    sidik = models.CharField("SHA-256 dari token", max_length=64, unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    berlaku_sampai = models.DateTimeField()
    terakhir_dipakai = models.DateTimeField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = "token"
        verbose_name_plural = "token"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(lingkup__in=LingkupToken.values), name="token_lingkup"),
            models.CheckConstraint(condition=~Q(nama=""), name="token_bernama"),
            models.CheckConstraint(condition=Q(berlaku_sampai__gt=F("dibuat_pada")), name="token_masa_berlaku"),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                name="token_dicabut_oleh_siapa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.awalan})"
