"""The check before anything is parsed: what the file is by its bytes, and its table of contents if it is a zip."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from indicators.lembar.arsip import Anggota, Arsip
from indicators.lembar.batas import MB, BatasLembar
from indicators.lembar.tolak import tolak

XLSX, CSV = "xlsx", "csv"
KEPALA = 4096
ZIP, ZIP_KOSONG = b"PK\x03\x04", (b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BERSANDI = "EncryptedPackage".encode("utf-16-le")
BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM_UTF8 = b"\xef\xbb\xbf"
# What a wrong file seems to be, so that an honest mistake is understood.
TAMPAKNYA = (
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"Rar!", "arsip rar"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"{\\rtf", "dokumen RTF"),
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program Linux"),
)
# By the beginning of a part's name, without upper case: which refusal it means.
BAGIAN_DITOLAK = (
    ("xl/vbaproject", "makro", ""),
    ("xl/macrosheets/", "makro", ""),
    ("xl/dialogsheets/", "makro", ""),
    ("xl/externallinks/", "tautan_luar", ""),
    ("xl/workbook.bin", "xlsb", ""),
    ("word/", "bukan_xlsx", "dokumen Word"),
    ("ppt/", "bukan_xlsx", "presentasi PowerPoint"),
)
NAMA_EXCEL = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm")


def periksa(jalur: Path, batas: BatasLembar, *, nama: str = "") -> str:
    """ "xlsx" or "csv" by the bytes of the file at `jalur`; nothing is unpacked or parsed. Raises LembarDitolak.

    `nama` is the name under which it was sent (else that of the path): a name that promises something else is
    refused too, so that nobody wonders what was read.
    """
    with jalur.open("rb") as berkas:
        return periksa_berkas(berkas, batas, nama or jalur.name)


def periksa_berkas(berkas: BinaryIO, batas: BatasLembar, nama: str) -> str:
    """As `periksa`, for a file that is already open."""
    ukuran = berkas.seek(0, os.SEEK_END)
    if not ukuran:
        raise tolak("kosong")
    if ukuran > batas.berkas_byte:
        raise tolak("terlalu_besar", batas=batas.berkas_byte // MB)
    berkas.seek(0)
    kepala = berkas.read(KEPALA)
    jenis = XLSX if kepala.startswith(ZIP) else CSV
    akhiran = os.path.splitext(nama.lower())[1]
    if jenis == XLSX:
        _periksa_zip(berkas, batas, akhiran)
    else:
        _periksa_teks(berkas, kepala, akhiran)
    return jenis


def _periksa_zip(berkas: BinaryIO, batas: BatasLembar, akhiran: str) -> None:
    if akhiran in (".csv", ".txt", ".tsv"):
        raise tolak("bukan_csv", tampak="buku kerja Excel atau arsip zip")
    if akhiran == ".ods":
        raise tolak("ods")
    anggota = Arsip(berkas, batas).anggota
    periksa_bagian(anggota)
    if akhiran in (".xlsm", ".xltm"):
        raise tolak("makro")


def periksa_bagian(anggota: dict[str, Anggota]) -> None:
    """Raises LembarDitolak where the names of the parts say that this is no plain workbook."""
    for awalan, kode, tampak in BAGIAN_DITOLAK:
        if any(satu.startswith(awalan) for satu in anggota):
            raise tolak(kode, tampak=tampak)
    if any("vbaproject" in satu for satu in anggota):
        raise tolak("makro")
    if "[content_types].xml" not in anggota:
        raise tolak("ods") if {"mimetype", "content.xml"} <= set(anggota) else tolak("bukan_xlsx", tampak="arsip zip")


def _periksa_teks(berkas: BinaryIO, kepala: bytes, akhiran: str) -> None:
    if kepala.startswith(OLE):
        raise tolak("terkunci_sandi" if _memuat(berkas, BERSANDI) else "xls_lama")
    if kepala.startswith(ZIP_KOSONG):
        raise tolak("rusak")
    isi = kepala.removeprefix(BOM_UTF8).lstrip()
    if isi.startswith(b"<"):
        raise tolak("halaman_web")
    excel = akhiran in NAMA_EXCEL
    if tampak := next((nama for tanda, nama in TAMPAKNYA if kepala.startswith(tanda)), ""):
        raise tolak("bukan_xlsx" if excel else "bukan_csv", tampak=tampak)
    nol = b"\0" in kepala and not kepala.startswith(BOM_UTF16)
    if excel:
        raise tolak("bukan_xlsx", tampak="tidak dikenal" if nol else "teks biasa, mungkin CSV")
    if nol:
        raise tolak("bukan_teks")


def _memuat(berkas: BinaryIO, dicari: bytes) -> bool:
    """Whether the bytes stand anywhere in the file, read piece by piece."""
    berkas.seek(0)
    ekor = b""
    while potongan := berkas.read(MB):
        if dicari in ekor + potongan:
            return True
        ekor = potongan[-len(dicari) :]
    return False
