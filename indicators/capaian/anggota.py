"""What a total may count: its members, their weights, and the mean of those that have a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.istilah import Agregasi, Alasan
from indicators.capaian.kategori import AturanKebijakan
from indicators.capaian.nilai import teks_tepat

DI_LUAR_PENYEBUT = {Alasan.BUKAN_PERIODE_UKUR, Alasan.BELUM_JADI_INDIKATOR}
TANPA_BOBOT = "tidak mempunyai bobot"


@dataclass(frozen=True, slots=True)
class Anggota:
    """One figure that a total may count: exact and uncapped, or None with its reason."""

    nama: str
    tepat: Fraction | None
    alasan: Alasan | None = None
    bobot: Decimal | None = None
    sementara: bool = False

    @property
    def ditunggu(self) -> bool:
        """Whether it is in m: what is not due, or not an indikator yet, is outside."""
        return self.alasan not in DI_LUAR_PENYEBUT

    @property
    def alasan_teks(self) -> str:
        """Why it was left out, in words."""
        return self.alasan.label.lower() if self.alasan else TANPA_BOBOT


def agregasi_dipakai(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Agregasi:
    """The mean that is taken: plain where the policy says so or where no member has a weight at all."""
    return kebijakan.agregasi if any(a.bobot for a in anggota) else Agregasi.RATA_RATA


def bobot_anggota(anggota: Anggota, agregasi: Agregasi) -> Fraction:
    """Weight of a member: 1 in a plain mean, 0 where it alone lacks one in a weighted mean."""
    return Fraction(anggota.bobot or 0) if agregasi == Agregasi.BERBOBOT else Fraction(1)


def rata_rata(nilai: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Mean of (figure, weight); None where there is no weight at all."""
    jumlah_bobot = sum((bobot for _, bobot in nilai), Fraction(0))
    return sum((n * bobot for n, bobot in nilai), Fraction(0)) / jumlah_bobot if jumlah_bobot else None


def keterangan_anggota(anggota: Anggota, nilai: Fraction, agregasi: Agregasi) -> str:
    """What a reader needs to put the same number together again."""
    bagian = []
    if anggota.tepat is not None and anggota.tepat != nilai:
        bagian.append(f"sebelum dibatasi {format_persen(bulat_persen(anggota.tepat))}")
    if agregasi == Agregasi.BERBOBOT and anggota.bobot:
        bagian.append(f"bobot {teks_tepat(anggota.bobot, 0)}")
    if anggota.sementara:
        bagian.append("sementara")
    return ", ".join(bagian)
