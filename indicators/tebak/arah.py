"""Which direction is good, and how quarters become a year: guessed from words, figures and printed capaian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from indicators.capaian import Aturan, Kalender, Konsolidasi, Nilai, Polaritas, VarianMinimum, capaian
from indicators.capaian.tercetak import cocok
from indicators.tebak.bentuk import Tebakan

# Things of which less is better ...
BURUK = re.compile(
    r"\b(?:temuan|pengaduan|keluhan|aduan|kasus|pelanggaran|kecelakaan|kematian|korban (?:jiwa|meninggal)|"
    r"keterlambatan|kesalahan|kehilangan|kebocoran|tunggakan|penyimpangan|deviasi|kemiskinan|penduduk miskin|"
    r"pengangguran|putus sekolah|stunting|gini|ketimpangan|kesenjangan|backlog|kerugian|gangguan|kerusakan|"
    r"residivis|kekambuhan|exclusion error|inclusion error|waktu tunggu|lama(?:nya)?|durasi|response time|"
    r"waktu (?:penyelesaian|pelayanan|tanggap)|"
    r"jangka waktu|sisa (?:anggaran|lebih))\b",
    re.IGNORECASE,
)
# ... unless something is done about them, or they become fewer.
DITANGANI = re.compile(
    r"\b(?:yang (?:di|ter|ber|men|mem|meng)\w+|ditangani|tertangani|penanganan|ditindaklanjuti|tindak lanjut|"
    r"diselesaikan|terselesaikan|penyelesaian (?!waktu)|"
    r"penurunan|menurunnya|berkurangnya|pengurangan|pencegahan|bebas|tanpa)\b",
    re.IGNORECASE,
)
BAIK = re.compile(
    r"^(?:persentase|prosentase|jumlah|banyaknya|nilai|indeks|skor|tingkat|predikat|opini|cakupan|rata-rata|ratio|rasio)\b",
    re.IGNORECASE,
)
RATA = re.compile(r"\brata[- ]rata\b", re.IGNORECASE)
HASIL = re.compile(
    r"\b(?:dokumen|laporan|kegiatan|paket|layanan|rekomendasi|unit|buah|naskah|peraturan|kebijakan|berkas|km|ton|hektar)\b",
    re.IGNORECASE,
)
ORANG = re.compile(
    r"\b(?:orang|jiwa|kpm|keluarga|kk|peserta|lansia|anak|pegawai|lembaga|kelompok|desa|kab|kota)\w*\b", re.I
)
SURVEI = re.compile(r"\b(?:indeks|nilai|skor|predikat|opini|kepuasan|survei)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Angka:
    """The figures of one year, as far as they are numbers; `tercetak` is the printed capaian with its text."""

    target: Decimal | None = None
    realisasi: Decimal | None = None
    tercetak: Decimal | None = None
    teks: str = ""


@dataclass(frozen=True, slots=True)
class TebakanArah:
    """`varian` counts only where less is better."""

    polaritas: Tebakan
    varian: str = VarianMinimum.DUA_TARGET_KURANG_REALISASI.value


CARA: tuple[tuple[Polaritas, VarianMinimum, str], ...] = (
    (Polaritas.MAKSIMUM, VarianMinimum.DUA_TARGET_KURANG_REALISASI, "R / T"),
    (Polaritas.MINIMUM, VarianMinimum.DUA_TARGET_KURANG_REALISASI, "(2T - R) / T"),
    (Polaritas.MINIMUM, VarianMinimum.TARGET_PER_REALISASI, "T / R"),
)


def tebak_arah(uraian: str, jenis: str, angka: Sequence[Angka]) -> TebakanArah:
    """Printed capaian says most, for it can be recomputed; then words; then whether targets rise or fall."""
    if jenis == "rentang":
        return TebakanArah(Tebakan(Polaritas.RENTANG.value, "targetnya rentang"))
    if terbukti := _dari_tercetak(angka):
        return terbukti
    return TebakanArah(_dari_kata(uraian, jenis, _arah_target(angka)))


def _dari_tercetak(angka: Sequence[Angka]) -> TebakanArah | None:
    """The direction whose rule alone gives every printed capaian; None where none does, or rules of both."""
    bukti = [a for a in angka if None not in (a.target, a.realisasi, a.tercetak) and a.target != a.realisasi]
    lolos = [cara for cara in CARA if bukti and all(_memberi(cara, a) for a in bukti)]
    if len({polaritas for polaritas, _, _ in lolos}) != 1:
        return None
    (polaritas, varian, _), contoh = lolos[0], bukti[0]
    rumus = " dan ".join(r for _, _, r in lolos)
    alasan = f"capaian tercetak {contoh.teks or contoh.tercetak} hanya cocok dengan {rumus}"
    return TebakanArah(Tebakan(polaritas.value, alasan), varian.value)


def _memberi(cara: tuple[Polaritas, VarianMinimum, str], a: Angka) -> bool:
    hasil = capaian(Nilai(a.target), Nilai(a.realisasi), Aturan(cara[0], cara[1]))
    tepat: Fraction | None = hasil.tepat
    return tepat is not None and a.tercetak is not None and cocok(a.tercetak, tepat, a.teks)


def _arah_target(angka: Sequence[Angka]) -> int:
    """1 where targets rise, -1 where they fall, 0 where they do neither or both."""
    target = [a.target for a in angka if a.target is not None]
    beda = [lain - satu for satu, lain in pairwise(target) if lain != satu]
    if beda and all(b > 0 for b in beda):
        return 1
    return -1 if beda and all(b < 0 for b in beda) else 0


def _dari_kata(uraian: str, jenis: str, arah: int) -> Tebakan:
    naik, turun = Polaritas.MAKSIMUM.value, Polaritas.MINIMUM.value
    buruk, ditangani = BURUK.search(uraian), DITANGANI.search(uraian)
    if buruk and not ditangani:
        if arah > 0:
            alasan = f"“{buruk[0]}” biasanya makin rendah makin baik, tetapi targetnya naik"
            return Tebakan(turun, alasan, yakin=False)
        sebab = ", dan targetnya turun" if arah < 0 else ""
        return Tebakan(turun, f"“{buruk[0]}” makin sedikit makin baik{sebab}")
    if arah < 0:
        alasan = "targetnya turun dari tahun ke tahun, tetapi uraiannya tidak menyebut sesuatu yang harus turun"
        return Tebakan(turun, alasan, yakin=False)
    if buruk and ditangani:
        return Tebakan(naik, f"yang diukur “{ditangani[0]}”, bukan “{buruk[0]}” itu sendiri", yakin=arah > 0)
    if jenis == "rasio":
        return Tebakan(naik if arah > 0 else turun, "1 : n dapat berarti keduanya", yakin=False)
    if arah > 0:
        return Tebakan(naik, "targetnya naik dari tahun ke tahun")
    if BAIK.match(uraian):
        return Tebakan(naik, "uraiannya mengukur sesuatu yang diharapkan bertambah")
    return Tebakan(naik, "uraian dan targetnya tidak menunjukkan arah", yakin=False)


def tebak_konsolidasi(uraian: str, satuan: str, jenis: str) -> Tebakan:
    """From quarters to a year. What counts people is asked about: the same ones may come again each quarter."""
    if RATA.search(uraian):
        return Tebakan(Konsolidasi.RATA_RATA.value, "uraiannya menyebut rata-rata")
    if jenis == "persen":
        return Tebakan(Konsolidasi.TERAKHIR.value, "persentase dilaporkan sebagai keadaan terakhir")
    if jenis != "angka":
        return Tebakan(Konsolidasi.TERAKHIR.value, "nilai seperti ini tidak dijumlahkan antar triwulan")
    if HASIL.search(satuan):
        return Tebakan(Konsolidasi.JUMLAH.value, f"{satuan} dihasilkan setiap triwulan dan dijumlahkan")
    if ORANG.search(satuan):
        alasan = f"{satuan} yang sama dapat terhitung lagi di triwulan berikutnya: dijumlahkan atau nilai terakhir?"
        return Tebakan(Konsolidasi.TERAKHIR.value, alasan, yakin=False)
    return Tebakan(
        Konsolidasi.JUMLAH.value, f"jumlah{f' {satuan}' if satuan else ''} biasanya dijumlahkan", yakin=False
    )


def tebak_kalender(uraian: str, satuan: str, jenis: str) -> Tebakan:
    """Assessments and surveys come once a year; everything else is taken to be reported each quarter."""
    if jenis in ("indeks", "predikat") or SURVEI.search(satuan) or (jenis == "teks" and SURVEI.search(uraian)):
        return Tebakan(Kalender.TAHUNAN.value, "hasil penilaian atau survei, sekali setahun")
    return Tebakan(Kalender.TRIWULANAN.value, "dilaporkan setiap triwulan")
