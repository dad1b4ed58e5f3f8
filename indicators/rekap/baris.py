"""One row of capaian: what page, dashboard, API, Excel and report all print."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from indicators.angka import bulat_persen, format_persen
from indicators.capaian import (
    Alasan,
    Anggota,
    Aturan,
    AturanKebijakan,
    Capaian,
    Keadaan,
    Kelas,
    Konsolidasi,
    Nilai,
    Telusur,
    Terkonsolidasi,
    angka_api,
    di_bawah_batas_penjelasan,
    dibatasi,
    kategori,
    perlu_ditelaah,
    teks_nilai,
    telusur_kategori,
)
from indicators.capaian.rumus import SERATUS
from indicators.capaian.tercetak import cocok
from indicators.models import Indikator, Realisasi, StatusRealisasi, Target
from indicators.rekap.alamat import REALISASI, TARGET, indikator_url, pada_url, telusur_capaian_url


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """Capaian of one indikator in one year (`triwulan` None) or s.d. one quarter."""

    indikator: Indikator
    tahun: int
    triwulan: int | None
    aturan: Aturan
    kebijakan: AturanKebijakan
    sumber_target: Target | None
    sumber_realisasi: tuple[Realisasi, ...]
    terkonsolidasi: Terkonsolidasi
    hasil: Capaian
    alasan: Alasan | None
    sementara: bool = False
    target_tahunan: dict[int, str] = field(default_factory=dict)
    hasil_tahunan: Capaian | None = None
    target_terdahulu: tuple[Target, ...] = ()  # what the target in force has replaced, oldest first
    per: date | None = None

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
        return pada_url(indikator_url(self.indikator.kode), self.per)

    @property
    def telusur_url(self) -> str:
        """A pending figure is explained as such: the official one may be another, or none."""
        return telusur_capaian_url(self.kode, self.tahun, self.triwulan, self.per, semua=self.sementara)

    @property
    def target_url(self) -> str:
        """Where the target is explained: on the page of the row, so that both are read together."""
        return f"{self.telusur_url}#{TARGET}"

    @property
    def realisasi_url(self) -> str:
        return f"{self.telusur_url}#{REALISASI}"

    @property
    def target(self) -> Nilai | None:
        return self.hasil.target

    @property
    def target_teks(self) -> str:
        return teks_nilai(self.hasil.target, self.aturan)

    @property
    def target_api(self) -> str | None:
        """The number alone; None for a range or a word, which only `target_teks` can say."""
        nilai = self.hasil.target
        return None if nilai is None or nilai.atas is not None else angka_api(nilai.angka, self.aturan.desimal)

    @property
    def dasar_target(self) -> str:
        """Which target a quarter is held against; empty for a year, where there is only one."""
        if self.triwulan is None or self.sumber_target is None:
            return ""
        return "terhadap target s.d. triwulan" if self.sumber_target.triwulan else "terhadap target tahunan"

    @property
    def capaian_tahunan_teks(self) -> str:
        """Percent of the year's target, where the quarter has a target of its own; else empty."""
        hasil = self.hasil_tahunan
        return "" if hasil is None or hasil.nilai is None else format_persen(hasil.nilai)

    @property
    def realisasi(self) -> Nilai | None:
        return self.hasil.realisasi

    @property
    def realisasi_teks(self) -> str:
        return teks_nilai(self.hasil.realisasi, self.aturan)

    @property
    def realisasi_api(self) -> str | None:
        return angka_api(self.hasil.realisasi.angka, self.aturan.desimal) if self.hasil.realisasi else None

    @property
    def realisasi_keterangan(self) -> str:
        """Words where there is no figure: the state, or that it waits for approval."""
        if self.realisasi_teks:
            return ""
        menunggu = self.alasan == Alasan.BELUM_DISETUJUI
        return (self.alasan.label if menunggu and self.alasan else self.keadaan.label).lower()

    @property
    def keadaan(self) -> Keadaan:
        return self.terkonsolidasi.keadaan

    @property
    def capaian(self) -> Decimal | None:
        """Percent, uncapped, two decimals."""
        return self.hasil.nilai

    @property
    def capaian_teks(self) -> str:
        return "" if self.hasil.nilai is None else format_persen(self.hasil.nilai)

    @property
    def alasan_label(self) -> str:
        """The reason for an absent capaian in a word or two; empty where there is one."""
        return self.alasan.label if self.alasan else ""

    @property
    def capaian_dibatasi(self) -> Decimal | None:
        """Percent after the cap of the year's kebijakan: what enters means and categories."""
        if self.hasil.tepat is None:
            return None
        return bulat_persen(dibatasi(self.hasil.tepat, self.kebijakan.batas))

    @property
    def kategori(self) -> Kelas | None:
        return kategori(self.capaian_dibatasi, self.kebijakan)

    @property
    def tidak_tercapai(self) -> bool:
        """Measured, and short of the target; False also where there is no figure."""
        return self.hasil.tepat is not None and self.hasil.tepat < SERATUS

    @property
    def di_bawah_batas_penjelasan(self) -> bool:
        return di_bawah_batas_penjelasan(self.hasil.tepat, self.kebijakan)

    @property
    def perlu_ditelaah(self) -> bool:
        return perlu_ditelaah(self.hasil.tepat, self.kebijakan)

    @property
    def status(self) -> str | None:
        return self.sumber_realisasi[-1].status if self.sumber_realisasi else None

    @property
    def menunggu(self) -> int:
        """How many of the figures that went in are not approved yet."""
        return sum(r.status != StatusRealisasi.DISETUJUI for r in self.sumber_realisasi)

    @property
    def contoh(self) -> bool:
        """Whether an example figure of the demo went in; whoever shows the row says so.

        Into no figure nothing went; where only the last value counts, earlier ones did not go in.
        """
        if self.terkonsolidasi.nilai is None:
            return False
        masuk = [r for r in self.sumber_realisasi if r.keadaan == Keadaan.TERISI]
        if self.aturan.konsolidasi in (Konsolidasi.TERAKHIR, Konsolidasi.KUMULATIF):
            masuk = sorted(masuk, key=lambda r: r.triwulan or 4)[-1:]  # a figure of the year stands at its end
        return any(r.dokumen.contoh for r in masuk if r.dokumen)

    @property
    def capaian_tercetak(self) -> Decimal | None:
        return next((r.capaian_tercetak for r in self.sumber_realisasi if r.capaian_tercetak is not None), None)

    @property
    def capaian_tercetak_teks(self) -> str:
        return next((r.capaian_tercetak_teks for r in self.sumber_realisasi if r.capaian_tercetak_teks), "")

    @property
    def nilai_tercetak(self) -> str:
        return next((r.nilai_tercetak for r in self.sumber_realisasi if r.nilai_tercetak), "")

    @property
    def capaian_tercetak_berbeda(self) -> str:
        """The capaian that the source prints, where it is not the one we compute; else empty."""
        teks, nilai = self.capaian_tercetak_teks, self.capaian_tercetak
        if nilai is not None and self.hasil.tepat is not None and cocok(nilai, self.hasil.tepat, teks):
            return ""
        return teks

    @property
    def alasan_teks(self) -> str:
        """The sentence under a row that needs one: why there is no figure, as the source or the planner gave it."""
        if self.terkonsolidasi.alasan:
            return self.terkonsolidasi.alasan
        return self.sebagian_teks

    @property
    def sebagian_teks(self) -> str:
        """ "1 dari 4 triwulan terisi", where the figure stands on only some of the quarters that are due."""
        if self.terkonsolidasi.n < self.terkonsolidasi.m and self.realisasi is not None:
            return f"{self.terkonsolidasi.n} dari {self.terkonsolidasi.m} triwulan terisi"
        return ""

    @property
    def anggota(self) -> Anggota:
        """This row as a member of a total."""
        return Anggota(
            f"{self.kode} {self.uraian}",
            self.hasil.tepat,
            self.alasan,
            self.indikator.bobot,
            self.sementara,
        )

    @property
    def telusur(self) -> tuple[Telusur, ...]:
        """The steps from what was reported to the category."""
        langkah = [self.terkonsolidasi.telusur, self.hasil.telusur]
        if self.hasil_tahunan is not None:
            langkah.append(replace(self.hasil_tahunan.telusur, nama="Capaian terhadap target tahunan"))
        if self.hasil.tepat is not None:
            langkah.append(telusur_kategori(self.hasil.tepat, self.kategori, self.kebijakan))
        return tuple(langkah)
