"""Serapan of each unit and of each sasaran, for whoever sets it beside their capaian."""

from __future__ import annotations

from collections.abc import Iterator

from budget.models import DataAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.potong import baris_sasaran, ke_atas, potong, semua_sasaran
from budget.rekap.serapan import baris_berurut, data_terlihat, susun_rekap
from indicators.akses import Pengguna

PER_UNIT = (Rincian.SATKER, Rincian.LENGKAP)
PER_SASARAN = (Rincian.SASARAN, Rincian.LENGKAP)  # a complete set may name sasaran too


def serapan_per_unit(user: Pengguna, tahun: int) -> dict[int, BarisSerapan]:
    """By unit id: a unit that published a set of its own has its total, any other its lines in the set of another.

    A unit that stands in no set is absent, which is not zero. Two queries; sets are never added.
    """
    per_unit: dict[int, BarisSerapan] = {}
    terbit = list(_terbit(user, tahun))
    for rekap in terbit:
        if rekap.data.rincian in PER_UNIT:
            kode = {f"unit.{b.unit.kode}": b.unit.pk for b in rekap.data.baris.all() if b.unit}
            for kunci, baris in potong(rekap, Rincian.SATKER).items():
                if kunci in kode:
                    per_unit.setdefault(kode[kunci], baris)
    return {r.data.unit_id: r.total for r in reversed(terbit)} | per_unit


def serapan_per_sasaran(user: Pengguna, tahun: int) -> dict[int, BarisSerapan]:
    """By sasaran id: the lines for it and for the sasaran below it, in one published set; three queries.

    A sasaran that no line names is absent, which is not zero.
    """
    per_sasaran: dict[int, BarisSerapan] = {}
    terbit = sorted(
        (r for r in _terbit(user, tahun) if r.data.rincian in PER_SASARAN),
        key=lambda r: r.data.rincian != Rincian.SASARAN,
    )
    semua = semua_sasaran() if terbit else {}
    for rekap in terbit:
        bernama = {b.tersimpan.sasaran_id for b in rekap.baris if b.tersimpan}
        for satu in dict.fromkeys(s for milik in bernama for s in ke_atas(milik, semua)):
            if baris := baris_sasaran(rekap, satu, semua):
                per_sasaran.setdefault(satu, baris)
    return per_sasaran


def _terbit(user: Pengguna, tahun: int) -> Iterator[RekapSerapan]:
    """The latest set of each cut of each unit in a year, upper units first, the preferred cut of a unit first."""
    semua = data_terlihat(user).filter(tahun=tahun).select_related("unit").prefetch_related(baris_berurut())
    terbaru: dict[tuple[int, str], DataAnggaran] = {}
    for data in semua.order_by("unit__jalur", "unit__urutan", "-revisi"):
        terbaru.setdefault((data.unit_id, data.rincian), data)
    cara = [str(rincian) for rincian in Rincian]
    atas_dahulu = sorted(
        terbaru.values(), key=lambda d: (d.unit.jalur.count("/"), d.unit.urutan, cara.index(d.rincian))
    )
    yield from map(susun_rekap, atas_dahulu)
