"""Honest totals: the mean of capped capaian, which always says n of m and names what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.anggota import Anggota, agregasi_dipakai, bobot_anggota, keterangan_anggota, rata_rata
from indicators.capaian.istilah import Agregasi
from indicators.capaian.kategori import AturanKebijakan, Kelas, dibatasi, kategori
from indicators.capaian.kemungkinan import TERBAIK, TERBURUK, Kemungkinan, cakupan, kemungkinan
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Ditinggalkan, Masukan, Telusur


@dataclass(frozen=True, slots=True)
class Agregat:
    """A mean in percent over `n` of `m` members; None where nothing could be counted.

    `cakupan`: the share of the weight that was counted, in percent, None where nothing is due. `terburuk` and
    `terbaik`: the mean if those that are due but not counted came in at 0 or at their target.
    """

    nilai: Decimal | None
    tepat: Fraction | None
    n: int
    m: int
    sementara: bool
    kategori: Kelas | None
    telusur: Telusur
    cakupan: Decimal | None = None
    terburuk: Kemungkinan | None = None
    terbaik: Kemungkinan | None = None

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
    agregasi = agregasi_dipakai(anggota, kebijakan)
    bobot = [(a, bobot_anggota(a, agregasi)) for a in anggota]
    dihitung = [(a, b, dibatasi(a.tepat, kebijakan.batas)) for a, b in bobot if a.tepat is not None and b]
    tepat = rata_rata([(nilai, b) for _, b, nilai in dihitung])
    nilai = None if tepat is None else bulat_persen(tepat)
    return Agregat(
        nilai,
        tepat,
        len(dihitung),
        sum(a.ditunggu for a in anggota),
        any(a.sementara for a, _, _ in dihitung),
        kategori(nilai, kebijakan),
        _jelaskan(anggota, dihitung, nilai, agregasi, kebijakan),
        cakupan(anggota, kebijakan),
        kemungkinan(anggota, kebijakan, TERBURUK),
        kemungkinan(anggota, kebijakan, TERBAIK),
    )


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
        tuple(
            Masukan(a.nama, format_persen(bulat_persen(v)), keterangan_anggota(a, v, agregasi))
            for a, _, v in dihitung
        ),
        kebijakan.dasar,
        PEMBULATAN_PERSEN,
        tuple(Ditinggalkan(a.nama, a.alasan_teks) for a in anggota if id(a) not in masuk),
    )
