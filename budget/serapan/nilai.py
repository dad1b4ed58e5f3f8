"""NKA and IKPA: a value of others held against its own parts, never recomputed in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat, format_persen
from indicators.capaian import Kelas, Masukan, Telusur
from indicators.capaian.nilai import teks_tepat
from indicators.capaian.tercetak import cocok, selisih_persen

SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Komponen:
    """A part of a value. `bobot` in percent (9.7 is 9,7 %); None for what is subtracted instead of weighed."""

    nama: str
    bobot: Decimal | None
    nilai: Decimal

    @property
    def sumbangan(self) -> Fraction:
        """What it adds to the value: weight times value, or the whole of it taken away."""
        return -Fraction(self.nilai) if self.bobot is None else Fraction(self.bobot) * Fraction(self.nilai) / 100


@dataclass(frozen=True, slots=True)
class PeriksaNilai:
    """A printed value beside the sum of its parts. Without parts there is nothing to hold it against."""

    komponen: tuple[Komponen, ...]
    tercetak: Decimal
    tercetak_teks: str

    @property
    def jumlah_bobot(self) -> Decimal:
        return sum((k.bobot for k in self.komponen if k.bobot is not None), Decimal(0))

    @property
    def bobot_lengkap(self) -> bool:
        return self.jumlah_bobot == SERATUS

    @property
    def tepat(self) -> Fraction | None:
        """The weighted sum less what is subtracted; None where no part has a weight."""
        ditimbang = any(k.bobot is not None for k in self.komponen)
        return sum((k.sumbangan for k in self.komponen), Fraction(0)) if ditimbang else None

    @property
    def hitung(self) -> Decimal | None:
        return None if self.tepat is None else bulat(self.tepat, 2)

    @property
    def selisih(self) -> Decimal | None:
        """Printed less computed, two decimals; None without parts."""
        return None if self.tepat is None else selisih_persen(self.tercetak, self.tepat)

    @property
    def cocok(self) -> bool:
        """Whether the parts give the printed value, as far as it is printed, and their weights are whole."""
        return self.tepat is not None and self.bobot_lengkap and self._sama(self.tepat)

    @property
    def perlu_ditelaah(self) -> bool:
        """Whether the parts do not give it, or it is more than such a value can be."""
        return self.tercetak > SERATUS or (self.tepat is not None and not self.cocok)

    def _sama(self, tepat: Fraction) -> bool:
        return cocok(self.tercetak, tepat, self.tercetak_teks)

    @property
    def kalimat(self) -> str:
        """The check in words."""
        lebih = f"{self.tercetak_teks} melebihi 100: satuannya perlu diperiksa. " if self.tercetak > SERATUS else ""
        return f"{lebih}{self._banding_teks()}"

    def _banding_teks(self) -> str:
        if self.tepat is None or self.hitung is None or self.selisih is None:
            return "Komponennya tidak dicatat, jadi nilainya tidak dapat diperiksa."
        hasil = "cocok" if self._sama(self.tepat) else f"selisih {format_persen(self.selisih)}"
        jumlah = f"Jumlah komponen {format_persen(self.hitung)}; tercetak {self.tercetak_teks}: {hasil}."
        kurang = f" Jumlah bobot {teks_tepat(self.jumlah_bobot, 2)}, seharusnya 100,00."
        return jumlah if self.bobot_lengkap else f"{jumlah}{kurang}"

    @property
    def telusur(self) -> tuple[Telusur, ...]:
        """The value as it stands, then, where there are parts, their weights and their sum."""
        asal = Telusur(
            "Nilai tercetak", "", f"Nilai = {self.tercetak_teks}", "Disalin dari sumber, tidak dihitung ulang"
        )
        if self.tepat is None or self.hitung is None:
            return (asal,)
        return (asal, self._bobot(), self._jumlah())

    def _bobot(self) -> Telusur:
        masukan = tuple(Masukan(k.nama, teks_tepat(k.bobot, 2), "%") for k in self.komponen if k.bobot is not None)
        angka = " + ".join(m.teks for m in masukan)
        hitungan = f"{angka} = {teks_tepat(self.jumlah_bobot, 2)}"
        return Telusur("Jumlah bobot", "jumlah bobot = 100", hitungan, "Bobot harus berjumlah 100", masukan)

    def _jumlah(self) -> Telusur:
        masukan = tuple(Masukan(k.nama, teks_tepat(k.nilai, 2), _bobot_teks(k)) for k in self.komponen)
        suku = " + ".join(_suku(k) for k in self.komponen if k.bobot is not None)
        kurang = "".join(f" - {_suku(k)}" for k in self.komponen if k.bobot is None)
        hitungan = f"({suku}) / 100{kurang} = {format_persen(self.hitung or Decimal(0))}. {self.kalimat}"
        rumus = "jumlah (bobot × nilai) / 100 - pengurang"
        bulatkan = "Dihitung tepat, lalu dibulatkan sekali di akhir ke 2 desimal (setengah ke atas)."
        return Telusur("Jumlah komponen", rumus, hitungan, "Pemeriksaan jumlah", masukan, "", bulatkan)


def _bobot_teks(komponen: Komponen) -> str:
    return "pengurang" if komponen.bobot is None else f"bobot {teks_tepat(komponen.bobot, 2)} %"


def _suku(komponen: Komponen) -> str:
    nilai = teks_tepat(komponen.nilai, 2)
    return nilai if komponen.bobot is None else f"{teks_tepat(komponen.bobot, 2)} × {nilai}"


def kelas_nilai(nilai: Decimal, kelas: Sequence[Kelas]) -> Kelas | None:
    """The class of a value as it is read, two decimals; None where the rule has no scale, or beyond 100."""
    terbaca = bulat(nilai, 2)
    return next((satu for satu in kelas if satu.memuat(terbaca)), None) if terbaca <= SERATUS else None
