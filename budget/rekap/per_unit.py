"""Serapan of each unit and of each sasaran, for whoever sets it beside their capaian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from budget.models import DataAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.serapan import baris_berurut, data_terlihat, susun_rekap
from budget.serapan import jumlah
from indicators.akses import Pengguna
from indicators.models import Sasaran

PER_UNIT = (Rincian.SATKER, Rincian.LENGKAP)
# A set cut by sasaran; written as the column keeps it, and before a complete one, which may name sasaran too.
PER_SASARAN = ("sasaran", Rincian.LENGKAP.value)


def serapan_per_unit(user: Pengguna, tahun: int) -> dict[int, BarisSerapan]:
    """By unit id: a unit that published a set of its own has its total, any other its lines in the set of another.

    A unit that stands in no set is absent, which is not zero. Two queries; sets are never added.
    """
    per_unit: dict[int, BarisSerapan] = {}
    terbit = list(_terbit(user, tahun))
    for rekap in terbit:
        if rekap.data.rincian in PER_UNIT:
            for unit in dict.fromkeys(b.unit_id for b in rekap.baris if b.unit_id):
                per_unit.setdefault(unit, baris_unit(rekap, unit))
    return per_unit | {r.data.unit_id: r.total for r in reversed(terbit)}


def serapan_per_sasaran(user: Pengguna, tahun: int) -> dict[int, BarisSerapan]:
    """By sasaran id: the lines for it and for the sasaran below it, in one published set; three queries.

    A sasaran that no line names is absent, which is not zero.
    """
    per_sasaran: dict[int, BarisSerapan] = {}
    terbit = sorted(
        (r for r in _terbit(user, tahun) if r.data.rincian in PER_SASARAN),
        key=lambda r: PER_SASARAN.index(r.data.rincian),
    )
    semua = semua_sasaran() if terbit else {}
    for rekap in terbit:
        for satu in dict.fromkeys(s for b in rekap.baris for s in _ke_atas(b.sasaran_id, semua)):
            per_sasaran.setdefault(satu, baris_sasaran(rekap, satu, semua))
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


def semua_sasaran() -> dict[int, Sasaran]:
    """Every sasaran with the one above it; one query."""
    return Sasaran.objects.only("kode", "uraian", "induk_id").in_bulk()


def _ke_atas(sasaran: int | None, semua: Mapping[int, Sasaran]) -> Iterator[int]:
    """A sasaran and those above it; nothing for None."""
    dilalui: set[int] = set()
    while sasaran is not None and sasaran not in dilalui:
        yield sasaran
        dilalui.add(sasaran)
        sasaran = semua[sasaran].induk_id


def baris_unit(rekap: RekapSerapan, unit: int) -> BarisSerapan:
    """The lines of a unit in one set as one; the set must have one at least."""
    nama = next(b.unit.nama for b in rekap.data.baris.all() if b.unit and b.unit_id == unit)
    milik = [b for b in rekap.baris if b.unit_id == unit]
    return _gabung(milik, milik[0].kode, nama, f"unit.{milik[0].kode}")


def baris_sasaran(rekap: RekapSerapan, sasaran: int, semua: Mapping[int, Sasaran]) -> BarisSerapan:
    """The lines of a sasaran and of those below it as one; the set must have one at least."""
    milik = [b for b in rekap.baris if sasaran in _ke_atas(b.sasaran_id, semua)]
    return _gabung(milik, semua[sasaran].kode, semua[sasaran].uraian, f"sasaran.{sasaran}")


def _gabung(baris: Sequence[BarisSerapan], kode: str, nama: str, kunci: str) -> BarisSerapan:
    """One line as it is; several as their sum, at an address of its own."""
    if len(baris) == 1:
        return baris[0]
    return BarisSerapan(kode, nama, jumlah(b.hasil for b in baris), baris[0].data, kunci=kunci)


def baris_menurut_kunci(rekap: RekapSerapan, kunci: str) -> BarisSerapan | None:
    """The figure of a set at this place of an address: a printed line, or the lines of one unit or sasaran."""
    cara, _, milik = kunci.partition(".")
    if cara == "unit" and (unit := next((b.unit_id for b in rekap.baris if b.kode == milik), None)):
        return baris_unit(rekap, unit)
    if cara == "sasaran" and milik.isdecimal():
        semua = semua_sasaran()
        ada = any(int(milik) in _ke_atas(b.sasaran_id, semua) for b in rekap.baris)
        return baris_sasaran(rekap, int(milik), semua) if ada else None
    return rekap.cari(kunci)
