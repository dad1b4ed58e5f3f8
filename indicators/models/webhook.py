from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from indicators.models.unit import UnitKerja

User = settings.AUTH_USER_MODEL


class Webhook(models.Model):
    """An address that gets the change feed, as far as its owner may read it; `urut_terakhir` is where it stands."""

    nama = models.CharField(max_length=100)
    url = models.CharField("alamat", max_length=500)
    pemilik = models.ForeignKey(User, models.PROTECT, related_name="webhook")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    aktif = models.BooleanField(default=True)
    garam = models.CharField("asal rahasia tanda tangan", max_length=43, editable=False)
    urut_terakhir = models.PositiveBigIntegerField("sudah terkirim sampai urut", default=0)
    percobaan = models.PositiveSmallIntegerField("percobaan gagal berturut-turut", default=0, editable=False)
    coba_lagi_pada = models.DateTimeField(null=True, blank=True, editable=False)
    sewa_sampai = models.DateTimeField(null=True, blank=True, editable=False)
    dihentikan_karena = models.CharField(max_length=300, blank=True, editable=False)
    dibuat_pada = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhook"
        ordering = ["nama", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(url=""), name="webhook_beralamat"),
            models.CheckConstraint(condition=~Q(garam=""), name="webhook_berahasia"),
        ]

    def __str__(self) -> str:
        return self.nama


class PengirimanWebhook(models.Model):
    """One try to deliver the events `urut_awal` to `urut_akhir`; `status` None: no answer came."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="pengiriman")
    waktu = models.DateTimeField(default=timezone.now)
    urut_awal = models.PositiveBigIntegerField()
    urut_akhir = models.PositiveBigIntegerField()
    banyak = models.PositiveSmallIntegerField("banyaknya peristiwa")
    percobaan = models.PositiveSmallIntegerField("percobaan ke-")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    galat = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "pengiriman webhook"
        verbose_name_plural = "pengiriman webhook"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["waktu"], name="pengiriman_waktu")]

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.urut_awal}-{self.urut_akhir}"

    @property
    def berhasil(self) -> bool:
        return self.status is not None and 200 <= self.status < 300
