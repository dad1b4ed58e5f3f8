"""NKA and IKPA as they were published, each held against its own parts and placed in the scale of its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from budget.models import JenisNilaiKinerja, KomponenNilai, KomponenSkema, NilaiKinerjaAnggaran, SkemaNilai
from budget.rekap.baris import TAK_TERCETAK
from budget.serapan import Komponen, PeriksaNilai, kelas_nilai
from indicators.akses import Pengguna, TakTerlihat, boleh_melihat_anggaran
from indicators.angka import bulat, format_persen, teks_api
from indicators.capaian import Kelas, Masukan, Telusur, angka_tepat_api
from indicators.capaian.nilai import teks_tepat
from indicators.rekap.kebijakan import kelas_skala

BELUM_PASTI = "Belum dipastikan dari naskah peraturannya."


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """One value with its check. `skema` None where no rule is known for its year: then it has no category."""

    nilai: NilaiKinerjaAnggaran
    komponen: tuple[KomponenNilai, ...]
    skema: SkemaNilai | None

    @property
    def periksa(self) -> PeriksaNilai:
        isi = tuple(Komponen(k.nama, k.bobot, k.nilai) for k in self.komponen)
        return PeriksaNilai(isi, self.nilai.nilai, self.nilai_teks)

    @property
    def nilai_teks(self) -> str:
        """As printed; without a printed text with the decimals that it has, two at least."""
        return self.nilai.nilai_tercetak or teks_tepat(self.nilai.nilai, 2)

    @property
    def nilai_api(self) -> str | None:
        return angka_tepat_api(self.nilai.nilai)

    @property
    def jenis_teks(self) -> str:
        return self.nilai.jenis.upper()

    @property
    def periode_teks(self) -> str:
        bulan = self.nilai.get_bulan_display()
        return f"s.d. {bulan} {self.nilai.tahun}" if self.nilai.bulan else f"tahun {self.nilai.tahun}"

    @property
    def kategori(self) -> Kelas | None:
        return (
            kelas_nilai(self.nilai.nilai, kelas_skala(self.skema.skala)) if self.skema and self.skema.skala else None
        )

    @property
    def skema_catatan(self) -> str:
        """Where the weights and the scale are known from, and whether that is certain."""
        if self.skema is None:
            return ""
        return " ".join(filter(None, [self.skema.sumber, BELUM_PASTI if self.skema.belum_pasti else ""]))

    @property
    def langkah(self) -> tuple[Telusur, ...]:
        """The value, its check, and its place in the scale."""
        skala = self.skema.skala if self.skema else None
        if skala is None:
            return self.periksa.telusur
        kelas = self.kategori
        masuk = f"masuk {kelas.label}" if kelas else "tidak masuk kelas mana pun"
        nilai = Masukan("Nilai", self.nilai_teks)
        langkah = Telusur(
            "Kategori", "kelas [bawah, atas)", f"{self.nilai_teks} {masuk}", skala.nama, (nilai,), skala.dasar_hukum
        )
        return (*self.periksa.telusur, langkah)

    @property
    def sumber_teks(self) -> str:
        return self.nilai.sumber or TAK_TERCETAK

    @property
    def rincian(self) -> list[BarisKomponen]:
        return [BarisKomponen(self, k) for k in self.komponen]

    @property
    def telusur_url(self) -> str:
        return reverse("budget:telusur-nilai-anggaran", args=[self.nilai.pk])


@dataclass(frozen=True, slots=True)
class BarisKomponen:
    """One part of a value as a table prints it."""

    milik: BarisNilai
    komponen: KomponenNilai

    @property
    def bobot_teks(self) -> str:
        return "" if self.komponen.bobot is None else teks_tepat(self.komponen.bobot, 2)

    @property
    def nilai_teks(self) -> str:
        return teks_tepat(self.komponen.nilai, 2)

    @property
    def bobot_api(self) -> str | None:
        return angka_tepat_api(self.komponen.bobot)

    @property
    def nilai_api(self) -> str | None:
        return angka_tepat_api(self.komponen.nilai)

    @property
    def sumbangan_teks(self) -> str:
        """Weight times value, or what is taken away; two decimals."""
        satu = Komponen(self.komponen.nama, self.komponen.bobot, self.komponen.nilai)
        return format_persen(bulat(satu.sumbangan, 2))

    @property
    def sumbangan_api(self) -> str:
        satu = Komponen(self.komponen.nama, self.komponen.bobot, self.komponen.nilai)
        return teks_api(bulat(satu.sumbangan, 2), 2)


@dataclass(frozen=True, slots=True)
class BarisSkema:
    """One rule as it is read: its parts, each with its weight in words."""

    skema: SkemaNilai

    @property
    def bobot(self) -> list[tuple[KomponenSkema, str]]:
        return [(k, "" if k.bobot is None else teks_tepat(k.bobot, 2)) for k in self.skema.komponen.all()]


def skema_tahun(tahun: int) -> dict[str, SkemaNilai]:
    """The rule of each jenis in force in a year; three queries."""
    semua = SkemaNilai.objects.filter(tahun_mulai__lte=tahun).order_by("tahun_mulai")
    return {s.jenis: s for s in semua.select_related("skala").prefetch_related("skala__kelas", "komponen")}


def rekap_nilai(user: Pengguna, tahun: int) -> list[BarisNilai]:
    """The values of a year, by jenis and unit, the latest month first; a constant number of queries."""
    if not boleh_melihat_anggaran(user):
        return []
    semua = NilaiKinerjaAnggaran.objects.filter(tahun=tahun).select_related("unit").prefetch_related("komponen")
    skema = skema_tahun(tahun)
    urut = list(JenisNilaiKinerja)
    return [
        BarisNilai(satu, tuple(satu.komponen.all()), skema.get(satu.jenis))
        for satu in sorted(semua, key=lambda n: (urut.index(JenisNilaiKinerja(n.jenis)), *_letak(n)))
    ]


def _letak(nilai: NilaiKinerjaAnggaran) -> tuple[int, int, str, int]:
    """Units of the tree from above; of one unit the year first, then the latest month."""
    unit = nilai.unit
    return (unit.jalur.count("/"), unit.urutan, unit.kode, -(nilai.bulan or 13))


def satu_nilai(user: Pengguna, pk: int) -> BarisNilai:
    """One value. Raises TakTerlihat where there is none that the reader may see."""
    ada = NilaiKinerjaAnggaran.objects.filter(pk=pk).select_related("unit").prefetch_related("komponen").first()
    if ada is None or not boleh_melihat_anggaran(user):
        raise TakTerlihat("Tidak ada nilai itu.")
    return BarisNilai(ada, tuple(ada.komponen.all()), skema_tahun(ada.tahun).get(ada.jenis))


def tahun_nilai(user: Pengguna) -> Sequence[int]:
    """The years that have values, oldest first; none without a role."""
    if not boleh_melihat_anggaran(user):
        return []
    return sorted(set(NilaiKinerjaAnggaran.objects.values_list("tahun", flat=True)))


def semua_skema() -> list[BarisSkema]:
    """Every rule with its parts, the newest of a jenis first: reference data, open to everyone logged in."""
    semua = SkemaNilai.objects.order_by("-jenis", "-tahun_mulai")
    return [BarisSkema(s) for s in semua.select_related("skala").prefetch_related("komponen")]
