"""References in the text of a report: {capaian:SP1.1:2024} is that figure now, as every other window prints it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from budget.rekap.terbitan import SerapanUnit
from indicators.angka import format_rupiah
from indicators.capaian import AturanKebijakan
from indicators.models import UnitKerja
from indicators.models.narasi import KUTIPAN
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.rerata import Rerata, rerata
from renstra.laporan.bentuk import Potongan

TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


class AsalKutipan(Protocol):
    """Where quoted figures are read: official rows, the policy and the budget of a year, all of one unit."""

    @property
    def unit(self) -> UnitKerja: ...
    def resmi(self, periode: Periode, /) -> list[BarisCapaian]: ...
    def aturan(self, tahun: int, /) -> AturanKebijakan: ...
    def anggaran(self, tahun: int, /) -> SerapanUnit: ...


@dataclass(frozen=True, slots=True)
class Terkutip:
    """What a reference says now, and where that is explained."""

    teks: str
    url: str = ""


def _kata(isi: str, kata: str) -> str:
    return isi or f"({kata.lower()})"


ANGKA: dict[str, Callable[[BarisCapaian], str]] = {
    "target": lambda b: _kata(b.target_teks, "tanpa target"),
    "realisasi": lambda b: _kata(b.realisasi_teks, b.realisasi_keterangan),
    "capaian": lambda b: _kata(b.capaian_teks, b.alasan_label or "tidak dihitung"),
    "kategori": lambda b: b.kategori.label if b.kategori else _kata("", b.alasan_label or "tanpa kategori"),
}
RERATA: dict[str, Callable[[Rerata], str]] = {
    "rata-rata": lambda r: _kata(r.nilai_teks, "tidak dihitung"),
    "cakupan": lambda r: r.agregat.keterangan,
}
ANGGARAN: dict[str, Callable[[SerapanUnit], str]] = {
    "pagu": lambda s: format_rupiah(s.baris.pagu) if s.baris else "(belum ada terbitan)",
    "anggaran": lambda s: format_rupiah(s.baris.realisasi) if s.baris else "(belum ada terbitan)",
    "serapan": lambda s: _kata(s.baris.serapan_teks, "tidak dihitung") if s.baris else "(belum ada terbitan)",
}
PETUNJUK = (
    ("{capaian:SP1.1:2024}", "capaian satu indikator; juga target, realisasi, kategori; triwulan sesudah tahun (:3)"),
    ("{rata-rata:2024}", "rata-rata capaian unit; juga cakupan"),
    ("{serapan:2024}", "serapan anggaran unit; juga pagu dan anggaran (realisasinya), dalam rupiah"),
)


def baca_kutipan(asal: AsalKutipan, kutipan: Iterable[str]) -> dict[str, Terkutip]:
    """What these references say now; one that leads to nothing of this unit is left out.

    Official figures always, also in a provisional report: a text must not change with the option of its reader.
    """
    hasil = {}
    for satu in kutipan:
        if (terkutip := _baca(asal, satu)) is not None:
            hasil[satu] = terkutip
    return hasil


def _baca(asal: AsalKutipan, kutipan: str) -> Terkutip | None:
    nama, *isi = kutipan.split(":")
    if nama in ANGKA:
        return _angka(asal, nama, *isi) if len(isi) in (2, 3) else None
    periode = _periode(isi) if len(isi) in (1, 2) else None
    if periode is None:
        return None
    if nama in RERATA:
        return _rerata(asal, nama, periode)
    if nama in ANGGARAN and periode.triwulan is None:
        milik = asal.anggaran(periode.tahun)
        return Terkutip(ANGGARAN[nama](milik), milik.baris.telusur_url if milik.baris else "")
    return None


def _periode(isi: list[str]) -> Periode | None:
    tahun, *triwulan = isi
    if not TAHUN.fullmatch(tahun) or any(satu not in ("1", "2", "3", "4") for satu in triwulan):
        return None
    return Periode(int(tahun), int(triwulan[0]) if triwulan else None)


def _angka(asal: AsalKutipan, nama: str, kode: str, *isi: str) -> Terkutip | None:
    periode = _periode(list(isi))
    baris = next((b for b in asal.resmi(periode) if b.kode == kode), None) if periode else None
    return Terkutip(ANGKA[nama](baris), baris.telusur_url) if baris else None


def _rerata(asal: AsalKutipan, nama: str, periode: Periode) -> Terkutip | None:
    baris = asal.resmi(periode)
    if not baris:
        return None
    alamat = telusur_unit_url(asal.unit, periode.tahun, periode.triwulan)
    isi = rerata(baris, asal.aturan(periode.tahun), alamat)
    return Terkutip(RERATA[nama](isi), alamat)


def potongan_teks(teks: str, terkutip: dict[str, Terkutip]) -> tuple[Potongan, ...]:
    """A line of text with its references put in; one that leads nowhere any more stays as it was typed."""
    hasil, akhir = [], 0
    for cocok in KUTIPAN.finditer(teks):
        isi = terkutip.get(cocok[1])
        hasil.append(Potongan(teks[akhir : cocok.start()]))
        hasil.append(Potongan(isi.teks, isi.url, cocok[1]) if isi else Potongan(cocok[0]))
        akhir = cocok.end()
    return tuple(p for p in (*hasil, Potongan(teks[akhir:])) if p.teks)
