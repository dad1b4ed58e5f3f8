"""Serapan across, capaian up: one mark each, two lines that divide the field, every mark and its word inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

LEBAR, TINGGI = 320, 250
KIRI, KANAN, ATAS, BAWAH = 34, 14, 14, 34
JARAK = 25  # between the middles of two marks, so that a finger hits one of them
Angka = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class TitikKuadran:
    """One thing with both figures, in percent."""

    nama: str
    x: Angka
    y: Angka
    url: str
    keterangan: str = ""
    simbol: str = "●"
    warna: str = ""


Tempat = tuple[TitikKuadran, int, int]


@dataclass(frozen=True, slots=True)
class TandaKuadran:
    """A mark at whole SVG units. `kanan`: its word stands at its right; else at its left, where the edge is near."""

    titik: TitikKuadran
    x: int
    y: int
    kanan: bool

    @property
    def teks_x(self) -> int:
        return self.x + 12 if self.kanan else self.x - 12

    @property
    def jangkar(self) -> str:
        return "start" if self.kanan else "end"


@dataclass(frozen=True, slots=True)
class Kuadran:
    """What the template draws: marks, the two dividing lines, and the figures at the ends of both axes."""

    tanda: list[TandaKuadran]
    garis_x: int | None
    garis_y: int | None
    ujung_x: tuple[str, str]
    ujung_y: tuple[str, str]
    lebar: int = LEBAR
    tinggi: int = TINGGI

    @property
    def kiri(self) -> int:
        return KIRI

    @property
    def kanan(self) -> int:
        return self.lebar - KANAN

    @property
    def atas(self) -> int:
        return ATAS

    @property
    def bawah(self) -> int:
        return self.tinggi - BAWAH


@dataclass(frozen=True, slots=True)
class _Sumbu:
    """One axis between two whole percentages around all that must fit on it."""

    awal: int
    akhir: int

    @classmethod
    def untuk(cls, angka: Sequence[Angka]) -> _Sumbu:
        semua = [Fraction(satu) for satu in angka]
        rendah, tinggi = min(semua), max(semua)
        tepi = max((tinggi - rendah) / 10, Fraction(1, 2))
        return cls(floor(rendah - tepi), ceil(tinggi + tepi))

    def letak(self, angka: Angka, dari: int, sampai: int) -> int:
        bagian = (Fraction(angka) - self.awal) / (self.akhir - self.awal)
        return dari + int(bagian * (sampai - dari))


def grafik_kuadran(titik: Sequence[TitikKuadran], tengah_x: Angka | None, tengah_y: Angka | None) -> Kuadran | None:
    """Divided at `tengah_x` and `tengah_y` where they are known; None without any thing that has both figures."""
    if not titik:
        return None
    mendatar = _Sumbu.untuk([*(t.x for t in titik), *([] if tengah_x is None else [tengah_x])])
    tegak = _Sumbu.untuk([*(t.y for t in titik), *([] if tengah_y is None else [tengah_y])])
    kanan, bawah = LEBAR - KANAN, TINGGI - BAWAH
    tempat = [(t, mendatar.letak(t.x, KIRI, kanan), tegak.letak(t.y, bawah, ATAS)) for t in titik]
    return Kuadran(
        [TandaKuadran(t, x, y, x <= (KIRI + kanan) // 2) for t, x, y in _renggangkan(tempat)],
        None if tengah_x is None else mendatar.letak(tengah_x, KIRI, kanan),
        None if tengah_y is None else tegak.letak(tengah_y, bawah, ATAS),
        (str(mendatar.awal), str(mendatar.akhir)),
        (str(tegak.awal), str(tegak.akhir)),
    )


def _renggangkan(tempat: Sequence[Tempat]) -> list[Tempat]:
    """Marks that would lie on each other move apart, up or down; the table beside has the true figures."""
    jadi: list[Tempat] = []
    for t, x, y in sorted(tempat, key=lambda satu: (satu[2], satu[1])):
        bebas = [c for c in range(ATAS, TINGGI - BAWAH + 1) if _bebas(x, c, jadi)]
        jarak = [(abs(c - y), c) for c in bebas]
        jadi.append((t, x, min(jarak)[1] if jarak else y))
    return jadi


def _bebas(x: int, y: int, lain: Sequence[Tempat]) -> bool:
    return all(abs(x - lain_x) >= JARAK or abs(y - lain_y) >= JARAK for _, lain_x, lain_y in lain)
