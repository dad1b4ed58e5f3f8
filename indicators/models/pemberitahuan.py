from __future__ import annotations

from django.conf import settings
from django.db import models

User = settings.AUTH_USER_MODEL


class Pemberitahuan(models.Model):
    """One message to one person, shown in the application and sent by mail; a waiting mail has no time yet."""

    penerima = models.ForeignKey(User, models.CASCADE, related_name="pemberitahuan")
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    url = models.CharField(max_length=300, blank=True)
    kunci = models.CharField("kunci agar tidak terkirim dua kali", max_length=120, unique=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    surel_dikirim_pada = models.DateTimeField(null=True, blank=True)
    surel_gagal = models.PositiveSmallIntegerField("banyaknya percobaan surel yang gagal", default=0)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["penerima", "dibaca_pada"], name="pemberitahuan_belum_dibaca")]

    def __str__(self) -> str:
        return self.perihal
