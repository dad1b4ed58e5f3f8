from __future__ import annotations

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from indicators.models.unit import UnitKerja


class Riwayat(models.Model):
    """One change through any door, written in the writer's transaction; triggers refuse UPDATE and DELETE."""

    waktu = models.DateTimeField(default=timezone.now)
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="riwayat", verbose_name="pelaku"
    )
    nama_pelaku = models.CharField(max_length=150)
    aksi = models.CharField(max_length=30)
    jenis = models.CharField(max_length=40)
    objek_id = models.CharField(max_length=40, blank=True)
    objek_kode = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, related_name="+")
    sebelum = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    sesudah = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    alasan = models.TextField(blank=True)
    permintaan = models.UUIDField("nomor permintaan", default=uuid.uuid4)

    class Meta:
        verbose_name = "riwayat"
        verbose_name_plural = "riwayat"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["jenis", "objek_id"], name="riwayat_objek"),
            models.Index(fields=["permintaan"], name="riwayat_permintaan"),
            models.Index(fields=["waktu"], name="riwayat_waktu"),
        ]

    def __str__(self) -> str:
        return f"{self.aksi} {self.jenis} {self.objek_kode}"


class SegelRiwayat(models.Model):
    """The sealer's mark: gapless number and chained hash of one Riwayat row; append-only like the row itself."""

    urut = models.PositiveBigIntegerField(primary_key=True)
    riwayat = models.OneToOneField(Riwayat, models.PROTECT, related_name="segel")
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "segel riwayat"
        verbose_name_plural = "segel riwayat"
        ordering = ["urut"]

    def __str__(self) -> str:
        return f"{self.urut} {self.hash[:12]}"
