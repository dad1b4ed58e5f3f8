"""Two states of one line of the budget: two revisions of a pagu, or two years. Rupiah are whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from budget.serapan.hitung import PAGU_NOL, Serapan
from indicators.angka import bulat, format_persen, format_rupiah
from indicators.capaian import Masukan, Telusur
from indicators.capaian.tercetak import lompatan_satuan

RUMUS = "kini - pembanding"
PEMBULATAN_POIN = "Dihitung dari serapan tepat, lalu dibulatkan sekali di akhir ke 2 desimal (setengah ke atas)."


@dataclass(frozen=True, slots=True)
class Selisih:
    """`kini` less `pembanding`: rupiah whole, serapan in points (None where either has none).

    `berjalan`: one is of a year under way or both are of one year, where realisasi grows from nothing by itself.
    """

    pembanding: Serapan
    kini: Serapan
    berjalan: bool = False

    @property
    def pagu(self) -> int:
        return self.kini.pagu - self.pembanding.pagu

    @property
    def realisasi(self) -> int:
        return self.kini.realisasi - self.pembanding.realisasi

    @property
    def sisa(self) -> int:
        return self.kini.sisa - self.pembanding.sisa

    @property
    def poin_tepat(self) -> Fraction | None:
        lama, kini = self.pembanding.tepat, self.kini.tepat
        return None if lama is None or kini is None else kini - lama

    @property
    def poin(self) -> Decimal | None:
        """Difference of the two serapan in percentage points, two decimals."""
        return None if self.poin_tepat is None else bulat(self.poin_tepat, 2)

    @property
    def lompatan(self) -> bool:
        """Whether pagu or realisasi jumps by more than a factor of 100: probably a slip of the unit."""
        realisasi = not self.berjalan and lompatan_satuan(self.pembanding.realisasi, self.kini.realisasi)
        return realisasi or lompatan_satuan(self.pembanding.pagu, self.kini.pagu)

    @property
    def telusur(self) -> tuple[Telusur, ...]:
        return (
            _rupiah("Pagu", self.pembanding.pagu, self.kini.pagu),
            _rupiah("Realisasi", self.pembanding.realisasi, self.kini.realisasi),
            _rupiah("Sisa", self.pembanding.sisa, self.kini.sisa),
            self._poin(),
        )

    def _poin(self) -> Telusur:
        masukan = tuple(
            Masukan(f"{nama}, {kapan}", format_rupiah(isi), "rupiah")
            for kapan, satu in (("pembanding", self.pembanding), ("kini", self.kini))
            for nama, isi in (("Realisasi", satu.realisasi), ("Pagu", satu.pagu))
        )
        if self.poin is None or self.kini.nilai is None or self.pembanding.nilai is None:
            return Telusur("Serapan", "", f"Tidak dihitung: {PAGU_NOL}.", "Tidak dihitung", masukan)
        angka = f"{format_persen(self.kini.nilai)} - {format_persen(self.pembanding.nilai)}"
        hitungan = f"{angka}; dari angka tepatnya {bertanda(format_persen(self.poin))} poin"
        rumus = "realisasi / pagu × 100, kini - pembanding"
        return Telusur("Serapan", rumus, hitungan, "Selisih dalam poin persen", masukan, "", PEMBULATAN_POIN)


def selisih(pembanding: Serapan, kini: Serapan, *, berjalan: bool = False) -> Selisih:
    """What became of a line. The two belong to two sets: they are compared, never added."""
    return Selisih(pembanding, kini, berjalan)


def bertanda(teks: str) -> str:
    """A difference with its sign: "+1.000", "-1.000", "0"."""
    return teks if teks.startswith("-") or not teks.strip("0,.") else f"+{teks}"


def _rupiah(nama: str, pembanding: int, kini: int) -> Telusur:
    beda = bertanda(format_rupiah(kini - pembanding))
    return Telusur(
        nama,
        RUMUS,
        f"{format_rupiah(kini)} - {format_rupiah(pembanding)} = {beda}",
        "Selisih dua terbitan",
        (
            Masukan(f"{nama}, kini", format_rupiah(kini), "rupiah"),
            Masukan(f"{nama}, pembanding", format_rupiah(pembanding), "rupiah"),
        ),
    )
