"""What `check_sumber` finds: one printed figure, what follows from its own inputs, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.angka import teks_api


class Jenis(StrEnum):
    """Kinds of findings, in the order in which they are listed."""

    PERSEN = "persen"
    JUMLAH = "jumlah"
    RINCIAN = "rincian"
    SATUAN = "satuan"
    KEJANGGALAN = "kejanggalan"

    @property
    def judul(self) -> str:
        return _JUDUL[self][0]

    @property
    def penjelasan(self) -> str:
        return _JUDUL[self][1]


_JUDUL = {
    Jenis.PERSEN: (
        "Persentase yang tidak cocok dengan masukannya",
        "Setiap persentase tercetak dihitung ulang dari angka di baris yang sama, sampai desimal yang tercetak.",
    ),
    Jenis.JUMLAH: (
        "Jumlah dan sisa yang tidak cocok dengan bagiannya",
        "Setiap jumlah, subjumlah dan sisa tercetak dihitung ulang sampai rupiah terakhir.",
    ),
    Jenis.RINCIAN: (
        "Dua rincian dari satu jumlah yang berbeda",
        "Rincian yang berbeda dari tahun yang sama harus berjumlah sama; rincian tidak pernah dijumlahkan.",
    ),
    Jenis.SATUAN: (
        "Dugaan salah satuan",
        "Dua tahun berturut-turut yang berbeda lebih dari 100 kali lipat biasanya kehilangan tiga digit.",
    ),
    Jenis.KEJANGGALAN: (
        "Kejanggalan lain dalam dokumen",
        "Bagian yang rangkap, salah letak, atau tidak dapat dicocokkan. Teks aslinya disimpan apa adanya.",
    ),
}


@dataclass(frozen=True, slots=True)
class AngkaTemuan:
    """The figures of a finding for machines: decimal strings with a point, percent as 73; None: there is none."""

    satuan: str
    tercetak: str
    dihitung: str | None = None
    selisih: str | None = None


def angka_rupiah(tercetak: int, dihitung: int) -> AngkaTemuan:
    """Two amounts in whole rupiah that should be one."""
    return AngkaTemuan("rupiah", str(tercetak), str(dihitung), str(tercetak - dihitung))


def angka_persen(tercetak: Decimal, dihitung: Decimal, selisih: Decimal) -> AngkaTemuan:
    """A printed percentage as it is kept, and the computed one in two decimals."""
    return AngkaTemuan("persen", f"{tercetak:f}", teks_api(dihitung, 2), teks_api(selisih, 2))


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding; `indikator` is the kode of the indikator it is about, if any.

    `angka`: the same figures for machines; None where the finding is about words.
    """

    jenis: Jenis
    objek: str
    tempat: str
    tercetak: str = ""
    dihitung: str = ""
    selisih: str = ""
    penjelasan: str = ""
    url: str = ""
    indikator: str = ""
    angka: AngkaTemuan | None = None


@dataclass(frozen=True, slots=True)
class Tafsir:
    """A place where the document leaves open what we had to decide."""

    objek: str
    teks: str
    url: str = ""
    indikator: str = ""
