"""Capaian of one indikator: realisasi against target, in percent, uncapped (docs/capaian.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat, bulat_persen, format_persen
from indicators.capaian.istilah import Alasan, Keadaan, Polaritas, VarianMinimum
from indicators.capaian.nilai import Aturan, Bilangan, Nilai, teks_nilai, teks_tepat
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Masukan, Telusur

SERATUS = Fraction(100)
NOL = Fraction(0)


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula over target T (or the bound of a range) and realisasi R; `hitung` gives an exact percentage."""

    nama: str
    rumus: str
    dasar: str
    hitung: Callable[[Fraction, Fraction], Fraction]


MAKSIMUM = Rumus(
    "Makin tinggi makin baik",
    "R / T × 100",
    "Lazim dalam laporan kinerja (antara lain LKjIP Kabupaten Maluku Tengah 2021)",
    lambda t, r: r / t * 100,
)
DUA_TARGET = Rumus(
    "Makin rendah makin baik",
    "(2 × T - R) / T × 100",
    "PermenPAN-RB 8/2021",
    lambda t, r: (2 * t - r) / t * 100,
)
TARGET_PER_REALISASI = Rumus(
    "Makin rendah makin baik (T / R)", "T / R × 100", "Lazim dalam laporan kinerja", lambda t, r: t / r * 100
)
KEDUANYA_NOL = Rumus(
    "Target nol dan tidak terjadi",
    "target nol dan realisasi nol, maka capaian",
    "Pilihan aplikasi: nol yang dijanjikan dan nol yang terjadi berarti tercapai",
    lambda t, r: SERATUS,
)
DALAM_RENTANG = Rumus(
    "Di dalam rentang target", "bawah ≤ R ≤ atas, maka capaian", "PermenPAN-RB 8/2021", lambda t, r: SERATUS
)
DI_BAWAH_RENTANG = Rumus(
    "Di bawah rentang target", "R / bawah × 100", "PermenPAN-RB 8/2021", lambda t, r: r / t * 100
)
DI_ATAS_RENTANG = Rumus(
    "Di atas rentang target",
    "(2 × atas - R) / atas × 100",
    "PermenPAN-RB 8/2021",
    lambda t, r: (2 * t - r) / t * 100,
)


@dataclass(frozen=True, slots=True)
class Capaian:
    """Capaian in percent, uncapped: `nilai` to 2 decimals, `tepat` exact; None with an `alasan`, never 0."""

    target: Nilai | None
    realisasi: Nilai | None
    aturan: Aturan
    nilai: Decimal | None = None
    tepat: Fraction | None = None
    alasan: Alasan | None = None
    rumus: Rumus | None = None

    @property
    def telusur(self) -> Telusur:
        """The step from target and realisasi to this figure."""
        masukan = (
            Masukan("T", teks_nilai(self.target, self.aturan) or "tidak ada", self._asal("target", self.target)),
            Masukan(
                "R", teks_nilai(self.realisasi, self.aturan) or "tidak ada", self._asal("realisasi", self.realisasi)
            ),
        )
        angka = _sebagai_angka(self.target, self.realisasi)
        if self.rumus is None or angka is None:
            alasan = self.alasan.label.lower() if self.alasan else ""
            return Telusur("Capaian", "", f"Tidak dihitung: {alasan}.", "Tidak dihitung", masukan)
        hitungan = self._hitungan(self.rumus, *angka)
        return Telusur(
            "Capaian", self.rumus.rumus, hitungan, self.rumus.nama, masukan, self.rumus.dasar, PEMBULATAN_PERSEN
        )

    def _asal(self, nama: str, nilai: Nilai | None) -> str:
        """What a predikat counted as, beside its word."""
        if nilai is None or nilai.predikat is None:
            return nama
        if _menurut_tingkat(self.target, self.realisasi):
            return f"{nama}, tingkat {nilai.predikat.tingkat}"
        return nama if nilai.predikat.skor is None else f"{nama}, skor {teks_tepat(nilai.predikat.skor, 0)}"

    def _hitungan(self, rumus: Rumus, bawah: Fraction, atas: Fraction, nyata: Fraction) -> str:
        """The formula with the numbers that were put in for its letters, exact enough to do the sum again."""
        _, t = _pilih(self.aturan, bawah, atas, nyata)
        desimal = 0 if self.target and self.target.predikat else self.aturan.desimal
        angka = {"T": t, "R": nyata, "bawah": bawah, "atas": atas}
        teks = {huruf: teks_tepat(isi, desimal) for huruf, isi in angka.items()}
        hitungan = " ".join(_sisip(kata, teks) for kata in rumus.rumus.split(" "))
        mentah = rumus.hitung(t, nyata)
        if mentah < 0:
            return f"{hitungan} = {format_persen(bulat(mentah, 2))}, paling rendah 0,00"
        return f"{hitungan} = {format_persen(bulat_persen(mentah))}"


