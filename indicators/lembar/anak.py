"""The reading process: limits itself, reads the file on its standard input, writes lines of JSON.

First {"buku": ...}, then for each sheet {"lembar": index} and its rows, at the end {"selesai": true} or
{"tolak": [code, {...}]}. Whatever else happens to this process, its caller sees that the end is missing.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import BinaryIO, TextIO

from indicators.lembar.arsip import Arsip
from indicators.lembar.batas import BARIS_MAKS, BatasLembar
from indicators.lembar.buku import Buku, baca_buku
from indicators.lembar.kawat import tulis_baris
from indicators.lembar.kolom import huruf
from indicators.lembar.nilai import Isi, Penilai
from indicators.lembar.pemeriksaan import CSV, XLSX, periksa_berkas
from indicators.lembar.pemisah import tebak_pemisah
from indicators.lembar.sekilas import sekilas
from indicators.lembar.sel import Lembar
from indicators.lembar.sel_xml import baca_baris
from indicators.lembar.teks import baca_teks, buka_teks, pengodean
from indicators.lembar.tolak import LembarDitolak, tolak
from indicators.lembar.untai import baca_untai

SOPAN = 5  # nice: whoever waits for a page goes first
Baris = Iterator[tuple[int, bool, dict[int, Isi]]]


def utama() -> None:
    """Arguments: the limits, the name of the file and the sheets wanted, as JSON."""
    argumen = json.loads(sys.argv[-1])
    batas = BatasLembar(**argumen["batas"])
    batasi_diri(batas)
    keluar = os.fdopen(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False, newline="\n", buffering=1 << 16)
    try:
        _baca(sys.stdin.buffer, keluar, batas, argumen["nama"], frozenset(argumen["hanya"]))
        _tulis(keluar, {"selesai": True})
    except LembarDitolak as error:
        _tulis(keluar, {"tolak": [error.kode, error.pesan]})
    except MemoryError:
        os._exit(KELUAR_MEMORI)
    except BrokenPipeError:
        os._exit(0)  # the caller has gone
    except Exception:  # a hostile file fails in many ways; each of them means the same
        salah = tolak("rusak")
        _tulis(keluar, {"tolak": [salah.kode, salah.pesan]})
    keluar.flush()


KELUAR_MEMORI = 77


def batasi_diri(batas: BatasLembar) -> None:
    """Memory, processor time, no files, no children, no core dump."""
    os.nice(SOPAN)
    for apa, paling in (
        (resource.RLIMIT_AS, batas.memori_byte),
        (resource.RLIMIT_CPU, batas.cpu_detik),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(apa, (paling, paling))


def _baca(berkas: BinaryIO, keluar: TextIO, batas: BatasLembar, nama: str, hanya: frozenset[str]) -> None:
    if periksa_berkas(berkas, batas, nama) == XLSX:
        _baca_xlsx(berkas, keluar, batas, hanya)
    else:
        _baca_csv(berkas, keluar, batas)


def _baca_xlsx(berkas: BinaryIO, keluar: TextIO, batas: BatasLembar, hanya: frozenset[str]) -> None:
    arsip = Arsip(berkas, batas)
    buku = baca_buku(arsip)
    lembar = [sekilas(arsip, satu, batas) for satu in buku.lembar]
    _tulis(keluar, {"buku": {"jenis": XLSX, "pemisah": "", "lembar": [asdict(satu) for satu in lembar]}})
    keluar.flush()
    penilai = _penilai(arsip, buku)
    for indeks, satu in enumerate(buku.lembar):
        if not hanya or satu.nama in hanya:
            _tulis(keluar, {"lembar": indeks})
            _tulis_semua(keluar, baca_baris(arsip.isi(satu.bagian), penilai), satu.nama, batas)


def _penilai(arsip: Arsip, buku: Buku) -> Penilai:
    untai = baca_untai(arsip.isi(buku.bagian_untai)) if buku.bagian_untai else []
    return Penilai(untai, buku.bentuk, buku.sejak_1904, buku.hitung_ulang)


def _baca_csv(berkas: BinaryIO, keluar: TextIO, batas: BatasLembar) -> None:
    nama = pengodean(berkas)
    teks = buka_teks(berkas, nama)
    tanda = tebak_pemisah(teks)
    teks.seek(0)
    lembar = Lembar(CSV, perkiraan_baris=0)
    _tulis(keluar, {"buku": {"jenis": CSV, "pemisah": tanda, "lembar": [asdict(lembar)]}})
    _tulis(keluar, {"lembar": 0})
    _tulis_semua(keluar, baca_teks(teks, tanda), CSV, batas)


def _tulis_semua(keluar: TextIO, baris: Baris, lembar: str, batas: BatasLembar) -> None:
    for banyak, (nomor, tersembunyi, sel) in enumerate(baris, start=1):
        if banyak > batas.baris:
            raise tolak("terlalu_banyak_baris", lembar=lembar, batas=batas.baris)
        if (terjauh := max(sel)) > batas.kolom:
            raise tolak("terlalu_lebar", sel=f"{huruf(terjauh)}{nomor}", lembar=lembar, batas=batas.kolom)
        teks = tulis_baris(nomor, tersembunyi, sel)
        if len(teks) * 4 > BARIS_MAKS and len(teks.encode()) > BARIS_MAKS:
            raise tolak("baris_terlalu_panjang", baris=nomor, lembar=lembar)
        keluar.write(teks)
        keluar.write("\n")


def _tulis(keluar: TextIO, pesan: dict[str, object]) -> None:
    keluar.write(json.dumps(pesan, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    utama()
