"""A row of capaian as it was stored: what windows print of it, under the names that `BarisCapaian` has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Exists, JSONField, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable

from indicators.angka import format_persen, teks_api
from indicators.capaian import Alasan, Anggota, Keadaan, Kelas
from indicators.capaian.rumus import SERATUS
from indicators.models import Indikator, PerluHitung, RingkasanCapaian
from indicators.rekap.alamat import REALISASI, indikator_url, telusur_capaian_url
from indicators.rekap.baris import BarisCapaian


def isi_baris(baris: BarisCapaian) -> dict[str, Any]:
    """What is stored of a row; what is empty is left out."""
    kelas, tepat = baris.kategori, baris.hasil.tepat
    isi = {
        "target": baris.target_api,
        "target_teks": baris.target_teks,
        "target_tahunan": {str(tahun): teks for tahun, teks in baris.target_tahunan.items()},
        "dasar_target": baris.dasar_target,
        "realisasi": baris.realisasi_api,
        "realisasi_teks": baris.realisasi_teks,
        "realisasi_keterangan": baris.realisasi_keterangan,
        "capaian": None if baris.capaian is None else teks_api(baris.capaian, 2),
        "dibatasi": None if baris.capaian_dibatasi is None else teks_api(baris.capaian_dibatasi, 2),
        "tahunan_teks": baris.capaian_tahunan_teks,
        "tepat": None if tepat is None else f"{tepat.numerator}/{tepat.denominator}",
        "kategori": [kelas.label, kelas.warna, kelas.simbol] if kelas else None,
        "keadaan": baris.keadaan.value,
        "alasan": baris.alasan.value if baris.alasan else None,
        "alasan_teks": baris.alasan_teks,
        "sebagian_teks": baris.sebagian_teks,
        "status": baris.status,
        "menunggu": baris.menunggu,
        "sementara": baris.sementara,
        "contoh": baris.contoh,
        "tercetak": None if baris.capaian_tercetak is None else teks_api(baris.capaian_tercetak, 2),
        "tercetak_berbeda": baris.capaian_tercetak_berbeda,
        "ditelaah": baris.perlu_ditelaah,
    }
    return {nama: satu for nama, satu in isi.items() if satu}


@lru_cache(maxsize=64)
def _kelas(label: str, warna: str, simbol: str) -> Kelas:
    """For printing alone: the bounds of the class are the kebijakan's."""
    return Kelas(Decimal(0), None, label, warna, simbol)


@dataclass(frozen=True, slots=True)
class BarisRingkas:
    """A stored row beside the indikator it is about, whose words are today's."""

    indikator: Indikator
    tahun: int
    triwulan: int | None
    isi: Mapping[str, Any]

    @property
    def kode(self) -> str:
        return self.indikator.kode

    @property
    def uraian(self) -> str:
        return self.indikator.uraian

    @property
    def satuan(self) -> str:
        return self.indikator.satuan

    @property
    def url(self) -> str:
        return indikator_url(self.indikator.kode)

    @property
    def telusur_url(self) -> str:
        return telusur_capaian_url(self.indikator.kode, self.tahun, self.triwulan, semua=self.sementara)

    @property
    def realisasi_url(self) -> str:
        return f"{self.telusur_url}#{REALISASI}"

    @property
    def per(self) -> None:
        """Of today: of an earlier day nothing is stored."""
        return None

    @property
    def target_api(self) -> str | None:
        return self.isi.get("target")

    @property
    def target_teks(self) -> str:
        return str(self.isi.get("target_teks", ""))

    @property
    def target_tahunan(self) -> dict[int, str]:
        return {int(tahun): teks for tahun, teks in self.isi.get("target_tahunan", {}).items()}

    @property
    def dasar_target(self) -> str:
        return str(self.isi.get("dasar_target", ""))

    @property
    def realisasi_api(self) -> str | None:
        return self.isi.get("realisasi")

    @property
    def realisasi_teks(self) -> str:
        return str(self.isi.get("realisasi_teks", ""))

    @property
    def realisasi_keterangan(self) -> str:
        return str(self.isi.get("realisasi_keterangan", ""))

    @property
    def capaian(self) -> Decimal | None:
        return Decimal(self.isi["capaian"]) if "capaian" in self.isi else None

    @property
    def capaian_teks(self) -> str:
        return format_persen(Decimal(self.isi["capaian"])) if "capaian" in self.isi else ""

    @property
    def capaian_dibatasi(self) -> Decimal | None:
        return Decimal(self.isi["dibatasi"]) if "dibatasi" in self.isi else None

    @property
    def capaian_tahunan_teks(self) -> str:
        return str(self.isi.get("tahunan_teks", ""))

    @property
    def kategori(self) -> Kelas | None:
        return _kelas(*self.isi["kategori"]) if "kategori" in self.isi else None

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan(self.isi["keadaan"])

    @property
    def alasan(self) -> Alasan | None:
        return Alasan(self.isi["alasan"]) if "alasan" in self.isi else None

    @property
    def alasan_label(self) -> str:
        return self.alasan.label if self.alasan else ""

    @property
    def alasan_teks(self) -> str:
        return str(self.isi.get("alasan_teks", ""))

    @property
    def sebagian_teks(self) -> str:
        return str(self.isi.get("sebagian_teks", ""))

    @property
    def status(self) -> str | None:
        return self.isi.get("status")

    @property
    def menunggu(self) -> int:
        return int(self.isi.get("menunggu", 0))

    @property
    def sementara(self) -> bool:
        return bool(self.isi.get("sementara", False))

    @property
    def contoh(self) -> bool:
        return bool(self.isi.get("contoh", False))

    @property
    def capaian_tercetak(self) -> Decimal | None:
        return Decimal(self.isi["tercetak"]) if "tercetak" in self.isi else None

    @property
    def capaian_tercetak_berbeda(self) -> str:
        return str(self.isi.get("tercetak_berbeda", ""))

    @property
    def tidak_tercapai(self) -> bool:
        """Measured, and short of the target; False also where there is no figure."""
        tepat = self.anggota.tepat
        return tepat is not None and tepat < SERATUS

    @property
    def perlu_ditelaah(self) -> bool:
        return bool(self.isi.get("ditelaah", False))

    @property
    def anggota(self) -> Anggota:
        """This row as a member of a total."""
        tepat = Fraction(*map(int, self.isi["tepat"].split("/"))) if "tepat" in self.isi else None
        return Anggota(f"{self.kode} {self.uraian}", tepat, self.alasan, self.indikator.bobot, self.sementara)


BarisCetak = BarisCapaian | BarisRingkas


def tersimpan(tahun: int | Combinable, triwulan: int | None, *, semua: bool) -> dict[str, Combinable]:
    """To annotate indikator with: the stored row of a period (None where there is none), and whether it is outdated.

    The mark is written with the change itself, so what has none is what would be computed now.
    """
    baris = RingkasanCapaian.objects.filter(indikator=OuterRef("pk"), tahun=tahun, triwulan=triwulan or 0)
    baris = baris.order_by("-semua") if semua else baris.filter(semua=False)
    tanda = PerluHitung.objects.order_by()
    milik = tanda.filter(Q(tahun=tahun) | Q(tahun__isnull=True), indikator=OuterRef("pk"))
    umum = tanda.filter(indikator__isnull=True, unit__isnull=True)
    se_unit = tanda.filter(indikator__isnull=True, unit=OuterRef("unit_id"))
    return {
        "isi_tersimpan": Subquery(baris.values("isi")[:1], output_field=JSONField()),
        "isi_usang": Exists(milik, output_field=BooleanField()) | Exists(se_unit) | Exists(umum),
    }
