from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from indicators.capaian import Agregasi, Batas, NilaiResmi


class SkalaKategori(models.Model):
    """A scale of categories: half-open intervals [bawah, atas) without gap or overlap, open at the top."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    dasar_hukum = models.CharField(max_length=200, blank=True)

    class Manager(models.Manager["SkalaKategori"]):
        def get_by_natural_key(self, kode: str) -> SkalaKategori:
            return self.get(kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "skala kategori"
        verbose_name_plural = "skala kategori"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def natural_key(self) -> tuple[str]:
        return (self.kode,)


class Simbol(models.TextChoices):
    SEGITIGA_ATAS = "▲", "▲ segitiga ke atas"
    LINGKARAN = "●", "● lingkaran"
    BELAH_KETUPAT = "◆", "◆ belah ketupat"
    SEGITIGA_BAWAH = "▼", "▼ segitiga ke bawah"
    PERSEGI = "■", "■ persegi"


class Warna(models.TextChoices):
    HIJAU_TUA = "hijau_tua", "Hijau tua"
    HIJAU = "hijau", "Hijau"
    KUNING = "kuning", "Kuning"
    JINGGA = "jingga", "Jingga"
    MERAH = "merah", "Merah"


class KelasKategori(models.Model):
    """One class of a scale, in percent of target; `atas` null means open upwards."""

    skala = models.ForeignKey(SkalaKategori, models.CASCADE, related_name="kelas")
    bawah = models.DecimalField(max_digits=7, decimal_places=2)
    atas = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    label = models.CharField(max_length=40)
    warna = models.CharField(max_length=12, choices=Warna)
    simbol = models.CharField(max_length=1, choices=Simbol)

    class Manager(models.Manager["KelasKategori"]):
        def get_by_natural_key(self, skala: str, label: str) -> KelasKategori:
            return self.get(skala__kode=skala, label=label)

    objects = Manager()

    class Meta:
        verbose_name = "kelas kategori"
        verbose_name_plural = "kelas kategori"
        ordering = ["skala", "-bawah"]
        constraints = [
            models.UniqueConstraint(fields=["skala", "label"], name="kelas_label_tunggal"),
            models.UniqueConstraint(fields=["skala", "bawah"], name="kelas_bawah_tunggal"),
            models.UniqueConstraint(fields=["skala"], condition=Q(atas__isnull=True), name="kelas_satu_terbuka"),
            models.CheckConstraint(condition=Q(atas__isnull=True) | Q(bawah__lt=F("atas")), name="kelas_rentang"),
        ]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str, str]:
        return (self.skala.kode, self.label)

    natural_key.dependencies = ["indicators.skalakategori"]  # type: ignore[attr-defined]


class Kebijakan(models.Model):
    """The rules in force from a year on: cap, aggregation, scale, approval. A closed year keeps its own."""

    nama = models.CharField(max_length=100)
    tahun_mulai = models.PositiveSmallIntegerField(unique=True)
    batas = models.CharField(max_length=12, choices=Batas.pilihan(), default=Batas.SERATUS_DUA_PULUH.value)
    agregasi = models.CharField(max_length=12, choices=Agregasi.pilihan(), default=Agregasi.RATA_RATA.value)
    nilai_resmi = models.CharField(
        "nilai resmi", max_length=12, choices=NilaiResmi.pilihan(), default=NilaiResmi.DILAPORKAN.value
    )
    dua_langkah = models.BooleanField("persetujuan dua langkah", default=False)
    batas_telaah = models.DecimalField(
        "perlu ditelaah di atas (%)", max_digits=7, decimal_places=2, null=True, blank=True, default=120
    )
    batas_penjelasan = models.DecimalField(
        "wajib kendala dan tindak lanjut di bawah (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        default=66,
    )
    skala = models.ForeignKey(SkalaKategori, models.PROTECT, related_name="kebijakan")
    dasar_hukum = models.CharField(max_length=300, blank=True)

    class Manager(models.Manager["Kebijakan"]):
        def get_by_natural_key(self, tahun_mulai: int) -> Kebijakan:
            return self.get(tahun_mulai=tahun_mulai)

    objects = Manager()

    class Meta:
        verbose_name = "kebijakan"
        verbose_name_plural = "kebijakan"
        ordering = ["tahun_mulai"]
        constraints = [
            models.CheckConstraint(condition=Q(batas__in=Batas.kode()), name="kebijakan_batas"),
            models.CheckConstraint(condition=Q(agregasi__in=Agregasi.kode()), name="kebijakan_agregasi"),
            models.CheckConstraint(condition=Q(nilai_resmi__in=NilaiResmi.kode()), name="kebijakan_nilai_resmi"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} (mulai {self.tahun_mulai})"

    def natural_key(self) -> tuple[int]:
        return (self.tahun_mulai,)

    natural_key.dependencies = ["indicators.skalakategori"]  # type: ignore[attr-defined]
