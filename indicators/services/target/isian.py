"""What a door hands in for a target, and everything that can be wrong with it. No query here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.akses import TidakLengkap
from indicators.angka import format_angka
from indicators.capaian import Polaritas
from indicators.models import DokumenTarget, Indikator, JenisNilai, Predikat
from indicators.rekap.periode import aturan_indikator
from indicators.rekap.target import periode_indikator
from indicators.services.realisasi import Galat
from indicators.services.teks import bersihkan, keberatan

WAJIB = {
    "alasan": "Tulis mengapa target ini ditetapkan atau diubah.",
    "nomor_dokumen": "Tulis nomor dokumen yang menjadi dasarnya.",
}
TERPANJANG = {"alasan": 1000, "nomor_dokumen": 100, "teks": 100}
BIDANG = ("nilai", "nilai_atas", "predikat", "teks")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianTarget:
    """A target as it is proposed. `dilihat` is the newest row of its period that was seen, 0 for none."""

    kode: str
    tahun: int
    triwulan: int
    dilihat: int
    dokumen: str = DokumenTarget.RENSTRA.value
    nilai: Decimal | None = None
    nilai_atas: Decimal | None = None
    predikat: str = ""
    teks: str = ""
    alasan: str = ""
    nomor_dokumen: str = ""


class TargetTidakSah(TidakLengkap):
    """A target that cannot be stored; `galat` says what is wrong with which field."""

    def __init__(self, galat: list[Galat]) -> None:
        super().__init__("Target belum dapat disimpan.", [satu.pesan for satu in galat])
        self.galat = galat


def berentang(indikator: Indikator) -> bool:
    """Whether a target of this indikator is a range, with a lower and an upper bound."""
    return indikator.jenis_nilai == JenisNilai.RENTANG or (
        indikator.polaritas == Polaritas.RENTANG.value and indikator.jenis_nilai not in TANPA_ANGKA
    )


TANPA_ANGKA = {JenisNilai.PREDIKAT, JenisNilai.TEKS}


def bidang_target(indikator: Indikator) -> tuple[str, ...]:
    """The fields in which a target of this indikator is typed."""
    if indikator.jenis_nilai in TANPA_ANGKA:
        return (str(indikator.jenis_nilai),)
    return ("nilai", "nilai_atas") if berentang(indikator) else ("nilai",)


def periksa_isian_target(isian: IsianTarget, indikator: Indikator, predikat: Mapping[str, Predikat]) -> list[Galat]:
    """Everything that is wrong; empty where the target may be stored."""
    return [
        *_periksa_periode(isian, indikator),
        *_periksa_jenis(isian, indikator, predikat),
        *_periksa_angka("nilai", isian.nilai, indikator),
        *_periksa_angka("nilai_atas", isian.nilai_atas, indikator),
        *_periksa_teks(isian),
    ]


def _periksa_periode(isian: IsianTarget, indikator: Indikator) -> Iterator[Galat]:
    if not indikator.tahun_awal <= isian.tahun <= indikator.tahun_akhir:
        masa = f"{indikator.tahun_awal}-{indikator.tahun_akhir}"
        yield Galat("tahun", "di_luar_masa_berlaku", f"Indikator ini berlaku {masa}, bukan {isian.tahun}.")
    elif isian.triwulan not in periode_indikator(aturan_indikator(indikator), isian.tahun):
        yield Galat("triwulan", "bukan_periode_ukur", "Indikator ini tidak diukur pada triwulan itu.")
    if isian.dokumen not in DokumenTarget.values:
        yield Galat("dokumen", "dokumen_salah", "Pilih Renstra atau Perjanjian Kinerja.")


def _periksa_jenis(isian: IsianTarget, indikator: Indikator, predikat: Mapping[str, Predikat]) -> Iterator[Galat]:
    """The target has the kind of the indikator: a number, a range, a step of its scale, or text."""
    bidang = bidang_target(indikator)
    for nama in bidang:
        if getattr(isian, nama) in (None, ""):
            yield Galat(nama, "wajib", "Isi targetnya." if len(bidang) == 1 else "Isi kedua batasnya.")
    for nama in BIDANG:
        if nama not in bidang and getattr(isian, nama) not in (None, ""):
            yield Galat(nama, "bidang_salah", f"Target indikator ini diisi lewat {' dan '.join(bidang)}.")
    if isian.predikat and isian.predikat not in predikat:
        yield Galat("predikat", "predikat_tak_dikenal", f"“{isian.predikat}” bukan predikat pada skala ini.")
    if isian.nilai is not None and isian.nilai_atas is not None and isian.nilai > isian.nilai_atas:
        yield Galat("nilai_atas", "rentang_terbalik", "Batas atas tidak boleh di bawah batas bawah.")


def _periksa_angka(bidang: str, nilai: Decimal | None, indikator: Indikator) -> Iterator[Galat]:
    if nilai is None:
        return
    satuan = Decimal(1).scaleb(-indikator.desimal)
    if nilai < 0 and not indikator.boleh_negatif:
        yield Galat(bidang, "negatif", "Target tidak boleh kurang dari nol.")
    if nilai != nilai.quantize(satuan):
        yield Galat(bidang, "desimal_berlebih", f"Paling banyak {indikator.desimal} angka di belakang koma.")
    maksimum = indikator.nilai_maksimum
    if maksimum is not None and nilai > maksimum:
        teks = format_angka(maksimum.quantize(satuan), indikator.desimal)
        yield Galat(bidang, "melebihi_maksimum", f"Nilai tertinggi indikator ini {teks}.")


def _periksa_teks(isian: IsianTarget) -> Iterator[Galat]:
    for bidang, pesan in WAJIB.items():
        if not bersihkan(getattr(isian, bidang)):
            yield Galat(bidang, "wajib", pesan)
    for bidang, terpanjang in TERPANJANG.items():
        if pesan := keberatan(bersihkan(getattr(isian, bidang)), terpanjang):
            yield Galat(bidang, "teks_salah", pesan)
