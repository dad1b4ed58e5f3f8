"""The mean of a whole explained by its parts, for a reader who may know the parts' totals and no member of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.agregasi import Agregat, agregat
from indicators.capaian.anggota import (
    Anggota,
    agregasi_dipakai,
    hitungan_rata_rata,
    keterangan_tepat,
    rata_rata,
    terhitung,
)
from indicators.capaian.istilah import Agregasi
from indicators.capaian.kategori import AturanKebijakan
from indicators.capaian.nilai import teks_tepat
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Masukan, Telusur


@dataclass(frozen=True)
class AgregatBagian(Agregat):
    """A mean whose explanation names its parts only: without a member of them, so without worst or best case."""

    bagian: Mapping[str, Sequence[Anggota]]

    @cached_property
    def telusur(self) -> Telusur:
        agregasi = agregasi_dipakai(self.anggota, self.kebijakan)
        berat = "bobot" if agregasi == Agregasi.BERBOBOT else "banyaknya"
        isi = [(nilai, bobot) for _, nilai, bobot in terhitung(self.anggota, self.kebijakan)]
        return Telusur(
            "Rata-rata capaian",
            f"jumlah (rata-rata bagian × {berat}) / jumlah {berat} ({self.kebijakan.batas.label.lower()})",
            hitungan_rata_rata(isi, self.nilai_teks or "tidak dihitung"),
            "Agregasi menurut bagian; capaian tiap indikator unit lain tidak dibuka",
            tuple(_masukan(nama, milik, agregasi, self.kebijakan) for nama, milik in self.bagian.items()),
            self.kebijakan.dasar,
            PEMBULATAN_PERSEN,
        )

    @property
    def terburuk(self) -> None:
        return None

    @property
    def terbaik(self) -> None:
        return None


def agregat_bagian(bagian: Mapping[str, Sequence[Anggota]], kebijakan: AturanKebijakan) -> AgregatBagian:
    """The same mean as over all members at once, explained by its parts."""
    t = agregat([a for isi in bagian.values() for a in isi], kebijakan)
    return AgregatBagian(t.anggota, kebijakan, t.nilai, t.tepat, t.n, t.m, t.sementara, t.kategori, bagian)


def _masukan(nama: str, anggota: Sequence[Anggota], agregasi: Agregasi, kebijakan: AturanKebijakan) -> Masukan:
    isi = [(satu, bobot) for _, satu, bobot in terhitung(anggota, kebijakan, agregasi)]
    nilai = rata_rata(isi)
    berat = sum((b for _, b in isi), Fraction(0))
    banyak = f"{len(isi)} dari {sum(a.ditunggu for a in anggota)} indikator dihitung"
    berbobot = f"bobot {teks_tepat(berat, 0)}" if agregasi == Agregasi.BERBOBOT else ""
    if nilai is None:
        return Masukan(nama, "tidak dihitung", banyak)
    keterangan = ", ".join(filter(None, [banyak, keterangan_tepat(nilai), berbobot]))
    return Masukan(nama, format_persen(bulat_persen(nilai)), keterangan)
