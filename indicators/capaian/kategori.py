"""The dated policy of a year: the cap, the scale of categories, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.istilah import Agregasi, Batas, NilaiResmi
from indicators.capaian.telusur import Masukan, Telusur


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class [bawah, atas) of a scale in percent; `atas` None is open upwards."""

    bawah: Decimal
    atas: Decimal | None
    label: str
    warna: str
    simbol: str

    def memuat(self, nilai: Decimal) -> bool:
        return nilai >= self.bawah and (self.atas is None or nilai < self.atas)


@dataclass(frozen=True, slots=True)
class AturanKebijakan:
    """The rules in force for a year. `batas_telaah` None: nothing is flagged for being high."""

    batas: Batas
    agregasi: Agregasi
    kelas: tuple[Kelas, ...]
    batas_telaah: Decimal | None = None
    nama_skala: str = ""
    dasar: str = ""
    batas_penjelasan: Decimal | None = None
    nilai_resmi: NilaiResmi = NilaiResmi.DILAPORKAN


def dibatasi(tepat: Fraction, batas: Batas) -> Fraction:
    """The capaian that enters means and categories. Only lowers, except 110 -> 120 (PermenPAN-RB 8/2021).

    Like every threshold a reader can see, "above 110" is decided on the printed figure: 110,00 stays 110,00.
    """
    if batas == Batas.SERATUS_SEPULUH:
        return Fraction(120) if bulat_persen(tepat) > 110 else tepat
    if batas == Batas.TANPA:
        return tepat
    return min(tepat, Fraction(batas.value))


def kategori(nilai: Decimal | None, kebijakan: AturanKebijakan) -> Kelas | None:
    """The class of a printed, capped percentage; None where there is no figure or no class takes it."""
    if nilai is None:
        return None
    return next((kelas for kelas in kebijakan.kelas if kelas.memuat(nilai)), None)


def perlu_ditelaah(tepat: Fraction | None, kebijakan: AturanKebijakan) -> bool:
    """A capaian printed above the policy's line usually means a target set too low."""
    return tepat is not None and kebijakan.batas_telaah is not None and bulat_persen(tepat) > kebijakan.batas_telaah


def di_bawah_batas_penjelasan(tepat: Fraction | None, kebijakan: AturanKebijakan) -> bool:
    """A capaian printed below the policy's line asks for its cause and an action."""
    batas = kebijakan.batas_penjelasan
    return tepat is not None and batas is not None and bulat_persen(tepat) < batas


def periksa_skala(kelas: Sequence[Kelas]) -> list[str]:
    """What is wrong with a scale, in words: an empty class, gaps, overlaps, no open top, a bottom above 0."""
    if not kelas:
        return ["Skala belum mempunyai kelas."]
    kosong = [k for k in kelas if k.atas is not None and k.atas <= k.bawah]
    if kosong:
        return [f"Batas bawah kelas {k.label} harus di bawah batas atasnya." for k in kosong]
    urut = sorted(kelas, key=lambda k: k.bawah)
    masalah = [] if urut[0].bawah <= 0 else [f"Tidak ada kelas untuk nilai di bawah {format_persen(urut[0].bawah)}."]
    for rendah, tinggi in pairwise(urut):
        masalah += _periksa_sambungan(rendah, tinggi)
    if urut[-1].atas is not None:
        masalah.append(f"Kelas tertinggi ({urut[-1].label}) harus terbuka ke atas.")
    return masalah


def _periksa_sambungan(rendah: Kelas, tinggi: Kelas) -> list[str]:
    if rendah.atas is None or rendah.atas > tinggi.bawah:
        return [f"Kelas {rendah.label} dan {tinggi.label} bertumpang tindih."]
    if rendah.atas < tinggi.bawah:
        return [
            f"Ada celah antara {rendah.label} dan {tinggi.label}: "
            f"{format_persen(rendah.atas)} sampai {format_persen(tinggi.bawah)}."
        ]
    return []


def telusur_kategori(tepat: Fraction, kelas: Kelas | None, kebijakan: AturanKebijakan) -> Telusur:
    """The step from an uncapped capaian to its category."""
    terbatas = format_persen(bulat_persen(dibatasi(tepat, kebijakan.batas)))
    return Telusur(
        "Kategori",
        f"{kebijakan.batas.label}; kelas [bawah, atas)",
        f"{terbatas} masuk {_selang(kelas)}" if kelas else f"{terbatas} tidak masuk kelas mana pun",
        f"Batas dan skala: {kebijakan.nama_skala}",
        (Masukan("Capaian", format_persen(bulat_persen(tepat))), Masukan("Dibatasi", terbatas)),
        kebijakan.dasar,
    )


def _selang(kelas: Kelas) -> str:
    atas = "ke atas" if kelas.atas is None else f"sampai di bawah {format_persen(kelas.atas)}"
    return f"{kelas.label} ({format_persen(kelas.bawah)} {atas})"
