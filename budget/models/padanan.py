"""What other systems call the columns that we import: names change per menu, so they are data."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class TabelImpor(models.TextChoices):
    ANGGARAN = "anggaran", "Pagu dan realisasi"
    NILAI = "nilai", "NKA dan IKPA"
    RO = "ro", "Rincian output"


class KolomTabel(models.TextChoices):
    """Every column that can be read, of all tables; `KOLOM_TABEL` says which table has which."""

    NOMOR = "nomor", "Nomor"
    KODE = "kode", "Kode"
    URAIAN = "uraian", "Uraian"
    SATKER = "satker", "Satuan kerja"
    JENIS_BELANJA = "jenis_belanja", "Jenis belanja"
    KEWENANGAN = "kewenangan", "Kewenangan"
    RANTAI = "rantai", "Kode anggaran"
    KEMENTERIAN = "kementerian", "Kementerian"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    KRO = "kro", "KRO"
    RO = "ro", "RO"
    KOMPONEN = "komponen", "Komponen"
    AKUN = "akun", "Akun"
    KELOMPOK = "kelompok", "Kelompok"
    TAHUN = "tahun", "Tahun anggaran"
    PAGU = "pagu", "Pagu"
    BLOKIR = "blokir", "Blokir"
    REALISASI = "realisasi", "Realisasi"
    SISA = "sisa", "Sisa"
    SERAPAN = "serapan", "Serapan"
    SATUAN = "satuan", "Satuan"
    VOLUME = "volume", "Volume"
    SASARAN = "sasaran", "Sasaran"
    UNIT = "unit", "Unit"
    BULAN = "bulan", "Bulan"
    NILAI = "nilai", "Nilai"


K = KolomTabel
RANTAI_KODE = (K.RANTAI, K.PROGRAM, K.KEGIATAN, K.KRO, K.RO)
KOLOM_TABEL: dict[str, tuple[KolomTabel, ...]] = {
    TabelImpor.ANGGARAN: (
        *(K.NOMOR, K.KODE, K.URAIAN, K.SATKER, K.JENIS_BELANJA, K.KEWENANGAN, *RANTAI_KODE, K.KOMPONEN, K.AKUN),
        *(K.SASARAN, K.KELOMPOK, K.TAHUN, K.PAGU, K.BLOKIR, K.REALISASI, K.SISA, K.SERAPAN),
    ),
    TabelImpor.NILAI: (K.UNIT, K.TAHUN, K.BULAN, K.NILAI),
    TabelImpor.RO: (*RANTAI_KODE, K.KEMENTERIAN, K.URAIAN, K.SATUAN, K.VOLUME, K.PAGU, K.SASARAN, K.TAHUN),
}


class PadananKolom(models.Model):
    """A heading of some export that means one of our columns; case, spaces and brackets do not matter."""

    tabel = models.CharField(max_length=10, choices=TabelImpor)
    kolom = models.CharField(max_length=15, choices=KolomTabel)
    judul = models.CharField("judul di berkas", max_length=100)
    asal = models.CharField("dipakai oleh", max_length=60, blank=True, help_text="Misalnya OM-SPAN, SAKTI, RKAKL.")

    class Manager(models.Manager["PadananKolom"]):
        def get_by_natural_key(self, tabel: str, judul: str) -> PadananKolom:
            return self.get(tabel=tabel, judul=judul)

    objects = Manager()

    class Meta:
        verbose_name = "padanan kolom"
        verbose_name_plural = "padanan kolom"
        ordering = ["tabel", "kolom", "judul"]
        constraints = [
            models.UniqueConstraint(
                "tabel",
                Lower("judul"),
                name="padanan_kolom_tunggal",
                violation_error_message="Judul ini sudah dikenal di tabel itu; satu judul hanya untuk satu kolom.",
            ),
            models.CheckConstraint(condition=Q(tabel__in=TabelImpor.values), name="padanan_kolom_tabel"),
            models.CheckConstraint(condition=Q(kolom__in=KolomTabel.values), name="padanan_kolom_kolom"),
        ]

    def __str__(self) -> str:
        return f"{self.judul} = {self.kolom} ({self.tabel})"

    def clean(self) -> None:
        """Raises ValidationError for a column that the table does not have."""
        ada = KOLOM_TABEL.get(self.tabel, ())
        if self.kolom not in ada:
            raise ValidationError({"kolom": f"Tabel itu hanya mempunyai kolom {', '.join(k.label for k in ada)}."})

    def natural_key(self) -> tuple[str, str]:
        return (self.tabel, self.judul)
