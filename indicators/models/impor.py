from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

User = settings.AUTH_USER_MODEL


class KeadaanImpor(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu giliran"
    MEMBACA = "membaca", "Sedang dibaca"
    PRATINJAU = "pratinjau", "Menunggu Anda"
    MENERAPKAN = "menerapkan", "Sedang diterapkan"
    SELESAI = "selesai", "Selesai"
    DIURUNGKAN = "diurungkan", "Diurungkan"
    DITOLAK = "ditolak", "Ditolak"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    TERPUTUS = "terputus", "Terputus"


class Keputusan(models.TextChoices):
    """What applying the import would do with one row."""

    BARU = "baru", "Baru"
    BERUBAH = "berubah", "Berubah"
    SAMA = "sama", "Sama"
    BERTANYA = "bertanya", "Perlu dipastikan"
    BENTROK = "bentrok", "Bentrok"
    DITOLAK = "ditolak", "Ditolak"


BERJALAN = (KeadaanImpor.MENUNGGU, KeadaanImpor.MEMBACA, KeadaanImpor.MENERAPKAN)
BERUBAH = (Keputusan.BARU, Keputusan.BERUBAH, Keputusan.BERTANYA)
# How long a run may be silent before it counts as dead: while reading it beats every second or so; applying is one
# transaction, during which it cannot; who waits has to wait for others.
TANPA_DETAK = {
    KeadaanImpor.MENUNGGU: timedelta(minutes=10),
    KeadaanImpor.MEMBACA: timedelta(seconds=30),
    KeadaanImpor.MENERAPKAN: timedelta(seconds=120),
}


class Impor(models.Model):
    """One batch: a file or a pasted table on its way from upload to applied, or undone.

    `permintaan` is the request number under which its changes stand in the history; undo reads them there.
    `detak` is the last sign of life of the process that works on it, and names that process's claim.
    """

    jenis = models.CharField(max_length=30)
    pelaku = models.ForeignKey(User, models.PROTECT, related_name="impor")
    opsi = models.JSONField(default=dict, blank=True)
    permintaan = models.UUIDField("nomor permintaan", default=uuid.uuid4, unique=True, editable=False)
    nama_berkas = models.CharField(max_length=150)
    bentuk = models.CharField(max_length=10, choices=[("xlsx", "Excel"), ("csv", "CSV"), ("tempel", "Tempelan")])
    berkas = models.CharField("nama acak di penyimpanan", max_length=64, blank=True)
    bertanda = models.CharField("nama acak berkas bertanda", max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    keadaan = models.CharField(max_length=12, choices=KeadaanImpor, default=KeadaanImpor.MENUNGGU)
    pesan = models.TextField(blank=True)
    kemajuan = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    ringkasan = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    detak = models.DateTimeField(default=timezone.now)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diterapkan_pada = models.DateTimeField(null=True, blank=True)
    diurungkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["pelaku", "jenis"], name="impor_pelaku")]
        constraints = [
            models.CheckConstraint(condition=Q(keadaan__in=KeadaanImpor.values), name="impor_keadaan"),
            models.UniqueConstraint(
                fields=["pelaku"], condition=Q(keadaan__in=BERJALAN), name="impor_satu_berjalan_per_orang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nama_berkas}"

    @property
    def berjalan(self) -> bool:
        return self.keadaan in BERJALAN

    def mati(self, saat: datetime) -> bool:
        """Whether it is said to be running, but whoever worked on it has given no sign of life for too long."""
        return self.berjalan and self.detak < saat - TANPA_DETAK[KeadaanImpor(self.keadaan)]


class BarisImpor(models.Model):
    """One row of the file with the verdict on it.

    `isi` is what its kind needs to apply it, `beda` and `pesan` what people read: see `indicators.services.impor`.
    """

    impor = models.ForeignKey(Impor, models.CASCADE, related_name="baris")
    urutan = models.PositiveIntegerField()
    lembar = models.CharField(max_length=60, blank=True)
    nomor = models.PositiveIntegerField("nomor baris di berkas")
    kunci = models.CharField(max_length=200, blank=True)
    nama = models.CharField(max_length=300, blank=True)
    keputusan = models.CharField(max_length=10, choices=Keputusan)
    isi = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    beda = models.JSONField(default=list)
    dampak = models.JSONField(default=list)
    pesan = models.JSONField(default=list)

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        ordering = ["impor", "urutan"]
        indexes = [models.Index(fields=["impor", "keputusan", "urutan"], name="baris_impor_keputusan")]
        constraints = [
            models.UniqueConstraint(fields=["impor", "urutan"], name="baris_impor_urutan"),
            models.CheckConstraint(condition=Q(keputusan__in=Keputusan.values), name="baris_impor_putusan_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.impor_id} {self.lembar}:{self.nomor} {self.kunci}"
