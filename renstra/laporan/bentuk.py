"""What a report is made of before anybody prints it: headings, text, tables of cells that know their figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from indicators.excel import JenisKolom
from indicators.models import UnitKerja
from indicators.rekap.segel.kanonik import kanonik, sidik

FORMAT = "renstra-laporan/1"


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell. `teks` is what is printed; `nilai` the same figure for machines (a decimal string with a point, or
    whole rupiah), None where there is none, so that words never pass for a number. `kata`: words in its place."""

    teks: str
    nilai: str | int | None = None
    url: str = ""
    kata: bool = False
    tanda: tuple[str, ...] = ()

    @property
    def lengkap(self) -> str:
        """With its marks, for windows that have no chips."""
        return f"{self.teks} ({', '.join(self.tanda)})" if self.tanda else self.teks


@dataclass(frozen=True, slots=True)
class Kolom:
    """`lebar`: its share of the width, in parts."""

    judul: str
    jenis: JenisKolom = JenisKolom.TEKS
    lebar: int = 2

    @property
    def angka(self) -> bool:
        return self.jenis != JenisKolom.TEKS


@dataclass(frozen=True, slots=True)
class Baris:
    """A row; `kelompok` is a heading that spans the table, `jumlah` a total."""

    sel: tuple[Sel, ...]
    kelompok: bool = False
    jumlah: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """`kode` names it in the address of its CSV and as its sheet; without rows the sentence `kosong` stands there."""

    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    catatan: str = ""
    kosong: str = "Tidak ada baris."
    templat: ClassVar[str] = "renstra/_laporan_tabel.html"

    @property
    def berjudul(self) -> list[tuple[Baris, list[tuple[Kolom, Sel]]]]:
        """Each row with its cells under their columns; of a heading its one cell."""
        return [(b, list(zip(self.kolom, b.sel, strict=False))) for b in self.baris]


@dataclass(frozen=True, slots=True)
class Judul:
    teks: str
    tingkat: int = 2
    templat: ClassVar[str] = "renstra/_laporan_judul.html"


@dataclass(frozen=True, slots=True)
class Alinea:
    """A plain paragraph; `lunak`: a note rather than text."""

    teks: str
    lunak: bool = False
    templat: ClassVar[str] = "renstra/_laporan_alinea.html"


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of a passage: text, or (`url`) a quoted figure as it is now."""

    teks: str
    url: str = ""
    kutipan: str = ""


@dataclass(frozen=True, slots=True)
class Basi:
    """A quoted figure that says something else than when its passage was written."""

    kutipan: str
    dahulu: str
    kini: str


@dataclass(frozen=True, slots=True)
class Narasi:
    """A passage of a report, one list of pieces for each paragraph. Without any it is only a place to write.

    `basi`: quoted figures that have changed since; then `penulis` is asked to look at it again.
    """

    bagian: str
    judul: str
    alinea: tuple[tuple[Potongan, ...], ...] = ()
    basi: tuple[Basi, ...] = ()
    penulis: str = ""
    ditulis: str = ""
    sunting_url: str = ""
    templat: ClassVar[str] = "renstra/_laporan_narasi.html"

    @property
    def peringatan(self) -> str:
        """Who is to look again, and at what; empty where every quoted figure stands."""
        if not self.basi:
            return ""
        beda = "; ".join(f"{{{b.kutipan}}} dahulu {b.dahulu}, kini {b.kini}" for b in self.basi)
        return f"Perlu ditinjau oleh {self.penulis} (ditulis {self.ditulis}): {beda}."


Blok = Judul | Alinea | Tabel | Narasi


@dataclass(frozen=True, slots=True)
class Keterangan:
    """A line of the head: its name, what it says, where that is explained."""

    nama: str
    teks: str
    url: str = ""


@dataclass(frozen=True)
class Laporan:
    """A report of one unit and period. `dicetak`: when it was read; it is no part of the content."""

    jenis: str
    judul: str
    unit: UnitKerja
    tahun: int
    triwulan: int | None
    periode_teks: str
    sementara: bool
    contoh: bool
    cakupan: str
    versi: str
    status: str
    dicetak: str
    isi: tuple[Blok, ...]
    cakupan_url: str = ""
    segel: Keterangan | None = None
    tambahan: tuple[Keterangan, ...] = field(default=())

    @property
    def tabel(self) -> list[Tabel]:
        return [blok for blok in self.isi if isinstance(blok, Tabel)]

    @property
    def basi(self) -> list[Narasi]:
        return [blok for blok in self.isi if isinstance(blok, Narasi) and blok.basi]

    @property
    def data(self) -> dict[str, Any]:
        """The content alone: the same figures give the same bytes, whoever prints them and whenever."""
        return {
            "format": FORMAT,
            "laporan": self.jenis,
            "unit": self.unit.kode,
            "tahun": self.tahun,
            "triwulan": self.triwulan,
            "status": self.status,
            "cakupan": self.cakupan,
            "versi": self.versi,
            "isi": [_data(blok) for blok in self.isi],
        }

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the canonical JSON of `data` (docs/laporan.md)."""
        return sidik(kanonik(self.data))

    @property
    def kepala(self) -> list[Keterangan]:
        """What stands on every report: unit, period, version, date, status, coverage, checksum."""
        sidik_teks = self.checksum
        baris = [
            Keterangan("Unit kerja", self.unit.nama),
            Keterangan("Periode", self.periode_teks),
            Keterangan("Versi", self.versi),
            Keterangan("Dicetak", self.dicetak),
            Keterangan("Status", self.status),
            Keterangan("Cakupan", self.cakupan, self.cakupan_url),
            *self.tambahan,
            Keterangan("Checksum laporan", sidik_teks),
        ]
        return [*baris, self.segel] if self.segel else baris

    @property
    def nama_berkas(self) -> str:
        """With the beginning of the checksum, which the log of downloads keeps along with it."""
        periode = f"{self.tahun}-tw{self.triwulan}" if self.triwulan else str(self.tahun)
        return f"{self.jenis}-{self.unit.kode.lower()}-{periode}-{self.checksum[:16]}"


def _data(blok: Blok) -> dict[str, Any]:
    if isinstance(blok, Tabel):
        return {
            "tabel": blok.kode,
            "judul": blok.judul,
            "kolom": [k.judul for k in blok.kolom],
            "baris": [[[s.lengkap, s.nilai] for s in b.sel] for b in blok.baris],
            "catatan": blok.catatan,
        }
    if isinstance(blok, Narasi):
        teks = ["".join(p.teks for p in alinea) for alinea in blok.alinea]
        return {"narasi": blok.bagian, "judul": blok.judul, "alinea": teks, "basi": [b.kutipan for b in blok.basi]}
    if isinstance(blok, Judul):
        return {"judul": blok.teks, "tingkat": blok.tingkat}
    return {"alinea": blok.teks}
