"""What a door hands to the service, and what it gets back, one per row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.capaian import Keadaan
from indicators.models import Indikator, Realisasi
from indicators.services.teks import bersihkan

Kunci = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One action: what, by whom, by when."""

    uraian: str
    penanggung_jawab: str
    tenggat: date

    def bersih(self) -> Tindakan:
        return Tindakan(bersihkan(self.uraian), bersihkan(self.penanggung_jawab), self.tenggat)


@dataclass(frozen=True, slots=True)
class IsianRealisasi:
    """One row to save. `versi` is the version that was seen, None for a row that did not exist.

    `analisis`, `kendala` and `tindakan` None leave what is stored; `yakin` answers the questions of plausibility
    with yes.
    """

    kode: str
    tahun: int
    triwulan: int
    versi: int | None
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    predikat: str = ""
    teks: str = ""
    keadaan: Keadaan | None = None
    alasan_keadaan: str = ""
    analisis: str | None = None
    kendala: str | None = None
    tindakan: tuple[Tindakan, ...] | None = None
    yakin: bool = False

    @property
    def kunci(self) -> Kunci:
        return self.kode, self.tahun, self.triwulan

    @property
    def berisi(self) -> bool:
        angka = (self.nilai, self.pembilang, self.penyebut)
        return any(a is not None for a in angka) or bool(self.predikat or bersihkan(self.teks))


class Hasil(StrEnum):
    """What became of a row."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    BERTANYA = "bertanya"
    DITOLAK = "ditolak"
    TERKUNCI = "terkunci"
    BENTROK = "bentrok"

    @property
    def tersimpan(self) -> bool:
        return self in (Hasil.BARU, Hasil.BERUBAH, Hasil.SAMA)


@dataclass(frozen=True, slots=True)
class Galat:
    """One thing that is wrong with a row: which field, a code for machines, a sentence for people."""

    bidang: str
    kode: str
    pesan: str


@dataclass(slots=True)
class HasilIsian:
    """The fate of one row; `realisasi` is what is stored now (None where nothing is), `lama` what was before.

    `galat` of a saved row are the questions of plausibility that were answered with yes.
    """

    isian: IsianRealisasi
    indikator: Indikator
    hasil: Hasil
    realisasi: Realisasi | None = None
    galat: list[Galat] = field(default_factory=list)
    lama: Realisasi | None = None
