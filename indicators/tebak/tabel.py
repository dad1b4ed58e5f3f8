"""The rows of a foreign table as sasaran and indikator, once its columns are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.lembar import BarisLembar, Sel
from indicators.tebak.kolom import Peran
from indicators.tebak.nilai import rapikan

KODE = re.compile(
    r"((?:IKSS|IKP|IKK|IKU|SS|SP|SK)\s*[.-]?\s*[0-9]+(?:\.[0-9]+)*)(?![0-9A-Za-z])[.:)\s-]*", re.IGNORECASE
)
NOMOR = re.compile(
    r"\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[a-z])[.)]\s*(?=\S)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\s+(?=\S)"
)
# What stands under a table, and its totals: neither is a sasaran or an indikator.
KETERANGAN = re.compile(
    r"(?:keterangan|catatan|sumber)\s*:|\*|(?:jumlah|total|rata[- ]rata)(?: (?:capaian|keseluruhan|seluruh).*)?\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class IndikatorTabel:
    """One indikator as the table has it; `nomor`: its row. Cells by year."""

    nomor: int
    kode: str
    uraian: str
    teks: dict[Peran, str] = field(default_factory=dict)
    sel: dict[tuple[Peran, int], Sel] = field(default_factory=dict)
    alamat: dict[str, str] = field(default_factory=dict)

    @property
    def satuan(self) -> str:
        return self.teks.get(Peran.SATUAN, "")

    def nilai(self, *peran: Peran) -> list[Sel]:
        """The cells of these parts, by year."""
        return [s for (p, _), s in sorted(self.sel.items(), key=lambda satu: satu[0][1]) if p in peran]


@dataclass(slots=True)
class SasaranTabel:
    """One sasaran with its indikator, in the order of the table."""

    nomor: int
    kode: str
    uraian: str
    indikator: list[IndikatorTabel] = field(default_factory=list)


Pemetaan = Mapping[str, tuple[Peran, int]]  # letter of a column -> what it holds, and of which year


def susun_tabel(baris: Iterable[BarisLembar], kolom: Pemetaan) -> list[SasaranTabel]:
    """Sasaran with their indikator. Merged cells must be spread; an empty sasaran cell means the one above.

    Where one column holds both, a row without any value is a sasaran. A row without text goes on with nothing.
    """
    hasil: list[SasaranTabel] = []
    bersasaran = any(peran is Peran.SASARAN for peran, _ in kolom.values())
    for satu in baris:
        milik = {kolom[h]: s for h, s in satu.sel.items() if h in kolom and kolom[h][0] is not Peran.ABAIKAN}
        teks = {peran: rapikan(s.teks) for (peran, tahun), s in milik.items() if not tahun}
        nama = teks.get(Peran.INDIKATOR, "")
        if KETERANGAN.match(nama or teks.get(Peran.SASARAN, "")):
            continue
        bernilai = any(tahun for _, tahun in milik)
        if not bersasaran and nama and not bernilai and Peran.SATUAN not in teks:
            _sasaran(hasil, satu.nomor, teks.get(Peran.KODE_SASARAN, ""), nama)
            continue
        if Peran.SASARAN in teks:
            _sasaran(hasil, satu.nomor, teks.get(Peran.KODE_SASARAN, ""), teks[Peran.SASARAN])
        if nama:
            if not hasil:
                hasil.append(SasaranTabel(satu.nomor, "", ""))
            hasil[-1].indikator.append(_indikator(satu.nomor, teks, milik))
    return [s for s in hasil if s.indikator or s.uraian]


def _sasaran(hasil: list[SasaranTabel], nomor: int, kode: str, teks: str) -> None:
    """A new one, unless it is the one we are in: a merged cell stands in every row."""
    milik, uraian = pisah_kode(teks)
    baru = SasaranTabel(nomor, (kode or milik).upper().replace(" ", ""), uraian)
    if not hasil or (hasil[-1].uraian.casefold(), hasil[-1].kode) != (baru.uraian.casefold(), baru.kode):
        hasil.append(baru)


def _indikator(nomor: int, teks: Mapping[Peran, str], milik: Mapping[tuple[Peran, int], Sel]) -> IndikatorTabel:
    kode, uraian = pisah_kode(teks[Peran.INDIKATOR])
    kode = (teks.get(Peran.KODE_INDIKATOR) or kode).upper().replace(" ", "")
    sel = {kunci: s for kunci, s in milik.items() if kunci[1]}
    alamat = {f"{peran}_{tahun}" if tahun else str(peran): s.alamat for (peran, tahun), s in milik.items()}
    return IndikatorTabel(nomor, kode, uraian, dict(teks), sel, alamat)


def pisah_kode(teks: str) -> tuple[str, str]:
    """ "SP1.1 Persentase .." is kode and text; "1. Persentase .." and "a) Persentase .." the text alone."""
    rapi = rapikan(teks)
    cocok = KODE.match(rapi)
    if cocok and cocok.end() < len(rapi):
        kode = re.sub(r"\s", "", cocok[1]).rstrip(".-")
        return kode, rapi[cocok.end() :].strip()
    nomor = NOMOR.match(rapi)
    return "", rapi[nomor.end() :].strip() if nomor else rapi
