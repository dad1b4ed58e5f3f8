from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.models.renstra import Renstra
from indicators.models.unit import UnitKerja


class JenisRujukan(models.TextChoices):
    VISI = "visi", "Visi"
    MISI = "misi", "Misi"
    AGENDA_PEMBANGUNAN = "agenda_pembangunan", "Agenda pembangunan"
    NILAI = "nilai", "Nilai organisasi"
    PRODUK_HUKUM = "produk_hukum", "Produk hukum"
    ISU_STRATEGIS = "isu_strategis", "Isu strategis"


class Rujukan(models.Model):
    """Reference text of a plan, kept to the letter in the document's order."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="rujukan")
    jenis = models.CharField(max_length=20, choices=JenisRujukan)
    nomor = models.CharField(max_length=10, blank=True)
    urutan = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=300, blank=True)
    teks = models.TextField(blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Manager(models.Manager["Rujukan"]):
        def get_by_natural_key(self, unit: str, versi: str, jenis: str, urutan: int) -> Rujukan:
            return self.get(renstra__unit__kode=unit, renstra__versi=versi, jenis=jenis, urutan=urutan)

    objects = Manager()

    class Meta:
        verbose_name = "rujukan"
        verbose_name_plural = "rujukan"
        ordering = ["renstra", "jenis", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "jenis", "urutan"], name="rujukan_tunggal"),
            models.CheckConstraint(condition=~Q(judul="") | ~Q(teks=""), name="rujukan_berisi"),
        ]

    def __str__(self) -> str:
        return self.judul or self.teks[:80]

    def natural_key(self) -> tuple[str, str, str, int]:
        return (*self.renstra.natural_key(), self.jenis, self.urutan)

    natural_key.dependencies = ["indicators.renstra"]  # type: ignore[attr-defined]


class TingkatArah(models.TextChoices):
    ARAH = "arah", "Arah kebijakan"
    LANGKAH = "langkah", "Langkah kebijakan"
    STRATEGI = "strategi", "Strategi"


class ArahKebijakan(models.Model):
    """Arah kebijakan -> langkah kebijakan -> strategi, three levels of one tree."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="arah_kebijakan")
    tingkat = models.CharField(max_length=10, choices=TingkatArah)
    kode = models.CharField(max_length=10)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Manager(models.Manager["ArahKebijakan"]):
        def get_by_natural_key(self, unit: str, versi: str, kode: str) -> ArahKebijakan:
            return self.get(renstra__unit__kode=unit, renstra__versi=versi, kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "arah kebijakan"
        verbose_name_plural = "arah kebijakan"
        ordering = ["renstra", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "kode"], name="arah_kode_tunggal"),
            models.CheckConstraint(
                condition=Q(tingkat=TingkatArah.ARAH, induk__isnull=True)
                | (~Q(tingkat=TingkatArah.ARAH) & Q(induk__isnull=False)),
                name="arah_induk_menurut_tingkat",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.renstra.natural_key(), self.kode)

    natural_key.dependencies = ["indicators.renstra"]  # type: ignore[attr-defined]


class JenisRegulasi(models.TextChoices):
    UNDANG_UNDANG = "uu", "Undang-Undang"
    PERATURAN_MENTERI = "permensos", "Peraturan Menteri Sosial"


class StatusRegulasi(models.TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    DISUSUN = "disusun", "Disusun"
    DIHARMONISASI = "diharmonisasi", "Diharmonisasi"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class KerangkaRegulasi(models.Model):
    """A regulation that the plan wants made or simplified; status and year are null where not printed.

    `status` is how far it has come, `status_pada` since which day; earlier steps are in the history.
    """

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="regulasi")
    jenis = models.CharField(max_length=10, choices=JenisRegulasi)
    nomor = models.PositiveSmallIntegerField()
    judul = models.TextField()
    rancangan = models.BooleanField(default=False)
    urgensi = models.TextField(blank=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="regulasi")
    unit_teks = models.CharField("unit penanggung jawab tercetak", max_length=200)
    status = models.CharField(max_length=15, choices=StatusRegulasi, null=True, blank=True)  # noqa: DJ001
    status_pada = models.DateField("status sejak", null=True, blank=True)
    nomor_penetapan = models.CharField("nomor peraturan", max_length=100, blank=True)
    versi = models.PositiveIntegerField(default=1)
    tahun_target = models.PositiveSmallIntegerField(null=True, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Manager(models.Manager["KerangkaRegulasi"]):
        def get_by_natural_key(self, unit: str, versi: str, jenis: str, nomor: int) -> KerangkaRegulasi:
            return self.get(renstra__unit__kode=unit, renstra__versi=versi, jenis=jenis, nomor=nomor)

    objects = Manager()

    class Meta:
        verbose_name = "kerangka regulasi"
        verbose_name_plural = "kerangka regulasi"
        ordering = ["renstra", "-jenis", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["renstra", "jenis", "nomor"], name="regulasi_tunggal"),
            models.CheckConstraint(
                condition=Q(status__isnull=True) | Q(status__in=StatusRegulasi.values), name="regulasi_status"
            ),
            models.CheckConstraint(
                condition=Q(status_pada__isnull=True) | Q(status__isnull=False), name="regulasi_tanggal_berstatus"
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def natural_key(self) -> tuple[str, str, str, int]:
        return (*self.renstra.natural_key(), self.jenis, self.nomor)

    natural_key.dependencies = ["indicators.renstra", "indicators.unitkerja"]  # type: ignore[attr-defined]
