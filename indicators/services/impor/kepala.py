"""Headings: which column of a file is which of ours, by what stands above it, wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.lembar import BarisLembar, Sel
from indicators.services.impor.jenis import BerkasImporDitolak, KolomImpor

DICARI_SAMPAI = 60  # rows of one sheet without a heading before it is taken for another kind of sheet


def rapi(teks: str) -> str:
    """A heading as it is compared: case, spaces, line breaks, punctuation at the end do not matter."""
    satu = " ".join(unicodedata.normalize("NFKC", teks).casefold().split())
    satu = re.sub(r"(?<=[^\W_])_(?=[^\W_])", " ", satu)  # kode_anggaran, as our own CSV has it
    return re.sub(r"[\s:*.]+$", "", re.sub(r"\s*\([^)]*\)$", "", satu))


@dataclass(slots=True)
class Kepala:
    """The headings of one file. `cari` is asked with each row until one is found; then `ambil` takes rows apart.

    Several sheets may hold the same columns in another order; a sheet without them is left out and named. A heading
    may take two rows, merged or not: "Realisasi" above "Pembilang" and "Penyebut".
    """

    kolom: Sequence[KolomImpor]
    kunci: str  # the column without which a row is no heading
    jalan: str = ""  # the way out where headings are missing
    huruf: dict[str, str] = field(default_factory=dict)  # name of a column -> its letter on this sheet
    lembar: str | None = None
    dilewati: list[str] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)
    ditemukan: bool = False
    _atas: dict[str, str] = field(default_factory=dict)
    _dilihat: int = 0
    _baru: BarisLembar | None = None  # the heading, as long as the row under it may belong to it

    def cari(self, baris: BarisLembar) -> bool:
        """Whether rows of this sheet can be taken apart, this one included. Raises BerkasImporDitolak."""
        if baris.lembar != self.lembar:
            self._lembar_baru(baris.lembar)
        if self.huruf:
            return not self._baris_kedua(baris)
        self._dilihat += 1
        if self._dilihat <= DICARI_SAMPAI:
            self._coba(baris)
        return False

    def ambil(self, baris: BarisLembar) -> dict[str, Sel]:
        """The filled cells of a row by the name of their column."""
        return {nama: sel for nama, huruf in self.huruf.items() if (sel := baris.sel.get(huruf)) is not None}

    def tutup(self) -> list[str]:
        """What was left out, in sentences. Raises BerkasImporDitolak where no sheet had our headings."""
        self._lembar_baru(None)
        if not self.ditemukan:
            raise BerkasImporDitolak(self._tidak_ada())
        catatan = [f"Lembar “{nama}” tidak dibaca: tidak ada judul kolom yang dikenal." for nama in self.dilewati]
        if self.asing:
            catatan.append(f"Kolom yang tidak dikenal dan tidak dibaca: {', '.join(dict.fromkeys(self.asing))}.")
        return catatan

    def _lembar_baru(self, nama: str | None) -> None:
        self._periksa_lengkap()
        if self.lembar is not None and not self.huruf:
            self.dilewati.append(self.lembar)
        self.lembar, self.huruf, self._dilihat, self._atas = nama, {}, 0, {}

    def _coba(self, baris: BarisLembar) -> None:
        judul = {huruf: rapi(sel.teks) for huruf, sel in baris.sel.items()}
        cocok = self._cocok(judul)
        if self.kunci in cocok and len(cocok) > 1:
            self._tolak_ganda(judul)
            self.huruf, self.ditemukan, self._baru, self._atas = cocok, True, baris, judul

    def _baris_kedua(self, baris: BarisLembar) -> bool:
        """Whether this is the second row of the heading: nothing under the key, and headings of ours under others."""
        atas, self._baru = self._baru, None
        if atas is None:
            return False
        judul = {huruf: rapi(sel.teks) for huruf, sel in baris.sel.items()}
        kedua = {} if self.huruf[self.kunci] in judul or baris.nomor != atas.nomor + 1 else self._cocok(judul)
        if kedua:
            self._tolak_ganda(judul)
            dipakai = set(kedua.values())
            self.huruf = {n: h for n, h in self.huruf.items() if h not in dipakai and n not in kedua} | kedua
        self._atas |= judul if kedua else {}
        self._periksa_lengkap()
        dikenal = {*self.huruf.values(), *(judul if kedua else ())}
        self.asing += [sel.teks for huruf, sel in atas.sel.items() if huruf not in dikenal]
        return bool(kedua)

    def _cocok(self, judul: Mapping[str, str]) -> dict[str, str]:
        """The columns of ours that these cells name, alone or together with the row above."""
        return {kolom.nama: calon[0] for kolom in self.kolom if (calon := self._calon(kolom, judul))}

    def _calon(self, kolom: KolomImpor, judul: Mapping[str, str]) -> list[str]:
        nama = {rapi(satu) for satu in (kolom.judul, *kolom.lain)}
        return [h for h, t in judul.items() if t in nama or f"{self._atas.get(h, '')} {t}" in nama]

    def _tolak_ganda(self, judul: Mapping[str, str]) -> None:
        """Raises BerkasImporDitolak. Only asked of a heading: elsewhere a word may well stand twice."""
        for kolom in self.kolom:
            if len(calon := self._calon(kolom, judul)) > 1:
                raise BerkasImporDitolak(f"Judul “{kolom.judul}” ada dua kali: kolom {' dan '.join(calon)}.")

    def _periksa_lengkap(self) -> None:
        """Once the heading is known whole. Raises BerkasImporDitolak."""
        kurang = [k.judul for k in self.kolom if k.wajib and not {k.nama, *k.pengganti} & self.huruf.keys()]
        kurang = kurang if self.huruf else []
        if kurang:
            ada = ", ".join(filter(None, self._atas.values()))
            raise BerkasImporDitolak(f"Kolom {', '.join(kurang)} tidak ada. Judul yang ada: {ada}.{self._jalan}")

    def _tidak_ada(self) -> str:
        dicari = ", ".join(k.judul for k in self.kolom if k.wajib)
        lembar = f" Lembar yang ada: {', '.join(self.dilewati)}." if any(self.dilewati) else ""
        return f"Judul kolom tidak ditemukan. Yang dicari: {dicari}.{lembar}{self._jalan}"

    @property
    def _jalan(self) -> str:
        return f" {self.jalan}" if self.jalan else ""
