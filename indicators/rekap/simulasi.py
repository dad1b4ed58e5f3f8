"""A year under other rules: which figures and categories would change. Reads once, computes twice, never writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from indicators.akses import Pengguna, periksa_simulasi, tahun_tersegel
from indicators.angka import format_persen
from indicators.capaian import (
    Agregasi,
    Agregat,
    AturanKebijakan,
    Batas,
    Kelas,
    VarianMinimum,
    agregat,
    capaian,
)
from indicators.models import Sasaran, SkalaKategori
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import SaringCapaian, rekap_capaian
from indicators.rekap.kebijakan import kelas_skala


@dataclass(frozen=True, slots=True)
class AturanLain:
    """What is tried instead; None leaves it as the kebijakan of the year (or the indikator) has it."""

    tahun: int
    batas: Batas | None = None
    agregasi: Agregasi | None = None
    skala: SkalaKategori | None = None
    varian: VarianMinimum | None = None

    @property
    def kosong(self) -> bool:
        return not (self.batas or self.agregasi or self.skala or self.varian)


@dataclass(frozen=True, slots=True)
class BarisSimulasi:
    """One figure under the rules of its year and under those tried."""

    sebelum: BarisCapaian
    sesudah: BarisCapaian

    @property
    def berubah(self) -> bool:
        return any(getattr(self.sebelum, k) != getattr(self.sesudah, k) for k in ("capaian", "capaian_dibatasi")) or (
            _label(self.sebelum.kategori) != _label(self.sesudah.kategori)
        )

    @property
    def lampu_berubah(self) -> bool:
        return _label(self.sebelum.kategori) != _label(self.sesudah.kategori)

    @property
    def dibatasi_semula(self) -> str:
        return _persen(self.sebelum.capaian_dibatasi)

    @property
    def dibatasi_menjadi(self) -> str:
        return _persen(self.sesudah.capaian_dibatasi)


@dataclass(frozen=True, slots=True)
class RerataSimulasi:
    """A mean before and after; `sasaran` None for the one over everything."""

    sasaran: Sasaran | None
    sebelum: Agregat
    sesudah: Agregat

    @property
    def berubah(self) -> bool:
        return self.sebelum.nilai != self.sesudah.nilai or _label(self.sebelum.kategori) != _label(
            self.sesudah.kategori
        )


@dataclass(frozen=True, slots=True)
class BanyakKelas:
    """How many indikator are in a class; `kelas` None: those without a category."""

    kelas: Kelas | None
    banyak: int


@dataclass(frozen=True, slots=True)
class Simulasi:
    """Everything that would change in a year, and how much would not."""

    semula: AturanKebijakan
    menjadi: AturanKebijakan
    baris: list[BarisSimulasi]
    tetap: int
    total: RerataSimulasi
    sasaran: list[RerataSimulasi]
    kelas_semula: list[BanyakKelas]
    kelas_menjadi: list[BanyakKelas]
    tersegel: bool

    @property
    def lampu_berubah(self) -> int:
        return sum(satu.lampu_berubah for satu in self.baris)


def simulasi_kebijakan(user: Pengguna, lain: AturanLain) -> Simulasi:
    """The official year figures under both rules. Raises Terlarang for whoever is no leader or administrator."""
    periksa_simulasi(user)
    rekap = rekap_capaian(user, SaringCapaian(lain.tahun))
    semula = rekap.kebijakan
    menjadi = _menjadi(semula, lain)
    semua = [BarisSimulasi(satu, dengan_aturan(satu, menjadi, lain.varian)) for satu in rekap]
    baris = [satu for satu in semua if satu.berubah]
    per_sasaran = groupby(semua, key=lambda satu: satu.sebelum.indikator.sasaran)
    sasaran = [_rerata(list(isi), semula, menjadi, milik) for milik, isi in per_sasaran]
    return Simulasi(
        semula,
        menjadi,
        baris,
        len(semua) - len(baris),
        _rerata(semua, semula, menjadi),
        [satu for satu in sasaran if satu.berubah],
        _banyak(semula, [satu.sebelum for satu in semua]),
        _banyak(menjadi, [satu.sesudah for satu in semua]),
        lain.tahun in tahun_tersegel(),
    )


def _menjadi(semula: AturanKebijakan, lain: AturanLain) -> AturanKebijakan:
    aturan = replace(semula, batas=lain.batas or semula.batas, agregasi=lain.agregasi or semula.agregasi)
    if lain.skala is None:
        return aturan
    return replace(aturan, kelas=kelas_skala(lain.skala), nama_skala=lain.skala.nama, dasar=lain.skala.dasar_hukum)


def dengan_aturan(baris: BarisCapaian, kebijakan: AturanKebijakan, varian: VarianMinimum | None) -> BarisCapaian:
    """The same target and realisasi under other rules; where the engine gives no other reason the old one stays."""
    aturan = replace(baris.aturan, varian=varian or baris.aturan.varian)
    hasil = capaian(baris.target, baris.realisasi, aturan, baris.keadaan)
    alasan = baris.alasan if hasil.alasan == baris.hasil.alasan else hasil.alasan
    return replace(baris, aturan=aturan, kebijakan=kebijakan, hasil=hasil, alasan=alasan)


def _rerata(
    baris: Sequence[BarisSimulasi],
    semula: AturanKebijakan,
    menjadi: AturanKebijakan,
    sasaran: Sasaran | None = None,
) -> RerataSimulasi:
    return RerataSimulasi(
        sasaran,
        agregat([satu.sebelum.anggota for satu in baris], semula),
        agregat([satu.sesudah.anggota for satu in baris], menjadi),
    )


def _banyak(kebijakan: AturanKebijakan, baris: Sequence[BarisCapaian]) -> list[BanyakKelas]:
    """Every class of the scale with its number, the highest first, then those without one."""
    jumlah = Counter(_label(satu.kategori) for satu in baris)
    urut = sorted(kebijakan.kelas, key=lambda kelas: kelas.bawah, reverse=True)
    return [*(BanyakKelas(kelas, jumlah[kelas.label]) for kelas in urut), BanyakKelas(None, jumlah[""])]


def _label(kelas: Kelas | None) -> str:
    return kelas.label if kelas else ""


def _persen(nilai: Decimal | None) -> str:
    return "" if nilai is None else format_persen(nilai)
