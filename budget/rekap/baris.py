from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats

from budget.models import BarisAnggaran, DataAnggaran
from budget.serapan import PAGU_NOL, Cakupan, Serapan, telusur_jumlah, telusur_sisa
from indicators.angka import format_persen, format_rupiah, teks_api
from indicators.capaian import Alasan, Keadaan, Telusur
from indicators.capaian.tercetak import cocok, persen_tercetak
from indicators.models import UnitKerja

TAK_TERCETAK = "tidak tercetak dalam dokumen"


def terbitan_teks(data: DataAnggaran) -> str:
    """Of which pagu, from which source, per which date; what the source does not print is said too."""
    versi = f"Pagu: {data.pagu_versi or TAK_TERCETAK}."
    if data.per_tanggal:
        tanggal = f", per {formats.date_format(data.per_tanggal, 'j F Y')}."
    else:
        tanggal = f". Tanggal data: {TAK_TERCETAK}."
    return f"{versi} Sumber: {data.sumber or TAK_TERCETAK}{tanggal}"


def terbitan_ringkas(data: DataAnggaran) -> str:
    """A set among others: "2021 · jenis belanja · revisi 1 · per 19 Januari 2022 · Ditjen Linjamsos"."""
    tanggal = f"per {formats.date_format(data.per_tanggal, 'j F Y')}" if data.per_tanggal else ""
    versi = data.pagu_versi or (f"terbitan {data.revisi}" if data.revisi else "")
    rincian = f"per {data.get_rincian_display().lower()}"
    return " · ".join(filter(None, [str(data.tahun), rincian, versi, tanggal, data.unit.nama_pendek]))


@dataclass(frozen=True, slots=True)
class BarisSerapan:
    """One line, subtotal or total of a set, with what the source prints beside it."""

    kode: str
    nama: str
    hasil: Serapan
    data: DataAnggaran
    kelompok: str = ""
    tercetak_teks: str = ""
    sisa_tercetak: int | None = None
    kunci: str = ""  # its place in the address of its explanation, where `kode` does not do
    nomor: str = ""  # the place that always does: "baris.5", "kelompok.2"
    tersimpan: BarisAnggaran | None = None  # the stored line; None for a sum
    bagian: tuple[BarisSerapan, ...] = ()  # the lines of a sum
    cakupan: Cakupan | None = None  # of a sum that waits for parts which may be missing

    @property
    def unit(self) -> UnitKerja | None:
        """Whose a single line is; None where the set does not say."""
        return self.tersimpan.unit if self.tersimpan else None

    @property
    def sasaran_id(self) -> int | None:
        """What a single line pays for; None where the set does not say."""
        return self.tersimpan.sasaran_id if self.tersimpan else None

    @property
    def pagu(self) -> int:
        return self.hasil.pagu

    @property
    def realisasi(self) -> int:
        return self.hasil.realisasi

    @property
    def sisa(self) -> int:
        return self.hasil.sisa

    @property
    def pagu_teks(self) -> str:
        return format_rupiah(self.hasil.pagu)

    @property
    def realisasi_teks(self) -> str:
        return format_rupiah(self.hasil.realisasi)

    @property
    def sisa_teks(self) -> str:
        return format_rupiah(self.hasil.sisa)

    @property
    def serapan_teks(self) -> str:
        return "" if self.hasil.nilai is None else format_persen(self.hasil.nilai)

    @property
    def serapan_keterangan(self) -> str:
        return PAGU_NOL if self.hasil.nilai is None else ""

    @property
    def keterangan(self) -> str:
        """Why there is no serapan, and of how many parts it is one."""
        cakupan = f"{self.cakupan.kalimat}." if self.cakupan else ""
        return " ".join(filter(None, [f"{PAGU_NOL.capitalize()}." if self.serapan_keterangan else "", cakupan]))

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan.TERISI

    @property
    def alasan(self) -> Alasan | None:
        """Why there is no serapan: a pagu of nothing has no percentage."""
        return Alasan.BUKAN_ANGKA if self.hasil.nilai is None else None

    @property
    def serapan_batang(self) -> str:
        """The figure for a bar, which needs a plain decimal; empty where there is none."""
        return "" if self.hasil.nilai is None else teks_api(self.hasil.nilai, 2)

    @property
    def tercetak_berbeda(self) -> str:
        """The serapan that the source prints, where it is not the one we compute; else empty."""
        nilai = persen_tercetak(self.tercetak_teks)
        if nilai is None or (self.hasil.tepat is not None and cocok(nilai, self.hasil.tepat, self.tercetak_teks)):
            return ""
        return self.tercetak_teks

    @property
    def langkah(self) -> tuple[Telusur, ...]:
        """Where each of its four figures comes from."""
        milik, sumber = self.bagian or (self,), terbitan_teks(self.data)
        return (
            telusur_jumlah("Pagu", [(b.nama, b.pagu) for b in milik], sumber, self.cakupan),
            telusur_jumlah("Realisasi", [(b.nama, b.realisasi) for b in milik], sumber, self.cakupan),
            telusur_sisa(self.hasil),
            self.hasil.telusur,
        )

    @property
    def telusur_url(self) -> str:
        return reverse("budget:telusur-serapan", args=[self.data.pk, self.kunci or self.kode])


@dataclass(frozen=True, slots=True)
class KelompokSerapan:
    """Lines that the source prints together; `subtotal` None where the set has no groups."""

    kode: str
    nama: str
    baris: tuple[BarisSerapan, ...]
    subtotal: BarisSerapan | None


@dataclass(frozen=True, slots=True)
class RekapSerapan:
    """One set, cut one way. Two sets are never added together."""

    data: DataAnggaran
    kelompok: tuple[KelompokSerapan, ...]
    total: BarisSerapan

    @property
    def judul(self) -> str:
        return self.data.judul

    @property
    def sumber(self) -> str:
        return self.data.sumber

    @property
    def pagu_versi(self) -> str:
        return self.data.pagu_versi

    @property
    def terbitan_teks(self) -> str:
        return terbitan_teks(self.data)

    @property
    def catatan(self) -> str:
        return self.data.tafsir

    @property
    def baris(self) -> tuple[BarisSerapan, ...]:
        return tuple(baris for kelompok in self.kelompok for baris in kelompok.baris)

    @property
    def semua(self) -> tuple[BarisSerapan, ...]:
        """Every printed line: lines, subtotals and the total."""
        subtotal = tuple(k.subtotal for k in self.kelompok if k.subtotal)
        return (*self.baris, *subtotal, self.total)

    def cari(self, kunci: str) -> BarisSerapan | None:
        """The printed line at this place of the address; None where the set has none."""
        return next((b for b in self.semua if kunci in (b.kunci or b.kode, b.nomor)), None)
