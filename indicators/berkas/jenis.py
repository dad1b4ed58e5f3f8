"""The kinds of file that are taken as evidence, and whether the bytes are of the kind that the name says."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from indicators.berkas.gambar import periksa_jpeg, periksa_png
from indicators.berkas.kantor import periksa_docx, periksa_xlsx
from indicators.berkas.tolak import BerkasDitolak


class Jenis(StrEnum):
    """A kind as its media type, which is what is stored and later sent."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @property
    def label(self) -> str:
        return LABEL[self]


LABEL = {
    Jenis.PDF: "PDF",
    Jenis.JPEG: "gambar JPEG",
    Jenis.PNG: "gambar PNG",
    Jenis.XLSX: "Excel",
    Jenis.DOCX: "Word",
}
EKSTENSI = {
    "pdf": Jenis.PDF,
    "jpg": Jenis.JPEG,
    "jpeg": Jenis.JPEG,
    "png": Jenis.PNG,
    "xlsx": Jenis.XLSX,
    "docx": Jenis.DOCX,
}
EKSTENSI_TEKS = "pdf, jpg, png, xlsx dan docx"

ZIP = b"PK\x03\x04"
TANDA = {
    Jenis.PDF: b"%PDF-",
    Jenis.JPEG: b"\xff\xd8\xff",
    Jenis.PNG: b"\x89PNG\r\n\x1a\n",
    Jenis.XLSX: ZIP,
    Jenis.DOCX: ZIP,
}
# What a wrong file seems to be, so that an honest mistake is understood.
TAMPAKNYA = (
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program Linux"),
    (b"#!", "skrip"),
    (b"\xd0\xcf\x11\xe0", "berkas Office lama (xls, doc) atau bersandi; simpan sebagai xlsx atau docx tanpa sandi"),
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"RIFF", "gambar WebP atau rekaman"),
    (ZIP, "arsip zip"),
    (b"Rar!", "arsip rar"),
    (b"<", "halaman web atau XML"),
)
PERIKSA: dict[Jenis, Callable[[Path], None]] = {
    Jenis.JPEG: periksa_jpeg,
    Jenis.PNG: periksa_png,
    Jenis.XLSX: periksa_xlsx,
    Jenis.DOCX: periksa_docx,
}


def periksa_isi(jalur: Path, jenis: Jenis) -> None:
    """Raises BerkasDitolak where the bytes at `jalur` are not of this kind, or could harm who opens them.

    Nothing is decoded or unpacked: only heads and tables of contents are read.
    """
    with jalur.open("rb") as berkas:
        kepala = berkas.read(64)
    if not kepala:
        raise BerkasDitolak("berkasnya kosong (0 bita)")
    if not kepala.startswith(TANDA[jenis]):
        raise BerkasDitolak(f"namanya mengatakan {jenis.label}, tetapi isinya {_tampaknya(kepala)}")
    if periksa := PERIKSA.get(jenis):
        periksa(jalur)


def _tampaknya(kepala: bytes) -> str:
    """In words; a page may begin with blanks or a byte order mark."""
    isi = kepala.removeprefix(b"\xef\xbb\xbf").lstrip()
    dugaan = next((nama for tanda, nama in TAMPAKNYA if isi.startswith(tanda)), None)
    return f"tampak seperti {dugaan}" if dugaan else "bukan itu"
