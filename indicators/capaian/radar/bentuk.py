"""What the radar looks at and what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.capaian.istilah import Istilah, Polaritas
from indicators.capaian.nilai import Aturan, Nilai, teks_nilai


class AturanRadar(Istilah):
    """The rules, in the order in which their findings are told."""

    DI_BAWAH_REALISASI = "di_bawah_realisasi", "Target lebih mudah daripada realisasi terakhir"
    TURUN_TERLAMBAT = "turun_terlambat", "Target diturunkan pada akhir tahun"
    DATAR = "datar", "Target datar"
    MELAMPAUI = "melampaui", "Capaian berulang kali jauh di atas target"
    SAMA_TIAP_TRIWULAN = "sama_tiap_triwulan", "Realisasi sama di setiap triwulan"
    BESARAN_JANGGAL = "besaran_janggal", "Besaran angka tidak sebanding"
    KAMUS_KOSONG = "kamus_kosong", "Kamus indikator belum lengkap"


@dataclass(frozen=True, slots=True)
class Janji:
    """One target of a year: decided (or, `diusulkan`, proposed) on a day; None where it came with a document."""

    nilai: Nilai
    pada: date | None = None
    diusulkan: bool = False


@dataclass(frozen=True, slots=True)
class TahunRadar:
    """One year of an indikator (or of its predecessor `kode`): official figures only, in its own order.

    `janji` oldest first, the last one in force or proposed. `realisasi` only of a year reported in full. `tinggi`:
    whether its capaian lies above the line of the year's kebijakan.
    """

    kode: str
    tahun: int
    janji: tuple[Janji, ...] = ()
    realisasi: Nilai | None = None
    capaian_teks: str = ""
    tinggi: bool = False
    triwulan: tuple[tuple[int, Nilai], ...] = ()

    @property
    def target(self) -> Fraction | None:
        return satu_angka(self.janji[-1].nilai) if self.janji else None


@dataclass(frozen=True, slots=True)
class IndikatorRadar:
    """What the rules look at. `maksimum`: the best value there can be; `kamus`: what a card should say, and does."""

    aturan: Aturan
    tahun: tuple[TahunRadar, ...]
    maksimum: Decimal | None = None
    kamus: tuple[tuple[str, bool], ...] = ()

    def teks(self, nilai: Nilai | Fraction | None) -> str:
        return teks_nilai(Nilai(nilai) if isinstance(nilai, Fraction) else nilai, self.aturan)

    def lebih_mudah(self, baru: Fraction, lama: Fraction) -> bool:
        """Whether a target is easier than another figure, by polarity; a range is neither."""
        if self.aturan.polaritas == Polaritas.MINIMUM:
            return baru > lama
        return self.aturan.polaritas == Polaritas.MAKSIMUM and baru < lama

    def terbaik(self, nilai: Fraction) -> bool:
        """Whether there is nothing better to promise: then a figure that stays is no sign of anything."""
        if self.aturan.polaritas == Polaritas.MINIMUM:
            return nilai <= 0
        batas = self.maksimum if self.maksimum is not None else Decimal(100) if self.aturan.persen else None
        return batas is not None and nilai >= batas


@dataclass(frozen=True, slots=True)
class AngkaRadar:
    """One figure that a finding is about: of which indikator and year, so that it can be traced."""

    nama: str
    teks: str
    kode: str
    tahun: int


@dataclass(frozen=True, slots=True)
class TemuanTarget:
    """One finding with its figures. `sidik` changes with them, so that what was set aside comes back."""

    aturan: AturanRadar
    tahun: int | None
    kalimat: str
    angka: tuple[AngkaRadar, ...] = ()

    @property
    def sidik(self) -> str:
        isi = [
            self.aturan.value,
            str(self.tahun or ""),
            *(f"{a.nama}|{a.teks}|{a.kode}|{a.tahun}" for a in self.angka),
        ]
        return hashlib.sha256("\n".join(isi).encode()).hexdigest()


def satu_angka(nilai: Nilai | None) -> Fraction | None:
    """A single number; None for a range, a predikat or words."""
    if nilai is None or nilai.angka is None or nilai.atas is not None:
        return None
    return Fraction(nilai.angka)


def dengan_realisasi_lalu(satu: IndikatorRadar) -> Iterator[tuple[TahunRadar, TahunRadar]]:
    """Each year beside the last earlier one that was reported in full with a number."""
    lalu: TahunRadar | None = None
    for tahun in satu.tahun:
        if lalu is not None:
            yield tahun, lalu
        if satu_angka(tahun.realisasi) is not None:
            lalu = tahun


def sebut_target(satu: IndikatorRadar, tahun: TahunRadar) -> AngkaRadar:
    janji = tahun.janji[-1]
    usulan = " yang diusulkan" if janji.diusulkan else ""
    return AngkaRadar(f"Target {tahun.tahun}{usulan}", satu.teks(janji.nilai), tahun.kode, tahun.tahun)


def sebut_realisasi(satu: IndikatorRadar, tahun: TahunRadar) -> AngkaRadar:
    return AngkaRadar(f"Realisasi {tahun.tahun}", satu.teks(tahun.realisasi), tahun.kode, tahun.tahun)


def huruf_kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def rangkai(teks: Sequence[str]) -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(teks) < 3:
        return " dan ".join(teks)
    return f"{', '.join(teks[:-1])}, dan {teks[-1]}"
