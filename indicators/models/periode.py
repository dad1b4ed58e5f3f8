from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from indicators.models.target import PERIODE
from indicators.models.unit import UnitKerja


class PeriodeLapor(models.Model):
    """The window in which a quarter may be entered; `buka` and `tutup` are instants, decided in Asia/Jakarta."""

    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=PERIODE[1:])
    buka = models.DateTimeField()
    tutup = models.DateTimeField("tutup bagi unit eselon II")
    tutup_eselon_i = models.DateTimeField("tutup bagi unit eselon I")
    tutup_kementerian = models.DateTimeField("tutup bagi kementerian")
    dikunci = models.BooleanField(default=False)

    class Manager(models.Manager["PeriodeLapor"]):
        def get_by_natural_key(self, tahun: int, triwulan: int) -> PeriodeLapor:
            return self.get(tahun=tahun, triwulan=triwulan)

    objects = Manager()

    class Meta:
        verbose_name = "periode lapor"
        verbose_name_plural = "periode lapor"
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "triwulan"], name="periode_tunggal"),
            models.CheckConstraint(condition=Q(triwulan__range=(1, 4)), name="periode_triwulan"),
            models.CheckConstraint(condition=Q(buka__lt=F("tutup")), name="periode_buka_tutup"),
            models.CheckConstraint(
                condition=Q(tutup__lte=F("tutup_eselon_i")) & Q(tutup_eselon_i__lte=F("tutup_kementerian")),
                name="periode_tutup_berurutan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_triwulan_display()} {self.tahun}"

    def natural_key(self) -> tuple[int, int]:
        return (self.tahun, self.triwulan)


class PengecualianPeriode(models.Model):
    """An exception for a unit and what lies below it: always with a reason, an author and an expiry."""

    periode = models.ForeignKey(PeriodeLapor, models.PROTECT, related_name="pengecualian")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="pengecualian")
    alasan = models.TextField()
    sampai = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "pengecualian periode"
        verbose_name_plural = "pengecualian periode"
        ordering = ["periode", "unit"]
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="pengecualian_beralasan")]

    def __str__(self) -> str:
        return f"{self.periode} {self.unit.nama_pendek}"
