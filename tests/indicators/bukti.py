"""Evidence for tests: honest and hostile files as bytes, and the form that sends them."""

import hashlib
import io
import os
import re
import struct
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from indicators.berkas import Gudang, Jenis
from indicators.models import BuktiDukung, Realisasi, Riwayat
from tests.dunia import angka

BATAS = "----batasUji"
URL = "/realisasi/I.U1A/2024/1/bukti/"
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n"
ELF = b"\x7fELF\x02\x01\x01" + b"\0" * 60
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MZ = b"MZ\x90\x00" + b"\0" * 60
JENIS_UTAMA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.fixture
def gudang(settings: Settings, tmp_path: Path) -> Path:
    settings.BUKTI_DIR = tmp_path / "bukti"
    return settings.BUKTI_DIR


@pytest.fixture
def draf(prc: User) -> Realisasi:
    return angka("I.U1A")


@pytest.fixture
def bukti(prc: User, draf: Realisasi, gudang: Path) -> BuktiDukung:
    return lampiran(draf, prc)


def png(lebar: int, tinggi: int) -> bytes:
    return PNG + struct.pack(">I4sIIBBBBB", 13, b"IHDR", lebar, tinggi, 8, 2, 0, 0, 0) + b"\0" * 4


def jpeg(lebar: int, tinggi: int, sebelum: bytes = b"") -> bytes:
    app0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    sof = b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", tinggi, lebar) + b"\x03" + b"\0" * 9
    return b"\xff\xd8" + app0 + sebelum + b"\xff\xff\xdb\x00\x04\0\0" + sof + b"\xff\xda\x00\x02" + b"\xff\xd9"


@cache
def xlsx() -> bytes:
    """A real workbook."""
    buku, keluar = openpyxl.Workbook(), io.BytesIO()
    buku.active["A1"] = "bukti"
    buku.save(keluar)
    return keluar.getvalue()


@cache
def docx_asli() -> bytes:
    """A real document."""
    dokumen, keluar = docx.Document(), io.BytesIO()
    dokumen.add_paragraph("bukti")
    dokumen.save(keluar)
    return keluar.getvalue()


@cache
def jpeg_asli() -> bytes:
    """A real photograph, as a camera or Word writes it."""
    with zipfile.ZipFile(io.BytesIO(docx_asli())) as arsip:
        return arsip.read("docProps/thumbnail.jpeg")


def jenis_bagian(utama: str = JENIS_UTAMA, bagian: str = "/xl/workbook.xml", tambahan: str = "") -> bytes:
    ns = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'<?xml version="1.0"?><Types xmlns="{ns}"><Override PartName="{bagian}" ContentType="{utama}"/>'
        f"{tambahan}</Types>"
    ).encode()


def arsip(*bagian: tuple[str, bytes], daftar: bytes | None = None) -> bytes:
    """A zip; with the list of part types of a workbook unless another or (b"") none is given."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as zip_:
        if daftar != b"":
            zip_.writestr("[Content_Types].xml", daftar or jenis_bagian())
        for nama, isi in bagian:
            zip_.writestr(nama, isi)
    return keluar.getvalue()


BUKU = ("xl/workbook.xml", b"<workbook/>")


def badan(kiriman: Iterable[tuple[bytes, bytes]] = (), /, **isian: str) -> bytes:
    """A multipart body, file names as raw bytes: a browser is not the only one who can send."""
    keluar = io.BytesIO()
    for nama, nilai in isian.items():
        keluar.write(f'--{BATAS}\r\nContent-Disposition: form-data; name="{nama}"\r\n\r\n{nilai}\r\n'.encode())
    for nama_berkas, isi in kiriman:
        keluar.write(f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; filename="'.encode())
        keluar.write(nama_berkas + b'"\r\nContent-Type: application/octet-stream\r\n\r\n' + isi + b"\r\n")
    keluar.write(f"--{BATAS}--\r\n".encode())
    return keluar.getvalue()


def kirim(client: Client, *berkas: tuple[str | bytes, bytes], url: str = URL, **isian: str) -> HttpResponse:
    mentah = [(n.encode(errors="surrogatepass") if isinstance(n, str) else n, isi) for n, isi in berkas]
    return client.post(url, badan(mentah, **isian), content_type=f"multipart/form-data; boundary={BATAS}")


def lampiran(realisasi: Realisasi, user: User, nama: str = "laporan.pdf", isi: bytes = PDF) -> BuktiDukung:
    """Evidence that is simply there: row and file, without a request."""
    gudang = Gudang(settings.BUKTI_DIR)
    jalur, berkas = gudang.tampung()
    with berkas:
        berkas.write(isi)
    return BuktiDukung.objects.create(
        realisasi=realisasi,
        nama=nama,
        berkas=gudang.simpan(jalur),
        jenis=Jenis.PDF.value,
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        diunggah_oleh=user,
    )


def isi_gudang(gudang: Path) -> list[str]:
    return sorted(os.listdir(gudang)) if gudang.exists() else []


def utuh(response: HttpResponse) -> bytes:
    """The whole body; reading it to its end closes the file (`close` would close the test's database too)."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def tanpa_token(response: HttpResponse) -> tuple[int, str, dict[str, str]]:
    """Everything that a client sees, but for what is random in every page."""
    isi = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", response.content.decode())
    return response.status_code, isi, {**response.headers, "Content-Length": "", "X-Request-ID": ""}


def jejak() -> tuple[list[dict[str, object]], int]:
    """What a refused request must leave as it was."""
    return list(BuktiDukung.objects.order_by("pk").values()), Riwayat.objects.count()
