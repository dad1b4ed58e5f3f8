"""Where a row of a file stands, for whoever has something to say about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from indicators.lembar import Sel
from indicators.models import Keputusan
from indicators.services.impor.jenis import BarisDinilai, Pesan
from indicators.services.impor.sel import coba

Hasil = TypeVar("Hasil")


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a row comes from: sheet, number, its cells, and the address of each column."""

    lembar: str
    nomor: int
    kunci: str
    sel: Mapping[str, Sel]
    huruf: Mapping[str, str]
    tersembunyi: bool

    def alamat(self, nama: str) -> str:
        return f"{self.huruf[nama]}{self.nomor}" if nama in self.huruf else f"baris {self.nomor}"

    def dinilai(self, keputusan: Keputusan, nama: str = "", pesan: Sequence[Pesan] = ()) -> BarisDinilai:
        return BarisDinilai(self.lembar, self.nomor, self.kunci, keputusan, nama, pesan=list(pesan))


@dataclass(slots=True)
class BarisBerasal:
    """A row on its way to what it says. `keluhan` refuse it, `catatan` are only said."""

    asal: Asal
    keluhan: list[Pesan] = field(default_factory=list)
    catatan: list[Pesan] = field(default_factory=list)

    def keluhkan(self, nama: str, alasan: str, jalan: str = "") -> None:
        self.keluhan.append(self.pesan(nama, alasan, jalan))

    def pesan(self, nama: str, alasan: str, jalan: str = "") -> Pesan:
        """Something to say about the cell of a column."""
        sel = self.asal.sel.get(nama)
        return Pesan(self.asal.alamat(nama), sel.tampak if sel else "", alasan, jalan)

    def coba(self, baca: Callable[[], Hasil], kosong: Hasil) -> Hasil:
        return coba(self.keluhan, baca, kosong)
