"""What kind of value an indikator has, by how its values are printed; with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.angka import AngkaDitolak, parse_angka
from indicators.lembar import Jenis, Sel
from indicators.tebak.nilai import (
    belah_predikat,
    belah_rasio,
    belah_rentang,
    cari_predikat,
    lepas_satuan,
    rapikan,
    tanda_kosong,
)

DESIMAL_MAKS = 4
PERSEN = re.compile(r"%|persen(?:tase)?|prosentase", re.IGNORECASE)
INDEKS = re.compile(r"\b(?:indeks|nilai|skor|poin|angka indeks)\b", re.IGNORECASE)
SKALA = re.compile(r"skala\s*(?:1\s*-\s*)?([0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE)
BERSATUAN = re.compile(
    r"[0-9].*?[0-9]?[0-9.,]*\s+(?:(?:ribu|rb|juta|jt|miliar|milyar)\.?\s+)?([A-Za-z][A-Za-z/ ]{0,39})", re.I
)
PENGALI = {"ribu", "rb", "juta", "jt", "miliar", "milyar", "triliun", "m", "t"}
BADAN = re.compile(r"[0-9][0-9.,]*")


@dataclass(frozen=True, slots=True)
class Tebakan:
    """One guess with its reason. Not `yakin`: a person must choose, `isi` is only what speaks for itself most."""

    isi: str
    alasan: str
    yakin: bool = True


@dataclass(frozen=True, slots=True)
class TebakanBentuk:
    """`jenis`: angka, persen, indeks, rasio, rentang, predikat or teks. `skala`: its scale of predikat, by kode."""

    jenis: Tebakan
    desimal: int
    skala: str = ""
    maksimum: Decimal | None = None


def tebak_bentuk(uraian: str, satuan: str, nilai: Sequence[Sel], skala: Mapping[str, Sequence[str]]) -> TebakanBentuk:
    """`nilai`: target and realisasi cells; `skala`: the known scales, kode -> their predikat."""
    isi = [s for s in nilai if not (s.jenis == Jenis.TEKS and tanda_kosong(s.teks))]
    teks = [lepas_satuan(s.teks, satuan) for s in isi if s.jenis == Jenis.TEKS]
    if contoh := next((t for t in teks if belah_rasio(t)), ""):
        return TebakanBentuk(Tebakan("rasio", f"“{contoh}” tercetak sebagai 1 : n"), _desimal(isi, satuan, 1))
    if contoh := next((t for t in teks if belah_rentang(t)), ""):
        return TebakanBentuk(Tebakan("rentang", f"“{contoh}” adalah rentang"), _desimal(isi, satuan, 0))
    if kata := [t for t in teks if not _berangka(t, satuan)]:
        return _kata(kata, skala)
    return _angka(uraian, satuan, isi)


def tebak_satuan(nilai: Sequence[Sel]) -> str:
    """The unit that every value is printed with, for a table without a column of its own; empty where they differ."""
    if any(s.persen or "%" in s.teks for s in nilai):
        return "%"
    teks = [rapikan(s.teks) for s in nilai if s.jenis == Jenis.TEKS and not tanda_kosong(s.teks)]
    kata = {cocok[1].casefold() if (cocok := BERSATUAN.fullmatch(t)) else "" for t in teks}
    (satu,) = kata if len(kata) == 1 else ("",)
    return "" if satu in PENGALI else satu


def _kata(kata: Sequence[str], skala: Mapping[str, Sequence[str]]) -> TebakanBentuk:
    """Words: a scale that holds every one of them, or else text."""
    for kode, predikat in skala.items():
        if all(cari_predikat(k, predikat) for k in kata):
            return TebakanBentuk(Tebakan("predikat", f"“{kata[0]}” ada di skala {kode}"), 0, skala=kode)
    alasan = f"“{kata[0]}” bukan angka dan tidak ada di skala predikat mana pun"
    return TebakanBentuk(Tebakan("teks", alasan, yakin=False), 0)


def _angka(uraian: str, satuan: str, isi: Sequence[Sel]) -> TebakanBentuk:
    skala = SKALA.search(satuan) or SKALA.search(uraian)
    tertinggi = Decimal(skala[1].replace(",", ".")) if skala else None
    bertanda = next((s for s in isi if s.persen or "%" in s.teks), None)
    satuan_persen, uraian_persen = bool(PERSEN.search(satuan)), bool(PERSEN.match(uraian))
    if bertanda or satuan_persen or (uraian_persen and not satuan):
        alasan = (
            f"satuannya “{satuan}”"
            if satuan_persen
            else "nilainya berformat persen"
            if bertanda
            else "menurut uraiannya"
        )
        return TebakanBentuk(Tebakan("persen", alasan), _desimal(isi, satuan, 2))
    if uraian_persen:
        alasan = f"uraiannya persentase, tetapi satuannya “{satuan}”"
        return TebakanBentuk(Tebakan("persen", alasan, yakin=False), _desimal(isi, satuan, 2))
    if INDEKS.search(satuan) or (not satuan and INDEKS.match(uraian)):
        sebab = f"satuannya “{satuan}”" if satuan else "menurut uraiannya"
        return TebakanBentuk(Tebakan("indeks", sebab), _desimal(isi, satuan, 2), maksimum=tertinggi)
    if INDEKS.match(uraian):
        alasan = f"uraiannya indeks atau nilai, satuannya “{satuan}”"
        return TebakanBentuk(Tebakan("indeks", alasan), _desimal(isi, satuan, 2), maksimum=tertinggi)
    if not isi:
        return TebakanBentuk(Tebakan("angka", "belum ada nilai yang tercetak", yakin=bool(satuan)), 0)
    return TebakanBentuk(
        Tebakan("angka", f"nilainya angka{f' dalam {satuan}' if satuan else ''}"), _desimal(isi, satuan, 0)
    )


def _berangka(teks: str, satuan: str) -> bool:
    """Whether a text is one number in some unit: a word behind it is no reason to take it for text."""
    if belah_predikat(teks) or not re.match(r"[-+(]?\s*(?:Rp\.?\s*)?[0-9]", teks):
        return False
    try:
        parse_angka(teks, desimal=DESIMAL_MAKS, persen=True, boleh_negatif=True)
    except AngkaDitolak as tolak:
        return bool(tolak.tawaran) or bool(BADAN.match(teks))
    return True


def _desimal(isi: Sequence[Sel], satuan: str, paling_sedikit: int) -> int:
    """As many decimals as the values are printed with, at least what is usual for their kind."""
    return min(max([paling_sedikit, *(_desimal_sel(s) for s in isi)]), DESIMAL_MAKS)


def _desimal_sel(sel: Sel) -> int:
    if sel.jenis == Jenis.ANGKA:
        return len(sel.teks.partition(".")[2])
    return max((_desimal_badan(b) for b in BADAN.findall(rapikan(sel.teks))), default=0)


def _desimal_badan(badan: str) -> int:
    """Digits behind the decimal sign. Three behind a lone sign are decimals only where a zero stands before it."""
    utuh, pisah, ekor = max(badan.rpartition(","), badan.rpartition("."), key=lambda b: len(b[0]) if b[1] else -1)
    if not pisah or not ekor:
        return 0
    if len(ekor) == 3 and not re.fullmatch(r"0+", utuh) and not set(utuh) & set(".,"):
        return 0
    if set(utuh) & {pisah}:
        return 0  # 1.234.567: the same sign twice parts thousands
    return len(ekor)
