"""What the lines above and below a table say about it: date, source, year, version of the pagu, scale. No query."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from indicators.lembar import BarisLembar, Jenis

BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
SINGKAT = {nama[:3]: nomor for nomor, nama in enumerate(BULAN, 1)} | {"agt": 8, "ags": 8, "nop": 11, "pebruari": 2}
TANGGAL = re.compile(
    r"(?P<hari>\d{1,2})\s+(?P<bulan>[a-z]{3,9})\.?\s+(?P<tahun>\d{4})\b"
    r"|(?P<h2>\d{1,2})[/-](?P<b2>\d{1,2})[/-](?P<t2>\d{4})\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)
BERTANGGAL = re.compile(r"\b(?:per|posisi|keadaan|sampai dengan|s\.?/?d\.?|tanggal data|tgl\.? data)\b")
DICETAK = re.compile(r"\b(?:cetak|dicetak|unduh|diunduh|download|print)\b")
SUMBER = re.compile(r"\bsumber(?:\s+data)?\s*[:=]\s*(?P<isi>[^,;()]+)", re.IGNORECASE)
SISTEM = {"OM-SPAN": r"\bom[ -]?span\b", "SAKTI": r"\bsakti\b", "RKAKL": r"\brka-?k/?l\b", "KRISNA": r"\bkrisna\b"}
TAHUN = re.compile(r"\b(?:ta\.?|t\.a\.|tahun anggaran)\s*:?\s*(\d{4})\b")
REVISI = re.compile(r"\brevisi\s*(?:ke)?[\s:-]*(\d{1,2})\b")
AWAL = re.compile(r"\b(?:pagu|dipa)\s+awal\b")
SKALA = (
    (1_000_000_000, re.compile(r"\b(?:dalam|rp\.?|rupiah)\s*\(?\s*mil(?:iar|yar)(?:an)?\b")),
    (1_000_000, re.compile(r"\b(?:dalam|rp\.?|rupiah)\s*\(?\s*(?:juta|jutaan|jt)\b|\bjutaan rupiah\b|\bjuta rp\b")),
    (1_000, re.compile(r"\b(?:dalam|rp\.?|rupiah)\s*\(?\s*(?:ribu|ribuan|rb)\b|\bribuan rupiah\b|\(?rp\.?\s*000\b")),
)
SUMBER_TERPANJANG, JUDUL_TERPANJANG = 100, 200
BERJUDUL = re.compile(r"anggaran|pagu|realisasi|belanja|rincian output|ikpa|nka", re.IGNORECASE)


@dataclass(slots=True)
class Kop:
    """What was found, each with its cell; empty or None where nothing says it."""

    judul: str = ""
    sumber: str = ""
    sistem: str = ""
    pagu_versi: str = ""
    tahun: dict[int, str] = field(default_factory=dict)
    tanggal: dict[date, str] = field(default_factory=dict)
    skala: dict[int, str] = field(default_factory=dict)

    def baca(self, baris: BarisLembar) -> None:
        """Take in one line that is no row of the table."""
        berlabel = False
        for sel in baris.sel.values():
            teks = " ".join(sel.teks.split())
            kecil = teks.casefold()
            if sel.jenis == Jenis.TANGGAL and berlabel:
                self.tanggal.setdefault(date.fromisoformat(sel.teks[:10]), sel.alamat)
            elif sel.jenis == Jenis.TEKS:
                self._teks(teks, kecil, sel.alamat, berlabel)
            berlabel = (berlabel or bool(BERTANGGAL.search(kecil))) and not DICETAK.search(kecil)

    def baca_judul(self, baris: BarisLembar) -> None:
        """The headings may say the scale: "Pagu (Rp ribu)"."""
        for sel in baris.sel.values():
            self._skala(sel.teks.casefold(), sel.alamat)

    def _teks(self, teks: str, kecil: str, alamat: str, berlabel: bool) -> None:
        if not self.judul and BERJUDUL.search(kecil) and not SUMBER.search(teks):
            self.judul = teks[:JUDUL_TERPANJANG]
        if cocok := SUMBER.search(teks):
            self.sumber = self.sumber or cocok["isi"].strip(" .")[:SUMBER_TERPANJANG]
        self.sistem = self.sistem or next((nama for nama, pola in SISTEM.items() if re.search(pola, kecil)), "")
        if tahun := TAHUN.search(kecil):
            self.tahun.setdefault(int(tahun[1]), alamat)
        if revisi := REVISI.search(kecil):
            self.pagu_versi = self.pagu_versi or f"Revisi {int(revisi[1])}"
        elif AWAL.search(kecil):
            self.pagu_versi = self.pagu_versi or "Pagu awal"
        self._skala(kecil, alamat)
        bertanggal = not DICETAK.search(kecil) and (berlabel or BERTANGGAL.search(kecil))
        if bertanggal and (hari := tanggal_teks(kecil)):
            self.tanggal.setdefault(hari, alamat)

    def _skala(self, kecil: str, alamat: str) -> None:
        for kali, pola in SKALA:
            if pola.search(kecil):
                self.skala.setdefault(kali, alamat)
                return


def tanggal_teks(teks: str) -> date | None:
    """The first day that stands in a text, day before month; None where there is none, or one that never was."""
    for cocok in TANGGAL.finditer(teks.casefold()):
        try:
            if cocok["iso"]:
                return date.fromisoformat(cocok["iso"])
            if cocok["h2"]:
                return date(int(cocok["t2"]), int(cocok["b2"]), int(cocok["h2"]))
            if bulan := bulan_teks(cocok["bulan"]):
                return date(int(cocok["tahun"]), bulan, int(cocok["hari"]))
        except ValueError:
            continue
    return None


def bulan_teks(teks: str) -> int | None:
    """1 to 12 for the name of a month, in full or short; None for what is none."""
    kecil = teks.casefold().strip(". ")
    if kecil in BULAN:
        return BULAN.index(kecil) + 1
    return SINGKAT.get(kecil)
