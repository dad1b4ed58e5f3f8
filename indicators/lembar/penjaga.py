"""The limits that count what is read, kept on the way out: rows, columns, and how much text all cells are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from indicators.lembar.baris_polos import BarisDatar
from indicators.lembar.batas import BARIS_MAKS, GABUNGAN_MAKS, MB, BatasLembar
from indicators.lembar.kawat import Penulis
from indicators.lembar.kolom import nomor
from indicators.lembar.sel import Lembar
from indicators.lembar.tolak import tolak

MENGEMBANG = 2  # one shared string may stand in any number of cells; all of them together have this limit


class Penjaga:
    """Writes what is read while it stays within `batas`. Raises LembarDitolak."""

    def __init__(self, penulis: Penulis, batas: BatasLembar) -> None:
        self.penulis, self.batas = penulis, batas
        self.baris = self.huruf = 0

    def buku(self, jenis: str, pemisah: str, lembar: Sequence[Lembar]) -> None:
        if sum(len(satu.gabungan) for satu in lembar) > GABUNGAN_MAKS:
            raise tolak("terlalu_banyak_gabungan", batas=GABUNGAN_MAKS)
        isi = [asdict(satu) for satu in lembar]
        self.penulis.pesan({"buku": {"jenis": jenis, "pemisah": pemisah, "lembar": isi}})

    def lembar(self, indeks: int, nama: str, semua: Iterable[BarisDatar]) -> None:
        """All rows of one sheet."""
        self.penulis.pesan({"lembar": indeks})
        for datar in semua:
            self.baris += 1
            if self.baris > self.batas.baris:
                raise tolak("terlalu_banyak_baris", batas=self.batas.baris)
            self._periksa_lebar(datar, nama)
            ukuran = sum(map(len, datar[4::3]))  # type: ignore[arg-type]
            self.huruf += ukuran
            if ukuran > BARIS_MAKS:
                raise tolak("baris_terlalu_panjang", baris=datar[0], lembar=nama)
            if self.huruf > MENGEMBANG * self.batas.terurai_byte:
                raise tolak("terurai_besar", batas=MENGEMBANG * self.batas.terurai_byte // MB)
            self.penulis.baris(datar, ukuran + len(datar))

    def _periksa_lebar(self, datar: BarisDatar, nama: str) -> None:
        """Cells come from left to right, so the last one is the farthest."""
        terjauh = str(datar[-3])
        if nomor(terjauh) > self.batas.kolom:
            raise tolak("terlalu_lebar", sel=f"{terjauh}{datar[0]}", lembar=nama, batas=self.batas.kolom)
