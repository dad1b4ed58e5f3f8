"""Honest totals: the mean of capped capaian, which always says n of m and names what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.anggota import (
    Anggota,
    agregasi_dipakai,
    hitungan_rata_rata,
    keterangan_anggota,
    rata_rata,
    terhitung,
)
from indicators.capaian.kategori import AturanKebijakan, Kelas, kategori
from indicators.capaian.kemungkinan import TERBAIK, TERBURUK, Kemungkinan, cakupan, kemungkinan
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Ditinggalkan, Masukan, Telusur


@dataclass(frozen=True)
class Agregat:
    """A mean in percent over `n` of `m` members; None where nothing could be counted.

    What explains it and how far it could still move is worked out when asked for: most means are only printed.
    """

    anggota: tuple[Anggota, ...]
    kebijakan: AturanKebijakan
    nilai: Decimal | None
    tepat: Fraction | None
    n: int
    m: int
    sementara: bool
    kategori: Kelas | None

    @cached_property
    def telusur(self) -> Telusur:
        return _jelaskan(self)

    @cached_property
    def cakupan(self) -> Decimal | None:
        """The share of the weight that was counted, in percent; None where nothing is due."""
        return cakupan(self.anggota, self.kebijakan)

    @cached_property
    def terburuk(self) -> Kemungkinan | None:
        """The mean if those that are due but not counted came in at 0."""
        return kemungkinan(self.anggota, self.kebijakan, TERBURUK)

    @cached_property
    def terbaik(self) -> Kemungkinan | None:
        """The mean if they came in at their target."""
        return kemungkinan(self.anggota, self.kebijakan, TERBAIK)

    @property
    def keterangan(self) -> str:
        """How many count, of how many that should; "0 dari 0" would sound as if something were missing."""
        return f"{self.n} dari {self.m} indikator dihitung" if self.m else "tidak ada indikator yang diukur"

    @property
    def nilai_teks(self) -> str:
        """As printed; empty where nothing could be counted."""
        return "" if self.nilai is None else format_persen(self.nilai)

    @property
    def cakupan_teks(self) -> str:
        """ "69,23"; empty where nothing is due."""
        return "" if self.cakupan is None else format_persen(self.cakupan)

    @property
    def lengkap(self) -> bool:
        """Whether nothing that is missing could still move the mean."""
        ujung = (self.terburuk, self.terbaik)
        return ujung[0] is not None and ujung[1] is not None and ujung[0].tepat == ujung[1].tepat

    @property
    def kisaran(self) -> tuple[Kemungkinan, ...]:
        """Worst and best case, where there is a mean that the missing members could still move; else nothing."""
        if self.tepat is None or self.lengkap or self.terburuk is None or self.terbaik is None:
            return ()
        return (self.terburuk, self.terbaik)


def agregat(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Agregat:
    """The mean (plain or weighted, as the policy says) of the capped capaian of the members that have one.

    Members that are not due or not yet an indikator stay outside n and m, but are named.
    """
    dihitung = terhitung(anggota, kebijakan)
    tepat = rata_rata([(nilai, bobot) for _, nilai, bobot in dihitung])
    nilai = None if tepat is None else bulat_persen(tepat)
    return Agregat(
        tuple(anggota),
        kebijakan,
        nilai,
        tepat,
        len(dihitung),
        sum(a.ditunggu for a in anggota),
        any(a.sementara for a, _, _ in dihitung),
        kategori(nilai, kebijakan),
    )


def _jelaskan(total: Agregat) -> Telusur:
    anggota, kebijakan = total.anggota, total.kebijakan
    agregasi = agregasi_dipakai(anggota, kebijakan)
    dihitung = terhitung(anggota, kebijakan)
    masuk = {id(a) for a, _, _ in dihitung}
    return Telusur(
        "Rata-rata capaian",
        f"{agregasi.label} dari capaian ({kebijakan.batas.label.lower()})",
        hitungan_rata_rata([(v, b) for _, v, b in dihitung], total.nilai_teks or "tidak dihitung"),
        "Agregasi",
        tuple(
            Masukan(a.nama, format_persen(bulat_persen(v)), keterangan_anggota(a, v, agregasi), a.alamat)
            for a, v, _ in dihitung
        ),
        kebijakan.dasar,
        PEMBULATAN_PERSEN,
        tuple(Ditinggalkan(a.nama, a.alasan_teks) for a in anggota if id(a) not in masuk),
    )
