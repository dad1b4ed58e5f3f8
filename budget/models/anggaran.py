from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from indicators.models import Sasaran, UnitKerja


class Rincian(models.TextChoices):
    SATKER = "satker", "Satuan kerja"
    JENIS_BELANJA = "jenis_belanja", "Jenis belanja"
    KEWENANGAN = "kewenangan", "Kewenangan"
    SASARAN = "sasaran", "Sasaran"
    LENGKAP = "lengkap", "Kode anggaran lengkap"


class JenisBelanja(models.TextChoices):
    PEGAWAI = "51", "Belanja pegawai"
    BARANG = "52", "Belanja barang"
    MODAL = "53", "Belanja modal"
    BUNGA_UTANG = "54", "Belanja bunga utang"
    SUBSIDI = "55", "Belanja subsidi"
    HIBAH = "56", "Belanja hibah"
    BANTUAN_SOSIAL = "57", "Belanja bantuan sosial"
    LAIN_LAIN = "58", "Belanja lain-lain"


class Kewenangan(models.TextChoices):
    PUSAT = "1", "Kantor pusat"
    DAERAH = "2", "Kantor daerah"
    DEKONSENTRASI = "3", "Dekonsentrasi"
    TUGAS_PEMBANTUAN = "4", "Tugas pembantuan"
    URUSAN_BERSAMA = "5", "Urusan bersama"


def kode_tetap(panjang: int) -> RegexValidator:
    """Budget codes are text of fixed length; a lost leading zero is an error, not another code."""
    return RegexValidator(rf"^[0-9A-Z]{{{panjang}}}\Z", f"Kode harus tepat {panjang} karakter.")


class DataAnggaranQuerySet(models.QuerySet["DataAnggaran"]):
    def get_by_natural_key(self, unit: str, tahun: int, rincian: str, revisi: int) -> DataAnggaran:
        return self.get(unit__kode=unit, tahun=tahun, rincian=rincian, revisi=revisi)

    def terbit(self, tahun: int) -> DataAnggaranQuerySet:
        """The sets of a year, the latest revision of each cut first."""
        return self.filter(tahun=tahun).order_by("rincian", "-revisi").select_related("unit")


