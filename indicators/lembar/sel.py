"""What a file is read into: plain rows of cells, whatever it was before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Jenis(StrEnum):
    """What stands in a cell. An empty cell (blanks only, too) is left out of its row."""

    TEKS = "teks"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    LOGIKA = "logika"
    GALAT = "galat"


class Sebab(StrEnum):
    """Why a cell is GALAT: it shows something, but what it means is lost or was never there."""

    TIDAK_ADA = ""
    RUMUS = "rumus"
    BELUM_DIHITUNG = "belum_dihitung"
    KEHILANGAN_DIGIT = "kehilangan_digit"
    JAM = "jam"
    TANGGAL = "tanggal"
    BUKAN_ANGKA = "bukan_angka"
    KENDALI = "kendali"
    TERLALU_PANJANG = "terlalu_panjang"


ALASAN = {
    Sebab.RUMUS: "Sel {sel} berisi galat rumus {teks}. Perbaiki rumusnya, atau kosongkan bila belum diisi.",
    Sebab.BELUM_DIHITUNG: "Rumus di sel {sel} belum pernah dihitung, jadi nilainya tidak ada di berkas. Buka di "
    "Excel atau LibreOffice, simpan, lalu unggah lagi.",
    Sebab.KEHILANGAN_DIGIT: "Sel {sel} berisi {teks}, lebih dari 15 digit: Excel kehilangan digit di belakangnya. "
    "Format selnya sebagai teks, lalu ketik ulang.",
    Sebab.JAM: "Sel {sel} berisi jam {teks}: Excel mengubah isian bertitik dua, misalnya 1:17, menjadi jam. "
    "Format selnya sebagai teks, lalu ketik ulang.",
    Sebab.TANGGAL: "Sel {sel} diformat sebagai tanggal, tetapi isinya ({teks}) bukan tanggal. Ubah format selnya, "
    "atau ketik ulang tanggalnya.",
    Sebab.BUKAN_ANGKA: "Sel {sel} disimpan sebagai angka, tetapi isinya ({teks}) bukan angka. Ketik ulang angkanya.",
    Sebab.KENDALI: "Sel {sel} memuat karakter tersembunyi. Ketik ulang isinya: “{teks}”.",
    Sebab.TERLALU_PANJANG: "Sel {sel} berisi lebih dari 32.767 karakter (“{teks}…”). Pendekkan isinya.",
}


class Sel(NamedTuple):
    """One cell that holds something.

    `teks` is exact: for ANGKA decimal digits with a point (15 significant ones at most, as Excel shows it; leading
    zeros only where a format of zeros like 000000 shows them), for TANGGAL the ISO date (a time of day beside the
    date is dropped), for LOGIKA TRUE or FALSE, for TEKS what was typed, for GALAT what the cell shows. `persen`:
    the number is formatted as a percentage and `teks` is already in percent (0.73 is "73"). `dari_rumus`: the value
    is what a formula last gave. `tanpa_nilai`: a formula that was never calculated; always GALAT with an empty
    `teks`. `sebab`: why it is GALAT.
    """

    alamat: str
    jenis: Jenis
    teks: str
    persen: bool = False
    dari_rumus: bool = False
    tanpa_nilai: bool = False
    sebab: Sebab = Sebab.TIDAK_ADA

    @property
    def tampak(self) -> str:
        """The start of `teks` as it is quoted to people: a number with a decimal comma."""
        return (self.teks.replace(".", ",") if self.jenis is Jenis.ANGKA else self.teks)[:80]

    @property
    def alasan(self) -> str:
        """For GALAT: what is wrong and the way out, in Indonesian; else empty."""
        kalimat = ALASAN.get(self.sebab, "")
        return kalimat.format(sel=self.alamat, teks=self.teks[:60])


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One row that holds something. `nomor` is the row of the sheet, from 1; `sel` by column letter, left to right.

    `tersembunyi`: hidden or filtered away, so that who looked at the sheet did not see it.
    """

    nomor: int
    sel: dict[str, Sel]
    tersembunyi: bool = False
    lembar: str = ""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `terlihat` is "visible", "hidden" or "veryHidden" (not even listed by Excel's Unhide).

    `gabungan`: its merged ranges ("A5:A9"); only the first cell of each holds the value. `kolom_tersembunyi`: letters
    of hidden columns. `perkiraan_baris`: rows written, about, blank ones included; to show how far the reading is.
    """

    nama: str
    terlihat: str = "visible"
    gabungan: tuple[str, ...] = ()
    kolom_tersembunyi: tuple[str, ...] = ()
    perkiraan_baris: int = 0
