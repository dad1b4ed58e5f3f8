"""Which column of a foreign table is what, by its heading; with the reason, so that a person can judge the guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.lembar import BarisLembar, Sel

JUDUL_TERPANJANG = 60
CUKUP_MIRIP = 3
DICARI_SAMPAI = 40  # rows with content that a heading is looked for in
TAHUN = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
NOMOR_KOLOM = re.compile(r"\(?[0-9]{1,2}\)?|[0-9]{1,2}\s*=.*")


class Peran(StrEnum):
    """What a column holds. The last three are of one year."""

    ABAIKAN = "abaikan"
    KODE_SASARAN = "kode_sasaran"
    SASARAN = "sasaran"
    KODE_INDIKATOR = "kode_indikator"
    INDIKATOR = "indikator"
    SATUAN = "satuan"
    BASELINE = "baseline"
    DEFINISI = "definisi"
    FORMULA = "formula"
    SUMBER_DATA = "sumber_data"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"


PER_TAHUN = (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)
SEKALI = tuple(p for p in Peran if p not in PER_TAHUN and p is not Peran.ABAIKAN)
NAMA = {
    Peran.ABAIKAN: "Tidak dipakai",
    Peran.KODE_SASARAN: "Kode sasaran",
    Peran.SASARAN: "Sasaran",
    Peran.KODE_INDIKATOR: "Kode indikator",
    Peran.INDIKATOR: "Indikator",
    Peran.SATUAN: "Satuan",
    Peran.BASELINE: "Baseline",
    Peran.DEFINISI: "Definisi",
    Peran.FORMULA: "Formula",
    Peran.SUMBER_DATA: "Sumber data",
    Peran.PENANGGUNG_JAWAB: "Penanggung jawab",
    Peran.TARGET: "Target",
    Peran.REALISASI: "Realisasi",
    Peran.CAPAIAN: "Capaian tercetak",
}
# In this order: what stands first is asked first, so that "% capaian terhadap target" is no target.
KATA: tuple[tuple[Peran, re.Pattern[str]], ...] = (
    (Peran.BASELINE, re.compile(r"baseline|base line|kondisi awal|data awal|nilai awal|data dasar")),
    (Peran.KODE_SASARAN, re.compile(r"\bkode\b.*sasaran|sasaran.*\bkode\b")),
    (Peran.KODE_INDIKATOR, re.compile(r"\bkode\b.*(?:indikator|ik[upks]+)|^kode$|^kode ik")),
    (Peran.SATUAN, re.compile(r"\bsatuan\b|^unit ukur")),
    (Peran.TARGET, re.compile(r"^target\b")),
    (Peran.CAPAIAN, re.compile(r"capaian|persentase kinerja|% kinerja|tingkat keberhasilan|^kinerja \(?%|^%$")),
    (Peran.REALISASI, re.compile(r"realisasi|hasil")),
    (Peran.TARGET, re.compile(r"\btarget\b|rencana tahun")),
    (Peran.FORMULA, re.compile(r"formula|rumus|cara (?:perhitungan|menghitung|hitung)|metode perhitungan")),
    (Peran.DEFINISI, re.compile(r"definisi")),
    (Peran.SUMBER_DATA, re.compile(r"sumber data")),
    (Peran.PENANGGUNG_JAWAB, re.compile(r"penanggung ?jawab|unit (?:kerja|organisasi|pelaksana)|pelaksana|pengampu")),
    (Peran.INDIKATOR, re.compile(r"indikator|\bik[ups]\b|\bikss\b|ukuran kinerja|uraian")),
    (Peran.SASARAN, re.compile(r"sasaran|tujuan|outcome|hasil program")),
)


@dataclass(frozen=True, slots=True)
class TebakanKolom:
    """What one column is taken for. `tahun` 0: of one year, but which is not said. `judul`: its heading as read."""

    huruf: str
    judul: str
    peran: Peran
    alasan: str
    tahun: int = 0

    @property
    def pilihan(self) -> str:
        """ "target:2024"; "sasaran"."""
        return f"{self.peran}:{self.tahun}" if self.peran in PER_TAHUN else str(self.peran)


@dataclass(frozen=True, slots=True)
class Peta:
    """The columns of one sheet. `judul`: number of the row of the heading (0: none found), `isi`: first row below it.

    `tahun`: the only year that the heading or the lines above it name; 0 for none or several.
    """

    judul: int
    isi: int
    kolom: tuple[TebakanKolom, ...]
    tahun: int = 0


def tebak_kolom(baris: Sequence[BarisLembar], judul: int = 0) -> Peta:
    """Find the heading (or take the row `judul` for it) and say what its columns are.

    Merged cells must be spread already: a heading over several years then stands above each.
    """
    calon = [b for b in baris[:DICARI_SAMPAI] if not judul or b.nomor == judul]
    atas = max(calon, key=_mirip_judul, default=None)
    if atas is None or (not judul and _mirip_judul(atas) < CUKUP_MIRIP):
        return Peta(0, baris[0].nomor if baris else 1, _tanpa_judul(baris))
    letak = baris.index(atas)
    bawah = baris[letak + 1] if letak + 1 < len(baris) and _baris_kedua(atas, baris[letak + 1]) else None
    judul_kolom = _gabung(atas, bawah)
    di_atas = " ".join(s.teks for b in baris[:letak] for s in b.sel.values())
    tahun = {int(t) for t in TAHUN.findall(di_atas)}
    satu_tahun = tahun.pop() if len(tahun) == 1 else 0
    isi = letak + (2 if bawah else 1)
    while isi < len(baris) and all(NOMOR_KOLOM.fullmatch(s.teks.strip()) for s in baris[isi].sel.values()):
        isi += 1  # "(1) (2) (3)": numbers of columns
    kolom = _sekali([_tebak(huruf, teks, satu_tahun) for huruf, teks in judul_kolom.items()])
    akhir = baris[isi].nomor if isi < len(baris) else atas.nomor + 1
    return Peta(atas.nomor, akhir, tuple(kolom), satu_tahun)


def rapi_judul(teks: str) -> str:
    satu = " ".join(unicodedata.normalize("NFKC", teks).casefold().split())
    return satu.strip(" :*.")


def _peran(teks: str) -> Peran:
    return next((peran for peran, pola in KATA if pola.search(teks)), Peran.ABAIKAN)


def _mirip_judul(baris: BarisLembar) -> int:
    """How much a row looks like a heading: by the kinds of columns it names, by years, by what names the rows.

    Long texts are no headings.
    """
    teks = [rapi_judul(s.teks) for s in baris.sel.values() if len(s.teks) <= JUDUL_TERPANJANG]
    peran = {_peran(t) for t in teks} - {Peran.ABAIKAN}
    if not peran & {Peran.INDIKATOR, Peran.SASARAN, Peran.TARGET}:
        return 0
    return len(peran) + any(TAHUN.fullmatch(t) for t in teks) + bool(peran & {Peran.INDIKATOR, Peran.SASARAN})


def _baris_kedua(atas: BarisLembar, bawah: BarisLembar) -> bool:
    """Whether the row below belongs to the heading: nothing new under what names the rows, elsewhere a year."""
    baru = {h: s for h, s in bawah.sel.items() if h not in atas.sel or atas.sel[h].teks != s.teks}
    if bawah.nomor != atas.nomor + 1 or not baru:
        return False
    pokok = [h for h, s in atas.sel.items() if _peran(rapi_judul(s.teks)) in (Peran.INDIKATOR, Peran.SASARAN)]
    if any(h in baru for h in pokok):
        return False
    bermakna = (TAHUN.search(s.teks) or _peran(rapi_judul(s.teks)) is not Peran.ABAIKAN for s in baru.values())
    return any(bermakna)


def _gabung(atas: BarisLembar, bawah: BarisLembar | None) -> dict[str, str]:
    """The heading of each column; what stands above a group counts for all of it, also where nothing is merged."""
    if bawah is None:
        return {h: s.teks for h, s in atas.sel.items()}
    hasil: dict[str, str] = {}
    terakhir = ""
    for huruf in sorted({*atas.sel, *bawah.sel}, key=lambda h: (len(h), h)):
        atasnya, bawahnya = atas.sel.get(huruf), bawah.sel.get(huruf)
        if atasnya:
            terakhir = atasnya.teks
        bagian = [terakhir if bawahnya or atasnya else "", bawahnya.teks if bawahnya else ""]
        hasil[huruf] = " ".join(dict.fromkeys(filter(None, bagian)))
    return hasil


def _tebak(huruf: str, teks: str, satu_tahun: int) -> TebakanKolom:
    rapi = rapi_judul(teks)
    peran, tahun = _peran(rapi), [int(t) for t in TAHUN.findall(rapi)]
    if peran is Peran.ABAIKAN and len(tahun) == 1:
        return TebakanKolom(huruf, teks, Peran.TARGET, "judulnya hanya tahun, jadi dibaca sebagai target", tahun[0])
    if peran in PER_TAHUN:
        if len(tahun) == 1:
            return TebakanKolom(huruf, teks, peran, f"judulnya menyebut {NAMA[peran].lower()} dan tahun", tahun[0])
        alasan = "tahunnya dari baris di atas judul" if satu_tahun else "tahunnya tidak tertulis; pilih tahunnya"
        return TebakanKolom(huruf, teks, peran, f"judulnya menyebut {NAMA[peran].lower()}; {alasan}", satu_tahun)
    if peran is Peran.ABAIKAN:
        return TebakanKolom(huruf, teks, peran, "judulnya tidak dikenal")
    return TebakanKolom(huruf, teks, peran, f"judulnya menyebut {NAMA[peran].lower()}")


def _sekali(kolom: Sequence[TebakanKolom]) -> list[TebakanKolom]:
    """A part that there is only one of is the first column that looks like it; a year too, for each kind."""
    dipakai: set[str] = set()
    hasil = []
    for satu in kolom:
        if satu.peran is not Peran.ABAIKAN and satu.pilihan in dipakai and (satu.tahun or satu.peran in SEKALI):
            satu = TebakanKolom(satu.huruf, satu.judul, Peran.ABAIKAN, f"{NAMA[satu.peran]} sudah ada di kolom lain")
        dipakai.add(satu.pilihan)
        hasil.append(satu)
    return hasil


def _tanpa_judul(baris: Sequence[BarisLembar]) -> tuple[TebakanKolom, ...]:
    huruf: Mapping[str, Sel] = {h: s for b in baris for h, s in b.sel.items()}
    urut = sorted(huruf, key=lambda h: (len(h), h))
    return tuple(TebakanKolom(h, "", Peran.ABAIKAN, "judul kolom tidak ditemukan; pilih sendiri") for h in urut)
