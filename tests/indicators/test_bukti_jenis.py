"""What the bytes are, whatever the name says (U01, U02, U04, U12)."""

import random
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from indicators.berkas import BerkasDitolak, Jenis, periksa_isi
from indicators.berkas.gambar import PIKSEL_MAKS
from indicators.berkas.kantor import BAGIAN_MAKS, DAFTAR_JENIS_MAKS
from tests.dokumen import ROOT
from tests.indicators.bukti import (
    BUKU,
    CFB,
    ELF,
    HTML,
    MZ,
    PDF,
    PNG,
    SVG,
    arsip,
    docx_asli,
    jenis_bagian,
    jpeg,
    jpeg_asli,
    png,
    xlsx,
)

DOCX = Jenis.DOCX
DOCX_UTAMA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def periksa(folder: Path, isi: bytes, jenis: Jenis) -> None:
    jalur = folder / "isi"
    jalur.write_bytes(isi)
    periksa_isi(jalur, jenis)


JUJUR = [
    ("pdf", PDF, Jenis.PDF),
    ("png asli", (ROOT / "docs/gambar/beranda.png").read_bytes(), Jenis.PNG),
    ("jpeg asli", jpeg_asli(), Jenis.JPEG),
    ("jpeg dengan banyak segmen", jpeg(10, 10, b"\xff\xe1\xff\xff" + b"E" * 65533), Jenis.JPEG),
    ("xlsx asli", xlsx(), Jenis.XLSX),
    ("docx asli", docx_asli(), Jenis.DOCX),
    (
        "docx dari Word di web",
        arsip(("word/document2.xml", b"<w/>"), daftar=jenis_bagian(DOCX_UTAMA, "/word/document2.xml")),
        Jenis.DOCX,
    ),
    ("tepat 50 megapiksel", png(PIKSEL_MAKS // 10_000, 10_000), Jenis.PNG),
]


@pytest.mark.parametrize(("isi", "jenis"), [c[1:] for c in JUJUR], ids=[c[0] for c in JUJUR])
def test_jujur_diterima(tmp_path: Path, isi: bytes, jenis: Jenis) -> None:
    periksa(tmp_path, isi, jenis)


TERSANDI = bytearray(arsip(BUKU))
TERSANDI[TERSANDI.index(b"PK\x01\x02") + 8] |= 1
VBA = '<Override PartName="/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
XML_BOM = b'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Types>&b;</Types>'
ACAK = random.Random(1).randbytes(DAFTAR_JENIS_MAKS // 2).hex()  # noqa: S311  so that the ratio is no reason
JENIS_PANJANG = jenis_bagian(tambahan=f'<Default Extension="{ACAK}" ContentType="a/b"/>')
# A table of contents that says it is 9 MB long, and is.
CD_PANJANG = b"PK\x03\x04" + b"\0" * 9_000_000 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 9_000_000, 4, 0)

PALSU = [
    ("U04 kosong", b"", Jenis.PDF, r"kosong \(0 bita\)"),
    ("U02 html bernama pdf", HTML, Jenis.PDF, "mengatakan PDF, tetapi isinya tampak seperti halaman web"),
    ("U02 html berspasi bernama pdf", b"\xef\xbb\xbf \n" + HTML, Jenis.PDF, "halaman web"),
    ("U02 ELF bernama pdf", ELF, Jenis.PDF, "program Linux"),
    ("U01 exe bernama pdf", MZ, Jenis.PDF, "program Windows"),
    ("U01 svg bernama png", SVG, Jenis.PNG, "halaman web atau XML"),
    ("U01 php bernama jpg", b"<?php system('id');", Jenis.JPEG, "isinya"),
    ("U01 js bernama docx", b"alert(1)", Jenis.DOCX, "bukan itu"),
    ("skrip bernama pdf", b"#!/bin/sh\nrm -rf /", Jenis.PDF, "skrip"),
    ("pdf sesudah sampah", b"\0" * 10 + PDF, Jenis.PDF, "bukan itu"),
    ("jpeg bernama png", jpeg(1, 1), Jenis.PNG, "gambar JPEG"),
    ("png bernama pdf", png(1, 1), Jenis.PDF, "gambar PNG"),
    ("gif bernama png", b"GIF89a", Jenis.PNG, "gambar GIF"),
    ("xls lama bernama xlsx", CFB, Jenis.XLSX, "Office lama"),
    ("pdf bernama xlsx", PDF, Jenis.XLSX, "tampak seperti PDF"),
    ("U12 png 30.000 x 30.000", png(30_000, 30_000), Jenis.PNG, "30000 x 30000 piksel, lebih dari 50 megapiksel"),
    ("U12 jpeg 30.000 x 30.000", jpeg(30_000, 30_000), Jenis.JPEG, "30000 x 30000 piksel"),
    ("U12 sedikit di atas batas", png(PIKSEL_MAKS + 1, 1), Jenis.PNG, "piksel"),
    ("png tanpa kepala", PNG, Jenis.PNG, "rusak"),
    ("png berkepala lain", PNG + b"\x00\x00\x00\rIDAT" + b"\0" * 8, Jenis.PNG, "rusak"),
    ("png selebar nol", png(0, 10), Jenis.PNG, "rusak"),
    ("jpeg terpotong", jpeg(10, 10)[:20], Jenis.JPEG, "rusak"),
    ("jpeg setinggi nol", jpeg(10, 0), Jenis.JPEG, "rusak"),
    ("jpeg tanpa bingkai", b"\xff\xd8\xff\xda\x00\x02", Jenis.JPEG, "rusak"),
    ("jpeg berisi sampah", b"\xff\xd8\xff\x01" + b"\0" * 99, Jenis.JPEG, "rusak"),
    ("jpeg tanpa akhir", b"\xff\xd8" + b"\xff\x01" * 100_000, Jenis.JPEG, "rusak"),
    ("jpeg bertanda pengisi", b"\xff\xd8" + b"\xff" * 100_000, Jenis.JPEG, "rusak"),
    ("jpeg segmen sepanjang nol", b"\xff\xd8" + b"\xff\xe0\x00\x00" * 5000, Jenis.JPEG, "rusak"),
    ("zip terpotong", xlsx()[:-30], Jenis.XLSX, "rusak"),
    ("zip tanpa isi", b"PK\x03\x04", Jenis.XLSX, "rusak"),
    ("zip biasa", arsip(("a.txt", b"a"), daftar=b""), Jenis.XLSX, "arsip zip, bukan berkas Excel"),
    ("docx bernama xlsx", docx_asli(), Jenis.XLSX, "bukan berkas Excel"),
    ("xlsx bernama docx", xlsx(), Jenis.DOCX, "bukan berkas Word"),
    ("tanpa bagian utama", arsip(), Jenis.XLSX, "bukan berkas Excel"),
    ("berkas makro", arsip(BUKU, ("xl/vbaProject.bin", b"x")), Jenis.XLSX, "makro"),
    ("makro bernama lain", arsip(BUKU, ("x.bin", b""), daftar=jenis_bagian(tambahan=VBA)), Jenis.XLSX, "makro"),
    ("xlsm bernama xlsx", arsip(BUKU, daftar=jenis_bagian(XLSM)), Jenis.XLSX, "makro"),
    ("docm bernama docx", arsip(("word/document.xml", b""), ("word/vbaProject.bin", b"x")), DOCX, "makro"),
    ("bersandi", bytes(TERSANDI), Jenis.XLSX, "bersandi"),
    ("bagian rangkap", arsip(BUKU, ("XL/WORKBOOK.XML", b"<lain/>")), Jenis.XLSX, "dua kali"),
    ("jenis bagian bukan XML", arsip(BUKU, daftar=b"bukan xml"), Jenis.XLSX, "rusak"),
    ("jenis bagian dengan DTD", arsip(BUKU, daftar=XML_BOM), Jenis.XLSX, "rusak"),
    ("jenis bagian UTF-16", arsip(BUKU, daftar=jenis_bagian(XLSM).decode().encode("utf-16")), Jenis.XLSX, "makro"),
    (
        "jenis bagian terlalu panjang",
        arsip(BUKU, daftar=JENIS_PANJANG),
        Jenis.XLSX,
        "jenis bagiannya terlalu panjang",
    ),
    ("U12 bom zip menurut rasio", arsip(BUKU, ("xl/a.xml", b"\0" * 20_000_000)), Jenis.XLSX, "bom zip"),
    ("U12 bom zip menurut jumlah", arsip(BUKU, *((f"a{i}", b"") for i in range(BAGIAN_MAKS))), Jenis.XLSX, "bagian"),
    ("U12 daftar isi raksasa", CD_PANJANG, Jenis.XLSX, "daftar isinya terlalu panjang"),
]


@pytest.mark.parametrize(("isi", "jenis", "alasan"), [c[1:] for c in PALSU], ids=[c[0] for c in PALSU])
def test_palsu_ditolak(tmp_path: Path, isi: bytes, jenis: Jenis, alasan: str) -> None:
    with pytest.raises(BerkasDitolak, match=alasan):
        periksa(tmp_path, isi, jenis)


@pytest.mark.parametrize("isi", [b"\xff\x01" * 5_000_000, b"\xff" * 10_000_000, b"\xff\xe0\x00\x02" * 2_500_000])
def test_u12_jpeg_yang_tidak_pernah_sampai_ke_gambarnya(tmp_path: Path, isi: bytes) -> None:
    """10 MB of marks: given up after some, not walked to the end."""
    (tmp_path / "isi").write_bytes(b"\xff\xd8" + isi)
    mulai = time.process_time()
    with pytest.raises(BerkasDitolak, match="rusak"):
        periksa_isi(tmp_path / "isi", Jenis.JPEG)
    assert time.process_time() - mulai < 0.1


def bom_besar() -> bytes:
    """Says 150 MB; the ratio is honest, only the sum is not."""
    isi = bytearray(arsip(BUKU, *((f"xl/{i}.bin", i.to_bytes(2, "big") * 500) for i in range(3))))
    letak = isi.index(b"PK\x01\x02")
    isi[letak + 24 : letak + 28] = struct.pack("<I", 150 * 1024 * 1024)
    return bytes(isi)


def test_u12_bom_zip_menurut_besar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.berkas.kantor.RASIO_MAKS", 10**9)
    with pytest.raises(BerkasDitolak, match="bom zip"):
        periksa(tmp_path, bom_besar(), Jenis.XLSX)


def test_u12_menolak_tanpa_mengurai(tmp_path: Path) -> None:
    """1 GB of zeros and 200,000 lines of contents: neither time nor memory is spent on them."""
    bom = tmp_path / "bom"
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_, zip_.open("xl/a", "w") as bagian:
        for _ in range(100):
            bagian.write(b"\0" * 1_000_000)
    (tmp_path / "cd").write_bytes(CD_PANJANG)
    tracemalloc.start()
    mulai = time.process_time()
    for nama in ("bom", "cd"):
        with pytest.raises(BerkasDitolak, match="bom zip"):
            periksa_isi(tmp_path / nama, Jenis.XLSX)
    assert time.process_time() - mulai < 1
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()
