"""One capaian held against an earlier one of the same meaning: up, down, the same, newly there, gone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.angka import format_persen
from indicators.capaian.istilah import Istilah
from indicators.capaian.kategori import Kelas
from indicators.capaian.telusur import Masukan, Telusur


class Arah(Istilah):
    """What became of a capaian; the order is that in which a reader wants to know of it."""

    TURUN = "turun", "Turun"
    NAIK = "naik", "Naik"
    BARU = "baru", "Baru ada"
    HILANG = "hilang", "Tidak ada lagi"
    TETAP = "tetap", "Tetap"
    TANPA = "tanpa", "Tidak ada keduanya"

    @property
    def simbol(self) -> str:
        return {"turun": "▼", "naik": "▲", "baru": "+", "hilang": "○", "tetap": "=", "tanpa": "○"}[self.value]


@dataclass(frozen=True, slots=True)
class Sisi:
    """One side: the printed capaian in percent, None where there is none, and its category."""

    nilai: Decimal | None
    kategori: Kelas | None = None

    @property
    def teks(self) -> str:
        return "tidak dihitung" if self.nilai is None else format_persen(self.nilai)

    @property
    def kategori_label(self) -> str:
        return self.kategori.label if self.kategori else "tanpa kategori"


@dataclass(frozen=True, slots=True)
class Banding:
    """Two printed figures and what lies between; `selisih` in points, None where one of them is absent."""

    dahulu: Sisi
    kini: Sisi
    arah: Arah
    selisih: Decimal | None

    @property
    def besar(self) -> Decimal:
        """How far it moved, whichever way; 0 where nothing can be said."""
        return abs(self.selisih or Decimal(0))

    @property
    def selisih_teks(self) -> str:
        """ "naik 5,20 poin"; the word alone where there is no difference to print."""
        if self.arah in (Arah.NAIK, Arah.TURUN):
            return f"{self.arah.label.lower()} {format_persen(self.besar)} poin"
        return self.arah.label.lower()

    @property
    def kategori_berubah(self) -> bool:
        """Whether both had a category, and not the same."""
        lama, baru = self.dahulu.kategori, self.kini.kategori
        return lama is not None and baru is not None and lama != baru

    @property
    def berubah(self) -> bool:
        return self.arah not in (Arah.TETAP, Arah.TANPA) or self.kategori_berubah

    @property
    def telusur(self) -> Telusur:
        masukan = (Masukan("Kini", self.kini.teks), Masukan("Sebelumnya", self.dahulu.teks))
        if self.selisih is None:
            return Telusur(
                "Perubahan", "", f"Tidak ada selisih: {self.arah.label.lower()}.", "Tidak dihitung", masukan
            )
        hitungan = f"{self.kini.teks} - {self.dahulu.teks} = {format_persen(self.selisih)} poin"
        return Telusur("Perubahan", "kini - sebelumnya", hitungan, "Selisih angka yang tercetak", masukan)


def banding(dahulu: Sisi, kini: Sisi) -> Banding:
    """Compare two printed figures, so that whoever subtracts what they read gets what is printed."""
    if dahulu.nilai is None or kini.nilai is None:
        arah = Arah.TANPA
        if kini.nilai is not None:
            arah = Arah.BARU
        elif dahulu.nilai is not None:
            arah = Arah.HILANG
        return Banding(dahulu, kini, arah, None)
    selisih = kini.nilai - dahulu.nilai
    if selisih == 0:
        return Banding(dahulu, kini, Arah.TETAP, selisih)
    return Banding(dahulu, kini, Arah.NAIK if selisih > 0 else Arah.TURUN, selisih)
