from __future__ import annotations

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from indicators.capaian import Kalender, Konsolidasi, Polaritas, VarianMinimum
from indicators.models.bidang import nilai_field
from indicators.models.predikat import SkalaPredikat
from indicators.models.sasaran import Jenjang, Sasaran
from indicators.models.unit import UnitKerja

kode_indikator = RegexValidator(
    r"^[A-Z][A-Z0-9.-]*[a-z]?\Z",
    "Kode indikator: huruf besar, angka, titik, tanda hubung; satu huruf kecil di akhir untuk rincian.",
)


class JenisNilai(models.TextChoices):
    ANGKA = "angka", "Angka"
    PERSEN = "persen", "Persen"
    INDEKS = "indeks", "Indeks atau nilai"
    RASIO = "rasio", "Rasio 1 : n"
    RENTANG = "rentang", "Angka dengan target rentang"
    PREDIKAT = "predikat", "Predikat"
    TEKS = "teks", "Teks"


class Indikator(models.Model):
    """A measure of a sasaran. Polarity, roll-up over quarters and calendar are three separate properties."""

    kode = models.CharField(max_length=30, unique=True, validators=[kode_indikator])
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="indikator")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="indikator")
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="komponen")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    satuan = models.CharField(max_length=40, blank=True)
    jenis_nilai = models.CharField(max_length=10, choices=JenisNilai)
    nilai_maksimum = nilai_field()
    skala_predikat = models.ForeignKey(SkalaPredikat, models.PROTECT, null=True, blank=True)
    polaritas = models.CharField(max_length=10, choices=Polaritas.pilihan())
    varian_minimum = models.CharField(
        max_length=10,
        choices=VarianMinimum.pilihan(),
        default=VarianMinimum.DUA_TARGET_KURANG_REALISASI.value,
    )
    konsolidasi = models.CharField(max_length=15, choices=Konsolidasi.pilihan())
    kalender = models.CharField(max_length=15, choices=Kalender.pilihan())
    tahun_ukur = models.JSONField(default=list, blank=True)
    bobot = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    iku = models.BooleanField("IKU", default=False)
    desimal = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(4)])
    boleh_negatif = models.BooleanField(default=False)
    wajar_minimum = nilai_field()
    wajar_maksimum = nilai_field()
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    definisi = models.TextField(blank=True)
    formula = models.TextField(blank=True)
    sumber_data = models.TextField(blank=True)
    penanggung_jawab = models.CharField(max_length=200, blank=True)
    baseline_nilai = nilai_field()
    baseline_teks = models.CharField(max_length=60, blank=True)
    baseline_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_sumber = models.CharField(max_length=200, blank=True)
    kode_referensi = models.CharField(max_length=60, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Manager(models.Manager["Indikator"]):
        def get_by_natural_key(self, kode: str) -> Indikator:
            return self.get(kode=kode)

    objects = Manager()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["sasaran__jenjang", "sasaran__renstra_id", "sasaran__urutan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["sasaran", "urutan"], name="indikator_urutan_tunggal"),
            models.CheckConstraint(condition=Q(tahun_awal__lte=F("tahun_akhir")), name="indikator_rentang_tahun"),
            models.CheckConstraint(condition=Q(jenis_nilai__in=JenisNilai.values), name="indikator_jenis_nilai"),
            models.CheckConstraint(condition=Q(polaritas__in=Polaritas.kode()), name="indikator_polaritas"),
            models.CheckConstraint(condition=Q(varian_minimum__in=VarianMinimum.kode()), name="indikator_varian"),
            models.CheckConstraint(condition=Q(konsolidasi__in=Konsolidasi.kode()), name="indikator_konsolidasi"),
            models.CheckConstraint(condition=Q(kalender__in=Kalender.kode()), name="indikator_kalender"),
            models.CheckConstraint(condition=Q(bobot__isnull=True) | Q(bobot__gt=0), name="indikator_bobot_positif"),
            models.CheckConstraint(condition=Q(desimal__lte=4), name="indikator_desimal"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:indikator-detail", args=[self.kode])

    def natural_key(self) -> tuple[str]:
        return (self.kode,)

    natural_key.dependencies = ["indicators.sasaran", "indicators.skalapredikat"]  # type: ignore[attr-defined]

    @property
    def jenis(self) -> str:
        """IKSS, IKP, IKK, PN or RPJMN, by the level of the sasaran."""
        return Jenjang(self.sasaran.jenjang).jenis_indikator

    @property
    def persen(self) -> bool:
        return self.jenis_nilai == JenisNilai.PERSEN


class NamaLain(models.Model):
    """Another wording of the same indikator, as a document prints it."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="nama_lain")
    nama = models.TextField()
    tempat = models.CharField(max_length=200)

    class Manager(models.Manager["NamaLain"]):
        def get_by_natural_key(self, kode: str, tempat: str) -> NamaLain:
            return self.get(indikator__kode=kode, tempat=tempat)

    objects = Manager()

    class Meta:
        verbose_name = "nama lain"
        verbose_name_plural = "nama lain"
        ordering = ["indikator", "tempat"]
        constraints = [models.UniqueConstraint(fields=["indikator", "tempat"], name="nama_lain_tunggal")]

    def __str__(self) -> str:
        return self.nama

    def natural_key(self) -> tuple[str, str]:
        return (self.indikator.kode, self.tempat)

    natural_key.dependencies = ["indicators.indikator"]  # type: ignore[attr-defined]


class Hubungan(models.TextChoices):
    LANJUT = "lanjut", "lanjut"
    GANTI_NAMA = "ganti_nama", "ganti nama"
    GANTI_SATUAN = "ganti_satuan", "ganti satuan"
    PECAH = "pecah", "dipecah"
    GABUNG = "gabung", "digabung"
    BARU = "baru", "baru"
    DIHAPUS = "dihapus", "dihapus"


class Silsilah(models.Model):
    """Where an indikator came from (`dari` null: baru) or went (`ke` null: dihapus)."""

    dari = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="penerus")
    ke = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="pendahulu")
    hubungan = models.CharField(max_length=15, choices=Hubungan)
    urutan = models.PositiveSmallIntegerField(default=0)
    keterangan = models.TextField(blank=True)
    dokumen = models.CharField(max_length=200, blank=True)
    tafsir = models.TextField(blank=True)

    class Manager(models.Manager["Silsilah"]):
        def get_by_natural_key(self, dari: str | None, ke: str | None) -> Silsilah:
            return self.get(dari__kode=dari, ke__kode=ke)

    objects = Manager()

    class Meta:
        verbose_name = "silsilah"
        verbose_name_plural = "silsilah"
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dari", "ke"], name="silsilah_tunggal"),
            models.UniqueConstraint(fields=["ke"], condition=Q(dari__isnull=True), name="silsilah_baru_tunggal"),
            models.UniqueConstraint(fields=["dari"], condition=Q(ke__isnull=True), name="silsilah_hapus_tunggal"),
            models.CheckConstraint(condition=Q(hubungan__in=Hubungan.values), name="silsilah_hubungan"),
            models.CheckConstraint(
                condition=Q(hubungan=Hubungan.BARU, dari__isnull=True, ke__isnull=False)
                | Q(hubungan=Hubungan.DIHAPUS, dari__isnull=False, ke__isnull=True)
                | (
                    ~Q(hubungan__in=[Hubungan.BARU, Hubungan.DIHAPUS])
                    & Q(dari__isnull=False, ke__isnull=False)
                    & ~Q(dari=F("ke"))
                ),
                name="silsilah_ujung",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dari_id or '-'} {self.hubungan} {self.ke_id or '-'}"

    def natural_key(self) -> tuple[str | None, str | None]:
        return (self.dari.kode if self.dari else None, self.ke.kode if self.ke else None)

    natural_key.dependencies = ["indicators.indikator"]  # type: ignore[attr-defined]
