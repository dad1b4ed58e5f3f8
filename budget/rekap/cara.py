"""The ways in which a line of the budget is identified: by unit, jenis belanja, kewenangan, sasaran."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from budget.models import BarisAnggaran, Rincian


@dataclass(frozen=True, slots=True)
class Ciri:
    """What a line is in one cut. `kunci` is its place in an address, the same in every set.

    "unit-saja.JSK": the lines of the unit itself, where "unit.JSK" takes those below along.
    """

    kunci: str
    kode: str
    nama: str


def _unit(baris: BarisAnggaran) -> Ciri | None:
    if baris.unit:
        return Ciri(f"unit-saja.{baris.unit.kode}", baris.unit.kode, baris.unit.nama)
    return Ciri(f"satker.{baris.satker}", baris.satker, baris.uraian) if baris.satker else None


def _jenis_belanja(baris: BarisAnggaran) -> Ciri | None:
    kode = baris.jenis_belanja
    return Ciri(f"jenis.{kode}", kode, baris.get_jenis_belanja_display()) if kode else None


def _kewenangan(baris: BarisAnggaran) -> Ciri | None:
    kode = baris.kewenangan
    return Ciri(f"kewenangan.{kode}", kode, baris.get_kewenangan_display()) if kode else None


def _sasaran(baris: BarisAnggaran) -> Ciri | None:
    sasaran = baris.sasaran
    return Ciri(f"sasaran-saja.{sasaran.pk}", sasaran.kode, f"{sasaran.kode} {sasaran.uraian}") if sasaran else None


CARA: dict[str, Callable[[BarisAnggaran], Ciri | None]] = {
    Rincian.SATKER: _unit,
    Rincian.JENIS_BELANJA: _jenis_belanja,
    Rincian.KEWENANGAN: _kewenangan,
    Rincian.SASARAN: _sasaran,
}


def kode_baris(baris: BarisAnggaran, rincian: str) -> str:
    """What identifies a line in its set: its code in the set's own cut, else any it has, else its number."""
    if rincian == Rincian.LENGKAP:
        return rantai_kode(baris) or str(baris.urutan)
    ciri = (cara(baris) for cara in (CARA[rincian], *CARA.values()))
    return next((satu.kode for satu in ciri if satu), str(baris.urutan))


def rantai_kode(baris: BarisAnggaran) -> str:
    """The chain of codes that it has: "WA.4321.EBA.994.001.521111"; empty where it has none."""
    kode = (baris.program, baris.kegiatan, baris.kro, baris.ro, baris.komponen, baris.akun)
    return ".".join(filter(None, kode))
