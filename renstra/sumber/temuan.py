"""What `check_sumber` finds: one printed figure, what follows from its own inputs, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Temuan:
    """One finding; `indikator` is the kode of the indikator it is about, if any."""

    jenis: Jenis
    objek: str
    tempat: str
    tercetak: str = ""
    dihitung: str = ""
    selisih: str = ""
    penjelasan: str = ""
    url: str = ""
    indikator: str = ""


@dataclass(frozen=True, slots=True)
class Tafsir:
    """A place where the document leaves open what we had to decide."""

    objek: str
    teks: str
    url: str = ""
    indikator: str = ""