class DataAnggaran(models.Model):
    """One published set of pagu and realisasi. A total is sum/sum inside ONE set; sets are never added."""

    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="data_anggaran")
    rincian = models.CharField(max_length=15, choices=Rincian)
    revisi = models.PositiveSmallIntegerField("nomor urut terbitan", default=0)
    pagu_versi = models.CharField("versi pagu", max_length=40, blank=True)
    per_tanggal = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=100, blank=True)
    judul = models.CharField(max_length=200)
    pagu_tercetak = models.BigIntegerField(null=True, blank=True)
    realisasi_tercetak = models.BigIntegerField(null=True, blank=True)
    sisa_tercetak = models.BigIntegerField(null=True, blank=True)
    serapan_tercetak = models.CharField(max_length=20, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    objects = DataAnggaranQuerySet.as_manager()

    class Meta:
        verbose_name = "data anggaran"
        verbose_name_plural = "data anggaran"
        ordering = ["tahun", "rincian", "revisi"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "rincian", "revisi"], name="data_anggaran_tunggal"),
            models.CheckConstraint(condition=Q(rincian__in=Rincian.values), name="data_anggaran_rincian"),
            models.CheckConstraint(condition=Q(tahun__range=(1945, 2100)), name="data_anggaran_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.get_rincian_display()})"

    def natural_key(self) -> tuple[str, int, str, int]:
        return (self.unit.kode, self.tahun, self.rincian, self.revisi)

    natural_key.dependencies = ["indicators.unitkerja"]  # type: ignore[attr-defined]


class KelompokAnggaran(models.Model):
    """A group of lines with its own printed subtotal (A satker pusat, B satker dekonsentrasi)."""

    data = models.ForeignKey(DataAnggaran, models.CASCADE, related_name="kelompok")
    kode = models.CharField(max_length=5)
    nama = models.CharField(max_length=200)
    urutan = models.PositiveSmallIntegerField()
    pagu_tercetak = models.BigIntegerField(null=True, blank=True)
    realisasi_tercetak = models.BigIntegerField(null=True, blank=True)
    sisa_tercetak = models.BigIntegerField(null=True, blank=True)
    serapan_tercetak = models.CharField(max_length=20, blank=True)

    class Manager(models.Manager["KelompokAnggaran"]):
        def get_by_natural_key(self, unit: str, tahun: int, rincian: str, revisi: int, kode: str) -> KelompokAnggaran:
            return self.get(
                data__unit__kode=unit,
                data__tahun=tahun,
                data__rincian=rincian,
                data__revisi=revisi,
                kode=kode,
            )

    objects = Manager()

    class Meta:
        verbose_name = "kelompok anggaran"
        verbose_name_plural = "kelompok anggaran"
        ordering = ["data", "urutan"]
        constraints = [models.UniqueConstraint(fields=["data", "kode"], name="kelompok_anggaran_tunggal")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    def natural_key(self) -> tuple[str, int, str, int, str]:
        return (*self.data.natural_key(), self.kode)

    natural_key.dependencies = ["budget.dataanggaran"]  # type: ignore[attr-defined]


class BarisAnggaran(models.Model):
    """One line of a set, in whole rupiah; the codes it has depend on the set's rincian."""

    data = models.ForeignKey(DataAnggaran, models.CASCADE, related_name="baris")
    # RESTRICT: a group that has lines cannot go by itself, but goes along with its whole set.
    kelompok = models.ForeignKey(KelompokAnggaran, models.RESTRICT, null=True, blank=True, related_name="baris")
    urutan = models.PositiveIntegerField()
    uraian = models.CharField(max_length=300)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="baris_anggaran")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, null=True, blank=True, related_name="baris_anggaran")
    jenis_belanja = models.CharField(max_length=2, choices=JenisBelanja, blank=True)
    kewenangan = models.CharField(max_length=1, choices=Kewenangan, blank=True)
    satker = models.CharField(max_length=6, blank=True, validators=[kode_tetap(6)])
    program = models.CharField(max_length=2, blank=True, validators=[kode_tetap(2)])
    kegiatan = models.CharField(max_length=4, blank=True, validators=[kode_tetap(4)])
    kro = models.CharField("KRO", max_length=3, blank=True, validators=[kode_tetap(3)])
    ro = models.CharField("RO", max_length=3, blank=True, validators=[kode_tetap(3)])
    komponen = models.CharField(max_length=3, blank=True, validators=[kode_tetap(3)])
    akun = models.CharField(max_length=6, blank=True, validators=[kode_tetap(6)])
    pagu = models.BigIntegerField()
    blokir = models.BigIntegerField(default=0)
    realisasi = models.BigIntegerField()
    sisa_tercetak = models.BigIntegerField(null=True, blank=True)
    serapan_tercetak = models.CharField(max_length=20, blank=True)

    class Manager(models.Manager["BarisAnggaran"]):
        def get_by_natural_key(self, unit: str, tahun: int, rincian: str, revisi: int, urutan: int) -> BarisAnggaran:
            return self.get(
                data__unit__kode=unit,
                data__tahun=tahun,
                data__rincian=rincian,
                data__revisi=revisi,
                urutan=urutan,
            )

    objects = Manager()

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "baris anggaran"
        ordering = ["data", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["data", "urutan"], name="baris_anggaran_tunggal"),
            models.CheckConstraint(condition=Q(pagu__gte=0), name="baris_anggaran_pagu"),
            models.CheckConstraint(condition=Q(realisasi__gte=0), name="baris_anggaran_realisasi"),
            models.CheckConstraint(
                condition=Q(blokir__gte=0) & Q(blokir__lte=F("pagu")), name="baris_anggaran_blokir"
            ),
            models.CheckConstraint(
                condition=Q(jenis_belanja="") | Q(jenis_belanja__in=JenisBelanja.values),
                name="baris_anggaran_jenis_belanja",
            ),
            models.CheckConstraint(
                condition=Q(kewenangan="") | Q(kewenangan__in=Kewenangan.values),
                name="baris_anggaran_kewenangan",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def clean(self) -> None:
        """A set cut by sasaran says of each line which one; without it the line would stand beside no capaian."""
        if self.data_id and self.data.rincian == Rincian.SASARAN and not self.sasaran_id:
            raise ValidationError({"sasaran": f"Baris “{self.uraian}”: rincian per sasaran perlu sasarannya."})

    def natural_key(self) -> tuple[str, int, str, int, int]:
        return (*self.data.natural_key(), self.urutan)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "budget.dataanggaran",
        "budget.kelompokanggaran",
        "indicators.sasaran",
    ]
