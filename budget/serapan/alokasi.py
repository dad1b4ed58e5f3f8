"""The allocation that a plan foresees, beside the year before it."""

from __future__ import annotations

from dataclasses import dataclass

from budget.serapan.selisih import bertanda
from indicators.angka import format_rupiah
from indicators.capaian import Masukan, Telusur
from indicators.capaian.tercetak import FAKTOR_CURIGA, lompatan_satuan


@dataclass(frozen=True, slots=True)
class Alokasi:
    """Whole rupiah, exactly as printed; `sebelumnya` of the year before in the same plan, None for its first."""

    tahun: int
    rupiah: int
    sebelumnya: int | None = None

    @property
    def selisih(self) -> int | None:
        return None if self.sebelumnya is None else self.rupiah - self.sebelumnya

    @property
    def selisih_teks(self) -> str:
        return "" if self.selisih is None else bertanda(format_rupiah(self.selisih))

    @property
    def lompatan(self) -> bool:
        """Whether it differs from its neighbour by more than a factor of 100: probably a slip of the unit."""
        return self.sebelumnya is not None and lompatan_satuan(self.sebelumnya, self.rupiah)

    @property
    def lompatan_teks(self) -> str:
        if not self.lompatan or self.sebelumnya is None:
            return ""
        arah = "lebih kecil" if self.rupiah < self.sebelumnya else "lebih besar"
        return f"Lebih dari {FAKTOR_CURIGA} kali {arah} daripada {self.tahun - 1}: satuannya perlu diperiksa."

    @property
    def telusur(self) -> tuple[Telusur, ...]:
        asal = Telusur(
            "Alokasi",
            "",
            f"Alokasi {self.tahun} = {format_rupiah(self.rupiah)}",
            "Disalin dari sumber, tidak dihitung dan tidak diperbaiki",
            (Masukan(f"Alokasi {self.tahun}", format_rupiah(self.rupiah), "rupiah"),),
        )
        return (asal,) if self.sebelumnya is None else (asal, self._selisih(self.sebelumnya))

    def _selisih(self, sebelumnya: int) -> Telusur:
        kini, lama = format_rupiah(self.rupiah), format_rupiah(sebelumnya)
        hitungan = f"{kini} - {lama} = {self.selisih_teks}"
        return Telusur(
            "Selisih",
            f"alokasi {self.tahun} - alokasi {self.tahun - 1}",
            " ".join(filter(None, [f"{hitungan}.", self.lompatan_teks])),
            f"Tahun bertetangga yang berbeda lebih dari {FAKTOR_CURIGA} kali ditandai: satuannya perlu diperiksa",
            (
                Masukan(f"Alokasi {self.tahun}", kini, "rupiah"),
                Masukan(f"Alokasi {self.tahun - 1}", lama, "rupiah"),
            ),
        )
