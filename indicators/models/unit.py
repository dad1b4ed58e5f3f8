from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, QuerySet, Subquery
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

kode_unit = RegexValidator(r"^[A-Z0-9.-]+\Z", "Kode unit hanya huruf besar, angka, titik dan tanda hubung.")


class JenjangUnit(models.TextChoices):
    KEMENTERIAN = "kementerian", "Kementerian"
    ESELON_I = "eselon_i", "Unit eselon I"
    ESELON_II = "eselon_ii", "Unit eselon II"
    KELOMPOK_SATKER = "kelompok_satker", "Kelompok satuan kerja"


class UnitKerjaManager(models.Manager["UnitKerja"]):
    def get_by_natural_key(self, kode: str) -> UnitKerja:
        return self.get(kode=kode)


class UnitKerja(models.Model):
    """One unit of the organisation tree; `jalur` ("KEMENSOS/LINJAMSOS/JSK/") makes a subtree one prefix."""

    kode = models.CharField(max_length=20, unique=True, validators=[kode_unit])
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=60, blank=True)
    jenjang = models.CharField(max_length=20, choices=JenjangUnit)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    jalur = models.CharField(max_length=400, unique=True)
    kode_satker = models.CharField("kode satker", max_length=6, blank=True)
    urutan = models.PositiveSmallIntegerField(default=0)
    berlaku_dari = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField(null=True, blank=True)
    tafsir = models.TextField(blank=True)

    objects = UnitKerjaManager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["urutan", "kode"]
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="unit_masa_berlaku",
            ),
            models.CheckConstraint(condition=Q(jalur__endswith="/"), name="unit_jalur_lengkap"),
        ]

    def __str__(self) -> str:
        return self.nama

    def natural_key(self) -> tuple[str]:
        return (self.kode,)

    @property
    def nama_pendek(self) -> str:
        return self.singkatan or self.nama


class Peran(models.TextChoices):
    ADMIN = "admin", "Admin"
    PERENCANA = "perencana", "Perencana"
    VERIFIKATOR = "verifikator", "Verifikator"
    PIMPINAN = "pimpinan", "Pimpinan"


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def aktif(self, user: AbstractBaseUser | AnonymousUser) -> PenugasanQuerySet:
        """The assignments of a user that hold today (Asia/Jakarta)."""
        hari_ini = timezone.localdate()
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini),
            user=user.pk,
            berlaku_dari__lte=hari_ini,
        ).select_related("unit")


class Penugasan(models.Model):
    """A role of a user on a unit; the right reaches the unit and what lies below it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=12, choices=Peran)
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["user", "peran", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "peran", "berlaku_dari"], name="penugasan_tunggal"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="penugasan_masa_berlaku",
            ),
            models.CheckConstraint(condition=Q(peran__in=Peran.values), name="penugasan_peran"),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.unit.nama_pendek}"


def jalur_unit(kode: str, induk: UnitKerja | None) -> str:
    """The path of a unit from its parent; stored, so that a subtree is a prefix query."""
    return f"{induk.jalur if induk else ''}{kode}/"


class UnitDicari:
    """A unit that is only named; the database looks up its path along with the rows below it.

    Where the name leads to no unit there is nothing below it: whoever finds nothing asks `ada` why.
    """

    def __init__(self, semua: QuerySet[UnitKerja], kode: str) -> None:
        self.kode = kode
        self._sumber = semua.filter(kode=kode)
        self.jalur = Subquery(self._sumber.values("jalur")[:1])

    @property
    def ada(self) -> bool:
        return "\x00" not in self.kode and self._sumber.exists()  # which PostgreSQL would not even be asked about

    def satu(self) -> UnitKerja:
        """The unit itself, to print its name. Raises UnitKerja.DoesNotExist where there is none."""
        return self._sumber.get()


SatuUnit = UnitKerja | UnitDicari


def di_bawah(unit: SatuUnit, lewat: str = "") -> Q:
    """Condition on the relation that leads to a unit (`lewat` "unit__"): the unit itself and all below it."""
    return Q(**{f"{lewat}jalur__startswith": unit.jalur})
