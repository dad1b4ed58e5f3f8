"""From the cells of one row to one row of a plan, or to what is wrong with it. No query here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from indicators.lembar import Sel
from indicators.models.bidang import DESIMAL
from indicators.services.impor.jenis import Pesan
from indicators.services.impor.kepala import rapi
from indicators.services.impor.rencana.asal import AsalBaris
from indicators.services.impor.rencana.isi import IsiBaris
from indicators.services.impor.rencana.kolom import (
    SEMUA,
    Bidang,
    Macam,
    Milik,
    nama_capaian,
    nama_realisasi,
    tahun_kolom,
)
from indicators.services.impor.rencana.target import Sifat, baca_target, baca_tercetak
from indicators.services.impor.sel import SelDitolak, angka_sel, coba, dari_rumus, tanya_persen, teks_sel

KODE_TERPANJANG = 30
# Where these are empty, what is stored stays, and a new row gets what follows from its plan.
KOSONG_TETAP = {"jenjang", "unit", "varian_minimum", "desimal", "tahun_awal", "tahun_akhir"}
YA = {"ya", "y", "true", "benar", "1", "x", "v", "✓"}
BUKAN = {"tidak", "t", "false", "salah", "0", "-", "n"}
Hasil = TypeVar("Hasil")


@dataclass(slots=True)
class Bacaan:
    """What a row says. `keluhan` refuse it, `tanya` must be answered with yes, `catatan` are only said."""

    isi: IsiBaris
    keluhan: list[Pesan] = field(default_factory=list)
    tanya: list[Pesan] = field(default_factory=list)
    catatan: list[Pesan] = field(default_factory=list)

    def coba(self, baca: Callable[[], Hasil]) -> Hasil | None:
        return coba(self.keluhan, baca, None)


def baca_kode(sel: Sel | None) -> str:
    """Spaces do not matter. Raises SelDitolak."""
    return "".join(teks_sel(sel, KODE_TERPANJANG).split())


def baca_baris(asal: AsalBaris, isi: IsiBaris, tersimpan: Mapping[str, Any], skala: Mapping[str, Any]) -> Bacaan:
    """`isi` has the kode only; `tersimpan`: what the row's columns hold now; `skala`: scale -> its predikat.

    A column that the file does not have leaves what is stored.
    """
    bacaan = Bacaan(isi)
    for nama, bidang in SEMUA.items():
        if nama in asal.huruf:
            _bidang(bacaan, asal, bidang)
    if isi.milik == Milik.INDIKATOR:
        sifat = Sifat.dari({**tersimpan, **isi.bidang}, skala)
        _target(bacaan, asal, sifat)
        _tercetak(bacaan, asal, sifat)
        isi.alasan = bacaan.coba(lambda: teks_sel(asal.sel.get("alasan"), 1000)) or ""
        isi.nomor = bacaan.coba(lambda: teks_sel(asal.sel.get("nomor"), 100)) or ""
    return bacaan


def _bidang(bacaan: Bacaan, asal: AsalBaris, bidang: Bidang) -> None:
    sel = asal.sel.get(bidang.nama)
    if not bidang.dipakai(bacaan.isi.milik):
        if sel is not None:
            alasan = f"kolom {bidang.judul} hanya untuk baris {bidang.milik}"
            bacaan.keluhan.append(Pesan(sel.alamat, sel.tampak, alasan, "Kosongkan sel ini."))
        return
    if sel is None and bidang.nama in KOSONG_TETAP:
        return
    banyak = len(bacaan.keluhan)
    nilai = bacaan.coba(lambda: BACA[bidang.macam](sel, bidang))
    if len(bacaan.keluhan) == banyak:
        bacaan.isi.bidang[bidang.nama] = nilai


def _target(bacaan: Bacaan, asal: AsalBaris, sifat: Sifat | None) -> None:
    """The targets of the years that are filled; nothing where the row does not even say what kind of value it has."""
    for nama, sel in asal.sel.items():
        tahun = tahun_kolom(nama)
        if tahun is None or sifat is None:
            continue
        if keterangan := dari_rumus(sel):
            bacaan.catatan.append(Pesan(sel.alamat, "", keterangan))
        nilai = bacaan.coba(partial(baca_target, sel, sifat))
        if nilai is not None:
            bacaan.isi.target[tahun] = nilai
            if sifat.persen and (tanya := tanya_persen(sel, nilai.nilai)):
                bacaan.tanya.append(tanya)


def _tercetak(bacaan: Bacaan, asal: AsalBaris, sifat: Sifat | None) -> None:
    """What a document prints of years gone by, beside what follows from it."""
    tahun = {t for nama in asal.sel for awal in ("realisasi", "capaian") if (t := tahun_kolom(nama, awal))}
    if sifat is None:
        return
    for t in sorted(tahun):
        realisasi, capaian = asal.sel.get(nama_realisasi(t)), asal.sel.get(nama_capaian(t))
        isian = bacaan.coba(partial(baca_tercetak, realisasi, capaian, sifat))
        if isian is not None:
            bacaan.isi.tercetak[t] = isian


def _teks(sel: Sel | None, bidang: Bidang) -> str:
    return teks_sel(sel, bidang.panjang)


def _pilihan(sel: Sel | None, bidang: Bidang) -> str:
    if sel is None:
        return ""
    kata = rapi(teks_sel(sel, 100))
    pilihan = bidang.pilihan or {}
    for kode, label in pilihan.items():
        if kata in (rapi(kode), rapi(label)):
            return kode
    raise SelDitolak(sel, f"bukan pilihan {bidang.judul.lower()}", f"Pilih: {', '.join(pilihan.values())}.")


def _angka(sel: Sel | None, bidang: Bidang) -> Any:
    if sel is not None and sel.persen:  # shown as 73 %, and meant so
        sel = sel._replace(persen=False)
    return angka_sel(sel, desimal=DESIMAL, boleh_negatif=bidang.nama not in ("bobot", "nilai_maksimum"))


def _bulat(sel: Sel | None, bidang: Bidang) -> int | None:
    if sel is not None and re.fullmatch(r"[0-9]{1,4}", sel.teks):
        return int(sel.teks)
    angka = angka_sel(sel, desimal=0)
    return None if angka is None else int(angka)


def _logika(sel: Sel | None, bidang: Bidang) -> bool:
    kata = rapi(teks_sel(sel, 20)) if sel else ""
    if sel is not None and kata not in YA | BUKAN:
        raise SelDitolak(sel, "bukan ya atau tidak", "Tulis ya, atau kosongkan.")
    return kata in YA


def _tahun(sel: Sel | None, bidang: Bidang) -> list[int]:
    if sel is None:
        return []
    kata = [k for k in re.split(r"[;,\s]+", teks_sel(sel, 200)) if k]
    if not all(re.fullmatch(r"[12][0-9]{3}", k) for k in kata):
        raise SelDitolak(sel, "bukan daftar tahun", "Tulis tahun empat angka, dipisah titik koma.")
    return sorted({int(k) for k in kata})


def _rujukan(sel: Sel | None, bidang: Bidang) -> str:
    return "".join(teks_sel(sel, 40).split())


BACA: dict[Macam, Callable[[Sel | None, Bidang], Any]] = {
    Macam.TEKS: _teks,
    Macam.PILIHAN: _pilihan,
    Macam.ANGKA: _angka,
    Macam.BULAT: _bulat,
    Macam.LOGIKA: _logika,
    Macam.TAHUN: _tahun,
    Macam.RUJUKAN: _rujukan,
}
