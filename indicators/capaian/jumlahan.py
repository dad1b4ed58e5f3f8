"""A total that can be added to another total: what the mean of many members needs, without the members.

Figures are kept as whole multiples of 1/SKALA, rounded down, beside the weight of those that were not whole: so the
mean is known to lie between two numbers, and is taken only where both print the same. An exact sum of fractions
would have a denominator of thousands of digits over a few thousand targets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from indicators.angka import bulat_persen
from indicators.capaian.agregasi import Agregat
from indicators.capaian.anggota import Anggota, bobot_anggota
from indicators.capaian.istilah import Agregasi
from indicators.capaian.kategori import AturanKebijakan, dibatasi, kategori
from indicators.capaian.kemungkinan import TERBAIK, TERBURUK, Kemungkinan
from indicators.capaian.telusur import Telusur

SKALA = 10**30
SATU_BOBOT = 10**4  # a weight has four decimals
TANPA_TELUSUR = Telusur("Rata-rata capaian", "", "", "")


class TakPasti(Exception):
    """Two figures that print differently are both possible: the members themselves have to be asked."""


@dataclass(frozen=True, slots=True)
class Timbangan:
    """Sums under one way of weighing. `tak_bulat`: the weight of figures that were rounded down."""

    n: int = 0
    jumlah: int = 0
    tak_bulat: int = 0
    bobot: int = 0
    bobot_ditunggu: int = 0
    sementara: int = 0

    def __add__(self, lain: Timbangan) -> Timbangan:
        return Timbangan(
            self.n + lain.n,
            self.jumlah + lain.jumlah,
            self.tak_bulat + lain.tak_bulat,
            self.bobot + lain.bobot,
            self.bobot_ditunggu + lain.bobot_ditunggu,
            self.sementara + lain.sementara,
        )

    def rerata(self, andai: Fraction | None = None) -> Fraction | None:
        """The mean, rounded down by less than anything that is printed; `andai`: with the missing members at this."""
        bobot = self.bobot if andai is None else self.bobot_ditunggu
        if not bobot:
            return None
        hilang = Fraction(0) if andai is None else andai * (self.bobot_ditunggu - self.bobot)
        rendah = (Fraction(self.jumlah, SKALA) + hilang) / bobot
        tinggi = rendah + Fraction(self.tak_bulat, SKALA * bobot)
        if bulat_persen(rendah) != bulat_persen(tinggi):
            raise TakPasti
        return rendah


@dataclass(frozen=True, slots=True)
class Jumlahan:
    """Members of a total, added up. `ada_bobot`: whether any of them has a weight at all.

    `kelas` and `alasan` count members by the label of their category and by the code of their reason; `sebagian`
    and `contoh` those that stand on a part of the quarters, or on an example figure.
    """

    polos: Timbangan = Timbangan()
    berbobot: Timbangan = Timbangan()
    m: int = 0
    banyak: int = 0
    ada_bobot: bool = False
    sebagian: int = 0
    contoh: int = 0
    alasan: Mapping[str, int] = field(default_factory=dict)
    kelas: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, lain: Jumlahan) -> Jumlahan:
        return Jumlahan(
            self.polos + lain.polos,
            self.berbobot + lain.berbobot,
            self.m + lain.m,
            self.banyak + lain.banyak,
            self.ada_bobot or lain.ada_bobot,
            self.sebagian + lain.sebagian,
            self.contoh + lain.contoh,
            _tambah(self.alasan, lain.alasan),
            _tambah(self.kelas, lain.kelas),
        )

    def agregat(self, kebijakan: AturanKebijakan) -> Agregat:
        """The same figures as `agregat` of the members, without naming any. Raises TakPasti."""
        agregasi = kebijakan.agregasi if self.ada_bobot else Agregasi.RATA_RATA
        isi = self.berbobot if agregasi == Agregasi.BERBOBOT else self.polos
        tepat = isi.rerata()
        nilai = None if tepat is None else bulat_persen(tepat)
        kelas = kategori(nilai, kebijakan)
        total = AgregatJumlahan((), kebijakan, nilai, tepat, isi.n, self.m, isi.sementara > 0, kelas, isi)
        _ = total.kisaran  # what is not certain is raised here, not while a page is being written
        return total

    def ke_json(self) -> dict[str, Any]:
        """For storage; whole numbers of any length as text."""
        return {
            **{nama: _ke_json(getattr(self, nama)) for nama in ("polos", "berbobot")},
            **{nama: getattr(self, nama) for nama in ("m", "banyak", "ada_bobot", "sebagian", "contoh")},
            **{nama: dict(getattr(self, nama)) for nama in ("alasan", "kelas")},
        }

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> Jumlahan:
        timbangan = {nama: Timbangan(*map(int, isi[nama])) for nama in ("polos", "berbobot")}
        return cls(**{**isi, **timbangan})


def _tambah(satu: Mapping[str, int], dua: Mapping[str, int]) -> dict[str, int]:
    return dict(Counter(satu) + Counter(dua))


def _ke_json(isi: Timbangan) -> list[int | str]:
    return [isi.n, str(isi.jumlah), str(isi.tak_bulat), isi.bobot, isi.bobot_ditunggu, isi.sementara]


@dataclass(frozen=True)
class AgregatJumlahan(Agregat):
    """A mean out of sums, whose members are not at hand: it is printed, and explained where they are."""

    isi: Timbangan

    @property
    def telusur(self) -> Telusur:
        return TANPA_TELUSUR

    @cached_property
    def cakupan(self) -> Decimal | None:
        isi = self.isi
        return bulat_persen(Fraction(isi.bobot, isi.bobot_ditunggu) * 100) if isi.bobot_ditunggu else None

    @cached_property
    def terburuk(self) -> Kemungkinan | None:
        return _kemungkinan(self.isi, self.kebijakan, TERBURUK)

    @cached_property
    def terbaik(self) -> Kemungkinan | None:
        return _kemungkinan(self.isi, self.kebijakan, TERBAIK)


def _kemungkinan(isi: Timbangan, kebijakan: AturanKebijakan, andai: Fraction) -> Kemungkinan | None:
    tepat = isi.rerata(dibatasi(andai, kebijakan.batas))
    if tepat is None:
        return None
    nilai = bulat_persen(tepat)
    return Kemungkinan(andai, nilai, tepat, kategori(nilai, kebijakan), TANPA_TELUSUR)


def jumlahkan(
    anggota: Sequence[Anggota], kebijakan: AturanKebijakan, sebagian: Iterable[bool] = (), contoh: int = 0
) -> Jumlahan:
    """Members as a total that can be added on; capped as the kebijakan says. `sebagian` in the order of members."""
    dihitung = [(a, dibatasi(a.tepat, kebijakan.batas)) for a in anggota if a.tepat is not None]
    kelas = Counter(k.label for _, nilai in dihitung if (k := kategori(bulat_persen(nilai), kebijakan)))
    return Jumlahan(
        _timbang(anggota, dihitung, Agregasi.RATA_RATA),
        _timbang(anggota, dihitung, Agregasi.BERBOBOT),
        sum(a.ditunggu for a in anggota),
        len(anggota),
        any(a.bobot for a in anggota),
        sum(sebagian),
        contoh,
        dict(Counter(a.alasan.value for a in anggota if a.alasan)),
        dict(kelas),
    )


def _timbang(
    anggota: Sequence[Anggota], dihitung: Sequence[tuple[Anggota, Fraction]], agregasi: Agregasi
) -> Timbangan:
    n = jumlah = tak_bulat = bobot = sementara = 0
    for satu, nilai in dihitung:
        berat = _bobot(satu, agregasi)
        if berat:
            bawah, sisa = divmod(nilai.numerator * SKALA, nilai.denominator)
            n, jumlah, bobot = n + 1, jumlah + bawah * berat, bobot + berat
            tak_bulat, sementara = tak_bulat + (berat if sisa else 0), sementara + satu.sementara
    ditunggu = sum(_bobot(a, agregasi) for a in anggota if a.ditunggu)
    return Timbangan(n, jumlah, tak_bulat, bobot, ditunggu, sementara)


def _bobot(anggota: Anggota, agregasi: Agregasi) -> int:
    """In parts of SATU_BOBOT. Raises ValueError for a weight finer than a column keeps."""
    berat = bobot_anggota(anggota, agregasi) * SATU_BOBOT
    if berat.denominator != 1:
        raise ValueError(f"a weight has four decimals at most: {anggota.bobot}")
    return berat.numerator
