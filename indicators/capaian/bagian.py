"""The mean of a whole explained by its parts, for a reader who may know the parts' totals and no member of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.agregasi import Agregat, agregat
from indicators.capaian.anggota import Anggota, agregasi_dipakai, bobot_anggota, rata_rata
from indicators.capaian.istilah import Agregasi
from indicators.capaian.kategori import AturanKebijakan, dibatasi
from indicators.capaian.nilai import teks_tepat
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Masukan, Telusur


def agregat_bagian(bagian: Mapping[str, Sequence[Anggota]], kebijakan: AturanKebijakan) -> Agregat:
    """The same mean as over all members at once; its explanation names the parts only, without worst or best case."""
    semua = [a for isi in bagian.values() for a in isi]
    total = agregat(semua, kebijakan)
    agregasi = agregasi_dipakai(semua, kebijakan)
    hasil = "tidak dihitung" if total.nilai is None else format_persen(total.nilai)
    berat = "bobot" if agregasi == Agregasi.BERBOBOT else "banyaknya"
    telusur = Telusur(
        "Rata-rata capaian",
        f"jumlah (rata-rata bagian × {berat}) / jumlah {berat} ({kebijakan.batas.label.lower()})",
        f"{total.n} capaian, {agregasi.label.lower()} = {hasil}",
        "Agregasi menurut bagian; capaian tiap indikator unit lain tidak dibuka",
        tuple(_masukan(nama, isi, agregasi, kebijakan) for nama, isi in bagian.items()),
        kebijakan.dasar,
        PEMBULATAN_PERSEN,
    )
    return replace(total, telusur=telusur, terburuk=None, terbaik=None)


def _masukan(nama: str, anggota: Sequence[Anggota], agregasi: Agregasi, kebijakan: AturanKebijakan) -> Masukan:
    bobot = [(a, bobot_anggota(a, agregasi)) for a in anggota if a.tepat is not None]
    isi = [(dibatasi(a.tepat, kebijakan.batas), b) for a, b in bobot if a.tepat is not None and b]
    nilai = rata_rata(isi)
    berat = sum((b for _, b in isi), Fraction(0))
    banyak = f"{len(isi)} dari {sum(a.ditunggu for a in anggota)} indikator dihitung"
    keterangan = f"{banyak}, bobot {teks_tepat(berat, 0)}" if agregasi == Agregasi.BERBOBOT else banyak
    return Masukan(nama, "tidak dihitung" if nilai is None else format_persen(bulat_persen(nilai)), keterangan)