def capaian(
    target: Nilai | None, realisasi: Nilai | None, aturan: Aturan, keadaan: Keadaan = Keadaan.TERISI
) -> Capaian:
    """Capaian of a realisasi against a target. Never raises for data that is missing or not a number."""
    alasan = _tidak_lengkap(target, realisasi, keadaan)
    if alasan:
        return Capaian(target, realisasi, aturan, alasan=alasan)
    pasangan = _sebagai_angka(target, realisasi)
    if pasangan is None:
        return Capaian(target, realisasi, aturan, alasan=Alasan.BUKAN_ANGKA)
    bawah, atas, nyata = pasangan
    rumus, batas = _pilih(aturan, bawah, atas, nyata)
    gagal = _tidak_terhitung(rumus, batas, nyata)
    if gagal:
        return Capaian(target, realisasi, aturan, alasan=gagal)
    tepat = max(NOL, rumus.hitung(batas, nyata))
    return Capaian(target, realisasi, aturan, bulat_persen(tepat), tepat, None, rumus)


def _tidak_lengkap(target: Nilai | None, realisasi: Nilai | None, keadaan: Keadaan) -> Alasan | None:
    """The state of the realisasi speaks first: it tells what is to be done."""
    if keadaan != Keadaan.TERISI:
        return Alasan(keadaan.value)
    if realisasi is None:
        return Alasan.BELUM_DIISI
    return Alasan.TANPA_TARGET if target is None else None


def _menurut_tingkat(target: Nilai | None, realisasi: Nilai | None) -> bool:
    """Two predikat are held against each other by score, or, where one has none, by their order in the scale."""
    if target is None or realisasi is None or target.predikat is None or realisasi.predikat is None:
        return False
    return target.predikat.skor is None or realisasi.predikat.skor is None


def _sebagai_angka(target: Nilai | None, realisasi: Nilai | None) -> tuple[Fraction, Fraction, Fraction] | None:
    """(lower bound, upper bound, realisasi) as exact numbers; None where one of them is not a number."""
    menurut_tingkat = _menurut_tingkat(target, realisasi)
    bawah, nyata = _angka(target, menurut_tingkat), _angka(realisasi, menurut_tingkat)
    if target is None or bawah is None or nyata is None:
        return None
    return bawah, bawah if target.atas is None else Fraction(target.atas), nyata


def _angka(nilai: Nilai | None, menurut_tingkat: bool) -> Fraction | None:
    if nilai is None:
        return None
    angka: Bilangan | int | None = nilai.angka
    if nilai.predikat:
        angka = nilai.predikat.tingkat if menurut_tingkat else nilai.predikat.skor
    return None if angka is None else Fraction(angka)


def _pilih(aturan: Aturan, bawah: Fraction, atas: Fraction, nyata: Fraction) -> tuple[Rumus, Fraction]:
    """The formula and the T it takes: outside a range, the bound that was passed."""
    if aturan.polaritas == Polaritas.RENTANG:
        if nyata < bawah:
            return DI_BAWAH_RENTANG, bawah
        return (DI_ATAS_RENTANG, atas) if nyata > atas else (DALAM_RENTANG, bawah)
    if aturan.polaritas == Polaritas.MAKSIMUM:
        return MAKSIMUM, bawah
    if atas == 0 and nyata == 0:
        return KEDUANYA_NOL, atas
    if aturan.varian == VarianMinimum.TARGET_PER_REALISASI:
        return TARGET_PER_REALISASI, atas
    return DUA_TARGET, atas


def _tidak_terhitung(rumus: Rumus, target: Fraction, nyata: Fraction) -> Alasan | None:
    """A quotient needs a positive divisor; a target of 0 says nothing about how far it was reached."""
    if rumus in (KEDUANYA_NOL, DALAM_RENTANG):
        return None
    if target <= 0:
        return Alasan.TARGET_NOL
    if rumus is TARGET_PER_REALISASI and nyata <= 0:
        return Alasan.BUKAN_ANGKA
    return None


def _sisip(kata: str, teks: dict[str, str]) -> str:
    inti = kata.strip("(),")
    return kata.replace(inti, teks[inti]) if inti in teks else kata
