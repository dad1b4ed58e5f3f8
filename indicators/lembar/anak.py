"""The reading process: limits itself, reads the file on its standard input, writes lines of JSON.

First {"buku": ...}, then for each sheet {"lembar": index} and its rows, at the end {"selesai": true} or
{"tolak": [code, sentence]}. Whatever else happens to this process, its caller sees that the end is missing.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import resource
import sys
from typing import BinaryIO

from indicators.lembar.arsip import Arsip
from indicators.lembar.batas import TEKS_MAKS, BatasLembar
from indicators.lembar.buku import baca_buku
from indicators.lembar.kawat import Penulis
from indicators.lembar.nilai import Penilai
from indicators.lembar.pemeriksaan import CSV, XLSX, periksa_berkas
from indicators.lembar.pemisah import tebak_pemisah
from indicators.lembar.penjaga import Penjaga
from indicators.lembar.sekilas import sekilas
from indicators.lembar.sel import Lembar
from indicators.lembar.sel_xml import baca_baris
from indicators.lembar.teks import baca_teks, buka_teks, pengodean
from indicators.lembar.tolak import LembarDitolak, tolak
from indicators.lembar.untai import baca_untai

SOPAN = 5  # nice: whoever waits for a page goes first
KELUAR_MEMORI = 77
TENGGANG = 5  # seconds from the signal that says which limit it was to the one that says nothing


def utama() -> None:
    """The one argument: limits, name of the file and sheets wanted, as JSON."""
    argumen = json.loads(sys.argv[-1])
    batas = BatasLembar(**argumen["batas"])
    batasi_diri(batas)
    penulis = Penulis(os.fdopen(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False, newline="\n"))
    try:
        baca_berkas(sys.stdin.buffer, penulis, batas, argumen["nama"], frozenset(argumen["hanya"]))
    except MemoryError:
        os._exit(KELUAR_MEMORI)  # not a word more: that would need memory
    except BrokenPipeError:
        os._exit(0)  # the caller has gone


def batasi_diri(batas: BatasLembar) -> None:
    """Memory, processor time, no file written, no child, no core dump. No cycles are made here, so no collector."""
    os.nice(SOPAN)
    gc.disable()
    csv.field_size_limit(2 * TEKS_MAKS)
    _batasi(resource.RLIMIT_AS, batas.memori_byte)
    _batasi(resource.RLIMIT_CPU, batas.cpu_detik, tenggang=TENGGANG)
    for apa in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        _batasi(apa, 0)


def _batasi(apa: int, paling: int, tenggang: int = 0) -> None:
    """Never above what the operator already set."""
    _, terkeras = resource.getrlimit(apa)
    keras = paling + tenggang if terkeras == resource.RLIM_INFINITY else min(paling + tenggang, terkeras)
    resource.setrlimit(apa, (min(paling, keras), keras))


def baca_berkas(berkas: BinaryIO, penulis: Penulis, batas: BatasLembar, nama: str, hanya: frozenset[str]) -> None:
    """Write everything about the file, the refusal included. Raises MemoryError and BrokenPipeError."""
    try:
        tulis = Penjaga(penulis, batas)
        if periksa_berkas(berkas, batas, nama) == XLSX:
            _baca_xlsx(berkas, tulis, hanya)
        else:
            _baca_csv(berkas, tulis)
    except LembarDitolak as error:
        penulis.pesan({"tolak": [error.kode, error.pesan]})
    except (MemoryError, BrokenPipeError):
        raise
    except Exception:  # a hostile file fails in many ways; each of them means the same
        salah = tolak("rusak")
        penulis.pesan({"tolak": [salah.kode, salah.pesan]})
    else:
        penulis.pesan({"selesai": True})


def _baca_xlsx(berkas: BinaryIO, tulis: Penjaga, hanya: frozenset[str]) -> None:
    arsip = Arsip(berkas, tulis.batas)
    buku = baca_buku(arsip)
    lembar = [sekilas(arsip, satu, tulis.batas) for satu in buku.lembar]
    tulis.buku(XLSX, "", lembar)
    untai = baca_untai(arsip.isi(buku.bagian_untai)) if buku.bagian_untai else []
    penilai = Penilai(untai, buku.rupa, buku.sejak_1904, buku.hitung_ulang)
    for indeks, satu in enumerate(buku.lembar):
        if not hanya or satu.nama in hanya:
            tulis.lembar(indeks, satu.nama, baca_baris(arsip.isi(satu.bagian), penilai))


def _baca_csv(berkas: BinaryIO, tulis: Penjaga) -> None:
    nama, banyak = pengodean(berkas)
    teks = buka_teks(berkas, nama)
    tanda = tebak_pemisah(teks)
    teks.seek(0)
    tulis.buku(CSV, tanda, [Lembar(CSV, perkiraan_baris=banyak)])
    tulis.lembar(0, CSV, baca_teks(teks, tanda))
