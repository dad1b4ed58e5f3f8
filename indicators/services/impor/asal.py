"""Where a row of a file stands, for whoever has something to say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.lembar import Sel
from indicators.models import Keputusan
from indicators.services.impor.jenis import BarisDinilai, Pesan


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
