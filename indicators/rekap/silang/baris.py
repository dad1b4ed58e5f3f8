"""What a crosswalk of two plan versions prints: changes of indikator, and sasaran by their kode."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import Hubungan, Indikator, NamaLain, Renstra, Sasaran, Silsilah
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.deret import SEBANDING

TIDAK_DILANJUTKAN = "tidak dilanjutkan"
# The shape of a change, said in a sign beside its word.
SIMBOL = {
    Hubungan.LANJUT: "→",
    Hubungan.GANTI_NAMA: "→",
    Hubungan.GANTI_SATUAN: "⇢",
    Hubungan.PECAH: "⇉",
    Hubungan.GABUNG: "⇶",
    Hubungan.BARU: "+",
    Hubungan.DIHAPUS: "×",
}


@dataclass(frozen=True, slots=True)
class Ujung:
    """One indikator of the crosswalk with its other wordings and what it has in figures, year by year."""

    indikator: Indikator
    nama_lain: tuple[NamaLain, ...]
    deret: tuple[BarisCapaian, ...]

    @property
    def bertarget(self) -> bool:
        return any(b.target_teks for b in self.deret)


@dataclass(frozen=True, slots=True)
class Rangkai:
    """What belongs together: all indikator that relations join, those of the earlier version as `semula`.

    An end that the reader may not see is left out, as one that does not exist.
    """

    relasi: tuple[Silsilah, ...]
    semula: tuple[Ujung, ...]
    menjadi: tuple[Ujung, ...]

    @property
    def hubungan(self) -> Hubungan:
        return Hubungan(self.relasi[0].hubungan)

    @property
    def simbol(self) -> str:
        return SIMBOL[self.hubungan]

    @property
    def kata(self) -> str:
        """ "2 digabung menjadi 1", "1 dipecah menjadi 3", "ganti nama"."""
        if self.hubungan in (Hubungan.GABUNG, Hubungan.PECAH) and self.semula and self.menjadi:
            return f"{len(self.semula)} {self.hubungan.label} menjadi {len(self.menjadi)}"
        return str(self.hubungan.label)

    @property
    def sebab(self) -> tuple[str, ...]:
        """Why, each reason once."""
        return tuple(dict.fromkeys(s.keterangan for s in self.relasi if s.keterangan))

    @property
    def dokumen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.dokumen for s in self.relasi if s.dokumen))

    @property
    def tafsir(self) -> bool:
        return any(s.tafsir for s in self.relasi)

    @property
    def deret_teks(self) -> str:
        """What the change does to the series of figures."""
        if self.hubungan == Hubungan.BARU:
            return "Deret angkanya baru mulai di sini."
        if self.hubungan == Hubungan.DIHAPUS:
            return "Deret angkanya berhenti di sini."
        if self.hubungan in SEBANDING and len(self.relasi) == 1:
            return "Deretnya dibaca bersambung; tempat definisinya berubah ditandai putus."
        return "Deret lama berhenti dan yang baru mulai sendiri, karena yang diukur berubah."

    @property
    def kata_semula(self) -> str:
        """What stands in the place of an earlier indikator where none is shown."""
        return "tidak ada padanan semula" if self.hubungan == Hubungan.BARU else "di luar jangkauan Anda"

    @property
    def kata_menjadi(self) -> str:
        return TIDAK_DILANJUTKAN if self.hubungan == Hubungan.DIHAPUS else "di luar jangkauan Anda"


@dataclass(frozen=True, slots=True)
class KelompokSilang:
    """The changes that lead to one sasaran; those that lead nowhere come last."""

    judul: str
    rangkai: tuple[Rangkai, ...]


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """One kode in both versions; `menuju`: where the indikator of the earlier one went, `dari`: whence the later."""

    kode: str
    semula: Sasaran | None
    menjadi: Sasaran | None
    menuju: str
    dari: str

    @property
    def beda_arti(self) -> bool:
        """The same kode, two meanings: whoever compares by kode compares different things."""
        return bool(self.semula and self.menjadi and self.semula.uraian != self.menjadi.uraian)


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Two versions side by side; both None where no plan has been revised."""

    semula: Renstra | None
    menjadi: Renstra | None
    sasaran: tuple[BarisSasaran, ...]
    kelompok: tuple[KelompokSilang, ...]
