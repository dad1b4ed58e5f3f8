"""One row's truth: does what was entered fit the indikator? No query here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from indicators.angka import format_angka
from indicators.capaian import Keadaan, Konsolidasi, triwulan_ukur
from indicators.models import Indikator, JenisNilai, Predikat
from indicators.models.bidang import DESIMAL
from indicators.rekap.periode import aturan_indikator
from indicators.services.realisasi.isian import Galat, IsianRealisasi
from indicators.services.teks import bersihkan, keberatan

BIDANG = ("nilai", "pembilang", "penyebut", "predikat", "teks")
HANYA_ADMIN = {Keadaan.BELUM_JADI_INDIKATOR, Keadaan.BUKAN_PERIODE_UKUR}
TERPANJANG = {"teks": 1000, "alasan_keadaan": 1000, "analisis": 5000, "kendala": 5000}


def berpembilang(indikator: Indikator) -> bool:
    """Whether the indikator is entered as numerator and denominator."""
    return indikator.konsolidasi == Konsolidasi.RASIO.value


def bidang_isian(indikator: Indikator) -> tuple[str, ...]:
    """The fields in which the indikator is entered, in reading order."""
    if indikator.jenis_nilai in (JenisNilai.PREDIKAT, JenisNilai.TEKS):
        return (str(indikator.jenis_nilai),)
    return ("pembilang", "penyebut") if berpembilang(indikator) else ("nilai",)


def periksa_isian(isian: IsianRealisasi, indikator: Indikator, predikat: Mapping[str, Predikat]) -> list[Galat]:
    """Everything that is wrong with the row; empty where it may be stored."""
    return [
        *_periksa_periode(isian, indikator),
        *_periksa_keadaan(isian),
        *_periksa_jenis(isian, indikator, predikat),
        *_periksa_angka("nilai", isian.nilai, indikator, indikator.desimal),
        *_periksa_angka("pembilang", isian.pembilang, indikator, DESIMAL),
        *_periksa_angka("penyebut", isian.penyebut, indikator, DESIMAL),
        *_periksa_teks(isian),
    ]


def _periksa_periode(isian: IsianRealisasi, indikator: Indikator) -> Iterator[Galat]:
    if isian.triwulan not in (1, 2, 3, 4):
        yield Galat("triwulan", "triwulan_salah", "Triwulan harus 1 sampai 4.")
    if not indikator.tahun_awal <= isian.tahun <= indikator.tahun_akhir:
        masa = f"{indikator.tahun_awal}-{indikator.tahun_akhir}"
        yield Galat("tahun", "di_luar_masa_berlaku", f"Indikator ini berlaku {masa}, bukan {isian.tahun}.")
    elif isian.triwulan not in triwulan_ukur(aturan_indikator(indikator), isian.tahun):
        yield Galat("triwulan", "bukan_periode_ukur", "Indikator ini tidak diukur pada triwulan itu.")


def _periksa_keadaan(isian: IsianRealisasi) -> Iterator[Galat]:
    if isian.keadaan in HANYA_ADMIN:
        yield Galat("keadaan", "keadaan_salah", "Keadaan ini ditentukan oleh rencana, bukan diisi.")
    if isian.keadaan == Keadaan.TIDAK_TERSEDIA and not bersihkan(isian.alasan_keadaan):
        yield Galat("alasan", "alasan_wajib", "Tulis mengapa angkanya tidak tersedia.")
    if isian.berisi and isian.keadaan not in (None, Keadaan.TERISI):
        yield Galat("keadaan", "keadaan_bertentangan", "Ada nilai, tetapi keadaannya bukan terisi.")
    if isian.keadaan == Keadaan.TERISI and not isian.berisi:
        yield Galat("nilai", "nilai_wajib", "Keadaan terisi, tetapi nilainya kosong.")


def _periksa_jenis(isian: IsianRealisasi, indikator: Indikator, predikat: Mapping[str, Predikat]) -> Iterator[Galat]:
    """The value has the kind of the indikator: a number, a quotient, a step of its scale, or text."""
    boleh = bidang_isian(indikator)
    if boleh == ("predikat",) and isian.predikat and isian.predikat not in predikat:
        pilihan = ", ".join(sorted(predikat, key=lambda kode: -predikat[kode].tingkat))
        pesan = f"“{isian.predikat}” bukan predikat pada skala ini. Tulis salah satu dari: {pilihan}."
        yield Galat("predikat", "predikat_tak_dikenal", pesan)
    if "penyebut" in boleh:
        yield from _periksa_hasil_bagi(isian)
    for bidang in BIDANG:
        if bidang not in boleh and getattr(isian, bidang) not in (None, ""):
            yield Galat(bidang, "bidang_salah", f"Indikator ini diisi lewat {' dan '.join(boleh)}.")


def _periksa_hasil_bagi(isian: IsianRealisasi) -> Iterator[Galat]:
    if (isian.pembilang is None) != (isian.penyebut is None):
        kurang = "pembilang" if isian.pembilang is None else "penyebut"
        yield Galat(kurang, "pasangan_wajib", "Isi pembilang dan penyebut, keduanya.")
    if isian.penyebut is not None and isian.penyebut <= 0:
        yield Galat("penyebut", "penyebut_nol", "Penyebut harus lebih dari nol.")


def _periksa_angka(bidang: str, nilai: Decimal | None, indikator: Indikator, desimal: int) -> Iterator[Galat]:
    if nilai is None:
        return
    if nilai < 0 and not indikator.boleh_negatif:
        yield Galat(bidang, "negatif", "Nilai tidak boleh kurang dari nol.")
    if nilai != nilai.quantize(Decimal(1).scaleb(-desimal)):
        yield Galat(bidang, "desimal_berlebih", f"Paling banyak {desimal} angka di belakang koma.")
    maksimum = indikator.nilai_maksimum
    if bidang == "nilai" and maksimum is not None and nilai > maksimum:
        teks = format_angka(maksimum.quantize(Decimal(1).scaleb(-desimal)), desimal)
        yield Galat(bidang, "melebihi_maksimum", f"Nilai tertinggi indikator ini {teks}.")


def _periksa_teks(isian: IsianRealisasi) -> Iterator[Galat]:
    for bidang, terpanjang in TERPANJANG.items():
        if pesan := keberatan(bersihkan(getattr(isian, bidang) or ""), terpanjang):
            yield Galat(bidang, "teks_salah", pesan)
