"""What a kind of import is: the few things that the pipeline asks of every kind.

The pipeline owns files, processes, states, pages and the transaction; a kind knows its columns, judges rows and
writes them. To add one: write these two classes, list the kind in `renstra/impor/daftar.py` with its form of
options. `indicators/services/impor/realisasi/` is the example; `budget/services/impor/anggaran/` is one whose rows
mean something only together.

The life of a batch: `buka` gives a reader for one file, run in a process of its own. The reader gets every row of
the file once (`urai`), judges the rows that count some thousand at a time (`nilai`), and says at the end what holds
for the file as a whole (`tutup`): what can not be judged row by row, such as sums, it judges there, and what neither
file nor form says it asks for. What it decided is stored. When the person applies it, `siapkan` makes everything
ready outside any transaction, and `tulis` of what it gives back writes inside the one transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import Model

from indicators.akses import Bentrok, Ditolak
from indicators.lembar import BarisLembar, BatasLembar
from indicators.models import Keputusan

Opsi = Mapping[str, Any]
DISEBUT = 10  # rows that one sentence names


@dataclass(frozen=True, slots=True)
class KolomImpor:
    """One column: its name in code, its heading in the file, other headings that mean the same."""

    nama: str
    judul: str
    arti: str = ""
    wajib: bool = False
    lain: tuple[str, ...] = ()
    teknis: bool = False  # ours alone: hidden in the file, not explained on the page
    penyerta: bool = False  # only to be looked at: known, but never read
    pengganti: tuple[str, ...] = ()  # columns any of which stands in for this one where it is `wajib`


def kolom_dijelaskan(kolom: Sequence[KolomImpor]) -> list[KolomImpor]:
    """The columns that people are told about; what stands in for one is told with it."""
    pengganti = {nama for satu in kolom for nama in satu.pengganti}
    return [satu for satu in kolom if not (satu.teknis or satu.penyerta or satu.nama in pengganti)]


@dataclass(frozen=True, slots=True)
class Pesan:
    """One thing to say about a row: at which cell, about which value, what is wrong, and the way out."""

    alamat: str
    nilai: str
    alasan: str
    jalan: str = ""


@dataclass(frozen=True, slots=True)
class Beda:
    """One thing as it is and as it would be, in words; `alamat` is the cell that says so."""

    nama: str
    sebelum: str
    sesudah: str
    alamat: str = ""


@dataclass(slots=True)
class BarisBaca:
    """One row of the file, read but not yet judged. `isi` is the kind's own; with `pesan` it is refused as it is."""

    lembar: str
    nomor: int
    kunci: str
    isi: Any = None
    pesan: list[Pesan] = field(default_factory=list)


@dataclass(slots=True)
class BarisDinilai:
    """The verdict on one row. `isi` (JSON) is what `siapkan` will need; the rest is for people.

    BERTANYA is a row that is applied once the person has said that it is right. BENTROK is a row that somebody else
    changed meanwhile: `isi` must be what to write if the person decides for the file all the same.
    """

    lembar: str
    nomor: int
    kunci: str
    keputusan: Keputusan
    nama: str = ""
    isi: dict[str, Any] = field(default_factory=dict)
    pesan: list[Pesan] = field(default_factory=list)
    beda: list[Beda] = field(default_factory=list)
    dampak: list[Beda] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tanya:
    """An option that has to be chosen before anything is applied: its name in the form, and the question."""

    nama: str
    kalimat: str


@dataclass(slots=True)
class Penutup:
    """What holds for the file as a whole. `dampak`: totals before and after; `catatan`: what was left out, and why.

    `baris`: verdicts that needed the whole file; they follow those of `nilai`. `tanya`: once answered, the file is
    read again with the answers among its options. `tolak`: a sentence that refuses the whole file; its rows stay to
    be read, none can be applied.
    """

    catatan: list[str] = field(default_factory=list)
    dampak: list[Beda] = field(default_factory=list)
    baris: list[BarisDinilai] = field(default_factory=list)
    tanya: list[Tanya] = field(default_factory=list)
    tolak: str = ""


@dataclass(frozen=True, slots=True)
class BarisTerap:
    """A row about to be applied. `yakin`: the person answered its question with yes."""

    kunci: str
    nomor: int
    keputusan: Keputusan
    isi: dict[str, Any]
    yakin: bool


class BerkasImporDitolak(Ditolak):
    """The file as a whole is not taken: not one we know, a column missing, another unit's template."""

    status = 422


class BerubahSejakPratinjau(Bentrok):
    """Something changed between preview and apply; nothing was written. `alasan`: of each row, by its key, what."""

    def __init__(self, alasan: Mapping[str, str]) -> None:
        self.alasan = dict(alasan)
        rincian = " ".join(f"{kunci}: {kalimat}" for kunci, kalimat in list(self.alasan.items())[:DISEBUT])
        sisa = f" Dan {len(alasan) - DISEBUT} baris lain." if len(alasan) > DISEBUT else ""
        super().__init__(f"Berubah sejak pratinjau, jadi tidak ada yang diterapkan. {rincian}{sisa}")


class Siap(Protocol):
    """Everything ready to be written."""

    def tulis(self) -> int:
        """Compare what was seen, write the rows and their history; how many changed.

        Runs inside the transaction, so nothing is computed here that could be before. Raises BerubahSejakPratinjau.
        """
        ...


class PembacaImpor(Protocol):
    """Reads one file. May keep what it has seen: it lives in one process and is used once."""

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        """A row that counts; None for headings, blanks, remarks. Raises BerkasImporDitolak."""
        ...

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        """The verdicts, in order; a constant number of queries for any number of rows. Writes nothing.

        Rows that can only be judged together may be kept until `tutup`.
        """
        ...

    def tutup(self) -> Penutup:
        """After the last row. Raises BerkasImporDitolak, say where there was no heading at all."""
        ...


class JenisImpor(Protocol):
    """One kind of import."""

    kode: str
    judul: str
    keterangan: str
    # The models that its history speaks of, by the name the history gives them: undo puts those rows back.
    model: Mapping[str, type[Model]]
    utuh: bool  # what is written is one whole, so `siapkan` is given the equal rows too

    @property
    def kolom(self) -> Sequence[KolomImpor]: ...

    @property
    def batas(self) -> BatasLembar:
        """How large a file may be: `batas_templat` or `batas_massal`."""
        ...

    def periksa_hak(self, user: User) -> None:
        """Raises Terlarang where no role of the user lets them import this."""
        ...

    def buka(self, user: User, opsi: Opsi) -> PembacaImpor: ...

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> Siap:
        """`permintaan` is the request number for the history of all rows. Raises BerubahSejakPratinjau, Ditolak."""
        ...

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        """Why some of these rows, as they are now, can not be put back: primary key -> sentence."""
        ...
