"""Year-end range of an indikator out of its own earlier years, with how often such ranges were right.

The share of a year's value that stood at this quarter, in each earlier year, gives what this year's position would
come to. No model and no other indikator's figures: the lowest and highest of what has happened before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat, bulat_persen, format_angka, format_persen
from indicators.capaian.konsolidasi import ROMAWI
from indicators.capaian.nilai import Aturan, teks_tepat
from indicators.capaian.telusur import Masukan, Telusur

TITIK_TERSEDIKIT = 4  # earlier years that are needed before a range is shown at all
UJI_TERSEDIKIT = 2  # earlier years that a range of the past is judged by


@dataclass(frozen=True, slots=True)
class TitikProfil:
    """One earlier year: the position s.d. the quarter in question, and what the year came to."""

    tahun: int
    posisi: Fraction
    setahun: Fraction

    @property
    def bagian(self) -> Fraction | None:
        """The share of the year that stood then; None where there is no share (a zero, or two signs)."""
        return self.posisi / self.setahun if self.posisi * self.setahun > 0 else None


@dataclass(frozen=True, slots=True)
class Kisaran:
    """Lowest and highest year-end value, rounded to the indikator's decimals."""

    bawah: Decimal
    atas: Decimal

    def memuat(self, angka: Decimal) -> bool:
        return self.bawah <= angka <= self.atas


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """`kisaran` None where nothing is foreseen; `kalimat` says it, or why not.

    Of `diuji` ranges that would have been given in earlier years `tepat` held the value that the year came to.
    """

    kisaran: Kisaran | None
    titik: int
    tepat: int
    diuji: int
    kalimat: str
    telusur: Telusur | None = None


def perkiraan(
    posisi: Fraction, lalu: Sequence[TitikProfil], aturan: Aturan, triwulan: int, tertinggi: Decimal | None = None
) -> Perkiraan:
    """Silent with fewer than four earlier years, and says so. `tertinggi`: the top of the scale, if it has one."""
    titik = sorted((t for t in lalu if t.bagian is not None), key=lambda t: t.tahun)
    if len(titik) < TITIK_TERSEDIKIT:
        return Perkiraan(None, len(titik), 0, 0, _terlalu_sedikit(len(titik), triwulan))
    kisaran = _kisaran(posisi, titik, aturan, tertinggi)
    if kisaran is None:
        return Perkiraan(None, len(titik), 0, 0, "Belum ada perkiraan: posisi nol atau negatif tidak punya bagian.")
    uji = [_tepat(titik[i], titik[:i], aturan, tertinggi) for i in range(UJI_TERSEDIKIT, len(titik))]
    rentang = f"{_cetak(kisaran.bawah, aturan)} sampai {_cetak(kisaran.atas, aturan)}"
    kalimat = f"Perkiraan akhir tahun {rentang}; rentang tahun-tahun lalu tepat {sum(uji)} dari {len(uji)}."
    return Perkiraan(
        kisaran, len(titik), sum(uji), len(uji), kalimat, _telusur(posisi, titik, kisaran, uji, aturan, triwulan)
    )


def _terlalu_sedikit(ada: int, triwulan: int) -> str:
    return (
        f"Belum ada perkiraan akhir tahun: baru {ada} tahun lalu yang punya angka s.d. triwulan {ROMAWI[triwulan]} "
        f"dan setahun, perlu paling sedikit {TITIK_TERSEDIKIT}."
    )


def _kisaran(
    posisi: Fraction, titik: Sequence[TitikProfil], aturan: Aturan, tertinggi: Decimal | None
) -> Kisaran | None:
    if posisi <= 0:
        return None
    akhir = [posisi / t.bagian for t in titik if t.bagian is not None]
    bawah, atas = (bulat(satu, aturan.desimal) for satu in (min(akhir), max(akhir)))
    return Kisaran(bawah, atas) if tertinggi is None else Kisaran(min(bawah, tertinggi), min(atas, tertinggi))


def _tepat(satu: TitikProfil, sebelum: Sequence[TitikProfil], aturan: Aturan, tertinggi: Decimal | None) -> bool:
    """Whether the range of that year, out of the years before it, held what was printed at its end."""
    kisaran = _kisaran(satu.posisi, sebelum, aturan, tertinggi)
    return kisaran is not None and kisaran.memuat(bulat(satu.setahun, aturan.desimal))


def _cetak(angka: Decimal, aturan: Aturan) -> str:
    return format_angka(bulat(angka, aturan.desimal), aturan.desimal)


def _telusur(
    posisi: Fraction,
    titik: Sequence[TitikProfil],
    kisaran: Kisaran,
    uji: Sequence[bool],
    aturan: Aturan,
    triwulan: int,
) -> Telusur:
    hasil = ["", *[""] * (UJI_TERSEDIKIT - 1), *(", rentangnya tepat" if u else ", rentangnya meleset" for u in uji)]
    nyata = teks_tepat(posisi, aturan.desimal)
    return Telusur(
        "Perkiraan akhir tahun",
        "posisi / bagian tahun lalu, yang terendah sampai yang tertinggi",
        f"{nyata} / bagian tahun lalu = {_cetak(kisaran.bawah, aturan)} sampai {_cetak(kisaran.atas, aturan)}",
        f"Bagian: posisi s.d. triwulan {ROMAWI[triwulan]} / nilai setahun, tiap tahun lalu",
        (
            Masukan("Posisi", nyata, f"s.d. triwulan {ROMAWI[triwulan]} tahun ini"),
            *(_masukan(t, aturan, kata) for t, kata in zip(titik, hasil, strict=True)),
        ),
        f"Pilihan aplikasi; paling sedikit {TITIK_TERSEDIKIT} tahun lalu",
        "Dibulatkan sekali di akhir ke desimal indikator, setengah ke atas.",
    )


def _masukan(t: TitikProfil, aturan: Aturan, hasil: str) -> Masukan:
    bagian = bulat_persen((t.bagian or Fraction(0)) * 100)
    posisi, setahun = teks_tepat(t.posisi, aturan.desimal), teks_tepat(t.setahun, aturan.desimal)
    return Masukan(f"Bagian {t.tahun}", f"{format_persen(bagian)} %", f"{posisi} dari {setahun}{hasil}")
