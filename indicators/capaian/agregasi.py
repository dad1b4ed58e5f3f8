"""Honest totals: the mean of capped capaian, which always says n of m and names what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.istilah import Agregasi, Alasan
from indicators.capaian.kategori import AturanKebijakan, Kelas, dibatasi, kategori
from indicators.capaian.nilai import teks_tepat
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Ditinggalkan, Masukan, Telusur

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


@dataclass(frozen=True, slots=True)
class Agregat:
    """A mean in percent over `n` of `m` members; None where nothing could be counted."""

    nilai: Decimal | None
    tepat: Fraction | None
    n: int
    m: int
    sementara: bool
    kategori: Kelas | None
    telusur: Telusur

    @property
    def keterangan(self) -> str:
        """How many count, of how many that should; "0 dari 0" would sound as if something were missing."""
        return f"{self.n} dari {self.m} indikator dihitung" if self.m else "tidak ada indikator yang diukur"


def agregat(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Agregat:
    """The mean (plain or weighted, as the policy says) of the capped capaian of the members that have one.

    Members that are not due or not yet an indikator stay outside n and m, but are named.
    """
    agregasi = _agregasi(anggota, kebijakan)
    bobot = [(a, _bobot(a, agregasi)) for a in anggota]
    dihitung = [(a, b, dibatasi(a.tepat, kebijakan.batas)) for a, b in bobot if a.tepat is not None and b]
    tepat = _rata_rata([(nilai, b) for _, b, nilai in dihitung])
    nilai = None if tepat is None else bulat_persen(tepat)
    return Agregat(
        nilai,
        tepat,
        len(dihitung),
        sum(a.alasan not in DI_LUAR_PENYEBUT for a in anggota),
        any(a.sementara for a, _, _ in dihitung),
        kategori(nilai, kebijakan),
        _jelaskan(anggota, dihitung, nilai, agregasi, kebijakan),
    )


def _agregasi(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Agregasi:
    """The mean that is taken: plain where the policy says so or where no member has a weight at all."""
    return kebijakan.agregasi if any(a.bobot for a in anggota) else Agregasi.RATA_RATA


def _bobot(anggota: Anggota, agregasi: Agregasi) -> Fraction:
    """Weight of a member: 1 in a plain mean, 0 where it alone lacks one in a weighted mean."""
    return Fraction(anggota.bobot or 0) if agregasi == Agregasi.BERBOBOT else Fraction(1)


def _rata_rata(nilai: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    jumlah_bobot = sum((bobot for _, bobot in nilai), Fraction(0))
    return sum((n * bobot for n, bobot in nilai), Fraction(0)) / jumlah_bobot if jumlah_bobot else None


def _jelaskan(
    anggota: Sequence[Anggota],
    dihitung: Sequence[tuple[Anggota, Fraction, Fraction]],
    nilai: Decimal | None,
    agregasi: Agregasi,
    kebijakan: AturanKebijakan,
) -> Telusur:
    masuk = {id(a) for a, _, _ in dihitung}
    hasil = format_persen(nilai) if nilai is not None else "tidak dihitung"
    return Telusur(
        "Rata-rata capaian",
        f"{agregasi.label} dari capaian ({kebijakan.batas.label.lower()})",
        f"{len(dihitung)} capaian, {agregasi.label.lower()} = {hasil}",
        "Agregasi",
        tuple(Masukan(a.nama, format_persen(bulat_persen(v)), _keterangan(a, v, agregasi)) for a, _, v in dihitung),
        kebijakan.dasar,
        PEMBULATAN_PERSEN,
        tuple(
            Ditinggalkan(a.nama, a.alasan.label.lower() if a.alasan else TANPA_BOBOT)
            for a in anggota
            if id(a) not in masuk
        ),
    )


def _keterangan(anggota: Anggota, nilai: Fraction, agregasi: Agregasi) -> str:
    """What a reader needs to put the same number together again."""
    bagian = []
    if anggota.tepat is not None and anggota.tepat != nilai:
        bagian.append(f"sebelum dibatasi {format_persen(bulat_persen(anggota.tepat))}")
    if agregasi == Agregasi.BERBOBOT and anggota.bobot:
        bagian.append(f"bobot {teks_tepat(anggota.bobot, 0)}")
    if anggota.sementara:
        bagian.append("sementara")
    return ", ".join(bagian)
