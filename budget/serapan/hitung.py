"""Serapan: realisasi anggaran against pagu, in percent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen, format_rupiah
from indicators.capaian import Ditinggalkan, Masukan, Telusur
from indicators.capaian.telusur import PEMBULATAN_PERSEN
from indicators.capaian.tercetak import FAKTOR_CURIGA

DASAR = "Penyerapan anggaran, PMK 214/PMK.02/2017"
PAGU_NOL = "pagu nol, serapan tidak dapat dihitung"
TANPA_BARIS = "tidak ada baris anggarannya di terbitan ini"
DALAM_TERBITAN = "Jumlah di dalam satu terbitan; dua terbitan tidak pernah dijumlahkan"


@dataclass(frozen=True, slots=True)
class Serapan:
    """Pagu, realisasi and sisa in whole rupiah; `nilai` in percent, None where the pagu is 0."""

    pagu: int
    realisasi: int
    tepat: Fraction | None
    nilai: Decimal | None

    @property
    def sisa(self) -> int:
        """Pagu less realisasi; negative where more was spent than allotted."""
        return self.pagu - self.realisasi

    @property
    def janggal(self) -> bool:
        """Whether more than a hundred times the pagu was spent: the two are probably not in one unit."""
        return self.pagu > 0 and self.realisasi > FAKTOR_CURIGA * self.pagu

    @property
    def telusur(self) -> Telusur:
        masukan = (
            Masukan("Pagu", format_rupiah(self.pagu), "rupiah"),
            Masukan("Realisasi", format_rupiah(self.realisasi), "rupiah"),
        )
        if self.nilai is None:
            return Telusur("Serapan", "", f"Tidak dihitung: {PAGU_NOL}.", "Tidak dihitung", masukan, DASAR)
        hitungan = f"{format_rupiah(self.realisasi)} / {format_rupiah(self.pagu)} × 100 = {format_persen(self.nilai)}"
        return Telusur("Serapan", "realisasi / pagu × 100", hitungan, "Serapan", masukan, DASAR, PEMBULATAN_PERSEN)


def serapan(pagu: int, realisasi: int) -> Serapan:
    """Serapan of one line. A pagu of 0 has no percentage: None, never 0 or 100."""
    tepat = Fraction(realisasi, pagu) * 100 if pagu else None
    return Serapan(pagu, realisasi, tepat, None if tepat is None else bulat_persen(tepat))


def jumlah(bagian: Iterable[Serapan]) -> Serapan:
    """The total of lines of ONE set: sum over sum, never the mean of percentages."""
    isi = list(bagian)
    return serapan(sum(s.pagu for s in isi), sum(s.realisasi for s in isi))


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Of `m` parts that a sum could have, `n` have lines in the set; `tanpa` names the others. Absent is not 0."""

    nama: str
    n: int
    m: int
    tanpa: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        return f"{self.n} dari {self.m} {self.nama} beranggaran"


def telusur_jumlah(
    nama: str, bagian: Sequence[tuple[str, int]], sumber: str, cakupan: Cakupan | None = None
) -> Telusur:
    """Where an amount in rupiah comes from: one line as its source prints it, or the sum of lines of ONE set."""
    masukan = tuple(Masukan(satu, format_rupiah(isi), "rupiah") for satu, isi in bagian)
    total = format_rupiah(sum(isi for _, isi in bagian))
    tanpa = tuple(Ditinggalkan(satu, TANPA_BARIS) for satu in cakupan.tanpa) if cakupan else ()
    aturan = f"{DALAM_TERBITAN}. {cakupan.kalimat}." if cakupan else DALAM_TERBITAN
    if len(bagian) == 1 and cakupan is None:
        return Telusur(nama, "", f"{nama} = {total}", "Disalin dari sumber, tidak dihitung", masukan, sumber)
    hitungan = f"jumlah {len(bagian)} baris = {total}"
    return Telusur(nama, f"jumlah {nama.lower()} setiap baris", hitungan, aturan, masukan, sumber, ditinggalkan=tanpa)


def telusur_sisa(hasil: Serapan) -> Telusur:
    """What is left of the pagu; negative where more was spent than allotted."""
    pagu, realisasi = format_rupiah(hasil.pagu), format_rupiah(hasil.realisasi)
    return Telusur(
        "Sisa",
        "pagu - realisasi",
        f"{pagu} - {realisasi} = {format_rupiah(hasil.sisa)}",
        "Selisih; negatif bila melampaui pagu",
        (Masukan("Pagu", pagu, "rupiah"), Masukan("Realisasi", realisasi, "rupiah")),
    )
