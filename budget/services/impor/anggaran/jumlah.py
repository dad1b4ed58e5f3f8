"""Rows that are sums of others: totals, heads of groups, shorter codes. Checked to the rupiah, never imported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from budget.services.impor.anggaran.baris import JUMLAH, Calon
from indicators.angka import format_rupiah
from indicators.services.impor import rapi

SELURUH = re.compile(r"(?:jumlah|total|seluruh|seluruhnya|keseluruhan|umum|anggaran|belanja|rp|rupiah|\W)*")
HURUF = re.compile(r"(?:[A-Z]|[IVX]{2,4})[.)]?")
ANGKA = ("pagu", "realisasi", "blokir")


@dataclass(slots=True)
class Kelompok:
    """Lines that the file prints together under a letter, with the sums it prints for them, if any."""

    kode: str
    nama: str
    kepala: Calon | None = None
    baris: list[Calon] = field(default_factory=list)


@dataclass(slots=True)
class Susunan:
    """The rows of a file told apart: lines, groups, and the row that prints the total of all."""

    baris: list[Calon] = field(default_factory=list)
    kelompok: list[Kelompok] = field(default_factory=list)
    total: Calon | None = None
    cocok: list[str] = field(default_factory=list)  # sums that agree, in words
    selisih: list[Calon] = field(default_factory=list)  # rows whose sums do not; each says so itself


def sebutan(satu: Calon) -> str:
    """What the row calls itself, as it is compared."""
    return rapi(satu.uraian or satu.satker_teks or satu.kode_teks)


def berjumlah(satu: Calon) -> re.Match[str] | None:
    """The words of a total; None for a line, also for an output that is called "Jumlah .." but has its code."""
    if any(satu.kode.values()):
        return None
    return next((c for t in (satu.uraian, satu.satker_teks, satu.kode_teks) if (c := JUMLAH.match(rapi(t)))), None)


def susun(semua: Sequence[Calon]) -> Susunan:
    """Tell lines from sums, and compare each sum with what it is of."""
    hasil = Susunan()
    berikut: list[Calon] = []  # lines since the last sum or head of a group
    jumlah: list[tuple[Calon, list[Calon]]] = []
    kepala = _kepala_kelompok(semua)
    for satu in semua:
        if berjumlah(satu):
            jumlah.append((satu, berikut))
            berikut = []
        elif id(satu) in kepala:
            hasil.kelompok.append(Kelompok(kepala[id(satu)], satu.uraian or satu.satker_teks, satu))
            berikut = []
        else:
            _taruh(hasil, satu)
            berikut.append(satu)
    _tutup_kelompok(hasil)
    for kode in (_menurut_rantai, _menurut_tingkat, _menurut_satker):
        _lepas_induk(hasil, kode)
    _periksa_total(hasil, jumlah)
    return hasil


def _kepala_kelompok(semua: Sequence[Calon]) -> dict[int, str]:
    """By identity: the letter of rows that head a group, where the rows are numbered otherwise."""
    berhuruf = {
        id(s): s.kode_teks.rstrip(".)")
        for s in semua
        if HURUF.fullmatch(s.kode_teks) and s.kelompok in ("", s.kode_teks)
        if not any(s.kode.values()) and not berjumlah(s)
    }
    return berhuruf if len(berhuruf) < len(semua) else {}


def _taruh(hasil: Susunan, satu: Calon) -> None:
    hasil.baris.append(satu)
    if satu.kelompok:
        milik = next((k for k in hasil.kelompok if k.kode == satu.kelompok), None)
        if milik is None:
            milik = Kelompok(satu.kelompok, satu.kelompok)
            hasil.kelompok.append(milik)
        milik.baris.append(satu)
    elif hasil.kelompok:
        hasil.kelompok[-1].baris.append(satu)


def _tutup_kelompok(hasil: Susunan) -> None:
    """A group without lines is one line itself; one with lines prints their sum, or nothing."""
    gabung: dict[str, Kelompok] = {}
    for satu in hasil.kelompok:
        ada = gabung.setdefault(satu.kode, satu)
        if ada is not satu:  # our own export prints the subtotals after all lines
            ada.kepala, ada.nama = ada.kepala or satu.kepala, satu.nama or ada.nama
            ada.baris += satu.baris
    hasil.kelompok = list(gabung.values())
    for satu in hasil.kelompok:
        if satu.kepala and satu.kepala.berangka and not satu.baris:
            satu.baris = [satu.kepala]
            hasil.baris.append(satu.kepala)
        elif satu.kepala and satu.kepala.berangka:
            _periksa(hasil, satu.kepala, satu.baris, f"Kelompok {satu.kode}")
    hasil.baris.sort(key=lambda b: b.asal.nomor)


def _menurut_rantai(satu: Calon) -> tuple[object, ...]:
    return _pemilik(satu), *satu.rantai


def _menurut_tingkat(satu: Calon) -> tuple[object, ...]:
    return _pemilik(satu), *satu.tingkat


def _menurut_satker(satu: Calon) -> tuple[object, ...]:
    """A satker, and what its money is cut by under it: the row without a cut is the sum of the others."""
    kode = (satu.kode.get("kewenangan"), satu.kode.get("jenis_belanja"), *satu.rantai)
    return "satker", *((satu.satker_teks, *filter(None, kode)) if satu.satker_teks else ())


def _pemilik(satu: Calon) -> tuple[str, str]:
    return satu.satker_teks, satu.kode.get("kewenangan", "")


def _lepas_induk(hasil: Susunan, kode: Callable[[Calon], tuple[object, ...]]) -> None:
    """Take out rows whose code is the beginning of others: an export by levels prints a sum on each.

    `kode`: whose code it is, and its levels.
    """
    semua = {id(b): kode(b) for b in hasil.baris}
    awalan = {k[:panjang] for k in semua.values() for panjang in range(2, len(k))}
    induk = [b for b in hasil.baris if semua[id(b)] in awalan]
    if not induk:
        return
    lepas = {id(b) for b in induk}
    hasil.baris = [b for b in hasil.baris if id(b) not in lepas]
    isi: dict[tuple[object, ...], list[Calon]] = {}
    for satu in hasil.baris:
        milik = semua[id(satu)]
        for panjang in range(2, len(milik)):
            isi.setdefault(milik[:panjang], []).append(satu)
    for satu in induk:
        _, *tingkat = semua[id(satu)]
        _periksa(hasil, satu, isi.get(semua[id(satu)], []), f"Kode {'.'.join(map(str, tingkat))}")


def _periksa_total(hasil: Susunan, jumlah: Sequence[tuple[Calon, list[Calon]]]) -> None:
    """A plain total is of all lines; a subtotal, or one total of several alike, of those since the one before."""
    nama = Counter(sebutan(satu) for satu, _ in jumlah)
    daun = {id(b) for b in hasil.baris}
    for satu, berikut in jumlah:
        cocok = berjumlah(satu)
        biasa = cocok is not None and not cocok["sub"] and SELURUH.fullmatch(cocok["sisa"]) is not None
        bagian = [b for b in berikut if id(b) in daun]
        if _sama(satu, hasil.baris) or (biasa and nama[sebutan(satu)] == 1):
            hasil.total = satu
            _periksa(hasil, satu, hasil.baris, "Jumlah")
        else:
            _periksa(hasil, satu, bagian or hasil.baris, satu.uraian or satu.kode_teks or "Subjumlah")


def _sama(satu: Calon, isi: Sequence[Calon]) -> bool:
    return all(getattr(satu, n) == _jumlah(isi, n) for n in ("pagu", "realisasi") if getattr(satu, n) is not None)


def _jumlah(isi: Sequence[Calon], nama: str) -> int:
    return sum(getattr(b, nama) or 0 for b in isi)


def _periksa(hasil: Susunan, satu: Calon, isi: Sequence[Calon], sebut: str) -> None:
    """Refuse a sum that is not that of its lines, naming both."""
    if any(b.keluhan for b in isi):
        return  # first the lines; a sum over unread figures says nothing
    salah = False
    for nama in ANGKA:
        tercetak, dihitung = getattr(satu, nama), _jumlah(isi, nama)
        if nama not in satu.asal.sel or tercetak is None or tercetak == dihitung:
            continue
        if any(getattr(b, nama) is None for b in isi):
            continue  # a line without this figure is refused by itself
        salah = True
        alasan = (
            f"{sebut} {nama} tercetak {format_rupiah(tercetak)}, sedangkan {len(isi)} barisnya berjumlah"
            f" {format_rupiah(dihitung)}; selisih {format_rupiah(tercetak - dihitung)}"
        )
        satu.keluhkan(nama, alasan, "Perbaiki barisnya atau jumlahnya; tidak boleh ada selisih satu rupiah pun.")
    if salah or satu.keluhan:
        hasil.selisih.append(satu)
    elif satu.pagu is not None or satu.realisasi is not None:
        tercetak = {n: getattr(satu, n) for n in ("pagu", "realisasi")}
        angka = [f"{nama} {format_rupiah(isi)}" for nama, isi in tercetak.items() if isi is not None]
        hasil.cocok.append(f"{sebut} di baris {satu.asal.nomor} cocok sampai rupiah: {', '.join(angka)}.")
