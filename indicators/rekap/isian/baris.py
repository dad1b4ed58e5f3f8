"""One row of the entry grid, and the grid: what a person sees before typing a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from indicators.akses import KeadaanPeriode, batas_teks
from indicators.alur import Gerak, Status, tujuan
from indicators.capaian import ROMAWI, Keadaan, triwulan_ukur
from indicators.models import Indikator, Predikat, Realisasi, UnitKerja
from indicators.rekap.baris import BarisCapaian
from indicators.tenggat import sisa_hari


@dataclass(frozen=True, slots=True)
class Lampau:
    """An earlier figure as printed; `status` says that it is an example or not official yet. Empty: none."""

    teks: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class BarisIsian:
    """One indikator in one quarter, as the person who enters it sees it."""

    capaian: BarisCapaian
    ada: Realisasi | None
    target_tahunan: str
    target_triwulan: str
    lalu: Lampau
    tahun_lalu: Lampau
    periode: KeadaanPeriode
    milik: bool
    tindak_lanjut: int
    catatan_kembali: str
    pilihan_predikat: tuple[Predikat, ...]

    @property
    def indikator(self) -> Indikator:
        return self.capaian.indikator

    @property
    def kode(self) -> str:
        return self.capaian.kode

    @property
    def triwulan(self) -> int:
        return self.capaian.triwulan or 4

    @property
    def diukur(self) -> bool:
        return self.triwulan in self._ukur

    @property
    def ukur_berikut(self) -> str:
        """When a quarter that is not measured has its turn: "TW IV"; empty where the year has none any more."""
        return next((f"TW {ROMAWI[tw]}" for tw in self._ukur if tw > self.triwulan), "")

    @property
    def _ukur(self) -> tuple[int, ...]:
        return triwulan_ukur(self.capaian.aturan, self.capaian.tahun)

    @property
    def keadaan(self) -> Keadaan:
        """What the row says of itself: that it is not due comes first."""
        if self.ada:
            return Keadaan(self.ada.keadaan)
        return Keadaan.BELUM_DIISI if self.diukur else Keadaan.BUKAN_PERIODE_UKUR

    @property
    def terisi(self) -> bool:
        """Answered, with a value or with the reason why there is none."""
        return self.keadaan in (Keadaan.TERISI, Keadaan.TIDAK_TERSEDIA)

    @property
    def dapat_diisi(self) -> bool:
        return self.milik and self.diukur and self.periode.terbuka and self._sah(Gerak.ISI)

    @property
    def dapat_ditarik(self) -> bool:
        return self.milik and self.ada is not None and self._sah(Gerak.TARIK)

    def _sah(self, gerak: Gerak) -> bool:
        return tujuan(self.ada.status if self.ada else Status.DRAF, gerak) is not None


@dataclass(frozen=True, slots=True)
class RekapIsian:
    """The grid of one quarter; `terpotong` says that there were more rows than one page takes."""

    tahun: int
    triwulan: int
    baris: list[BarisIsian]
    saat: datetime
    terpotong: bool = False

    @property
    def boleh_mengisi(self) -> bool:
        return any(b.milik for b in self.baris)

    @property
    def unit(self) -> list[UnitKerja]:
        return list({b.indikator.unit_id: b.indikator.unit for b in self.baris}.values())

    @property
    def hitungan(self) -> str:
        """How far the quarter is: "3 terisi, 2 tersisa", of what is due."""
        wajib = [b for b in self.baris if b.diukur]
        terisi = sum(b.terisi for b in wajib)
        return f"{terisi} terisi, {len(wajib) - terisi} tersisa"

    @property
    def periode(self) -> KeadaanPeriode | None:
        """The period as it holds for these rows; of several units the open one that closes first."""
        semua = [b.periode for b in self.baris]
        return min(semua, key=lambda p: (not p.terbuka, p.tutup), default=None)

    @property
    def tenggat(self) -> str:
        """Until when, as the last minute in time, and how long that is."""
        periode = self.periode
        if periode is None:
            return ""
        if not periode.terbuka:
            return periode.alasan
        sisa = sisa_hari(periode.tutup, self.saat)
        return f"tenggat {batas_teks(periode.tutup)} ({f'{sisa} hari lagi' if sisa else 'hari ini'})"
