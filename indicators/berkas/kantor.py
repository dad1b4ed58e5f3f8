"""Office files (zip of XML parts), judged by their table of contents; only the list of part types is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from defusedxml import ElementTree  # type: ignore[import-untyped]

from indicators.berkas.tolak import BerkasDitolak

BAGIAN_MAKS = 1000
TERURAI_MAKS = 100 * 1024 * 1024
RASIO_MAKS = 100
SEKALI_BACA = 512 * 1024  # more than the table of contents of BAGIAN_MAKS parts
DAFTAR_JENIS = "[Content_Types].xml"
DAFTAR_JENIS_MAKS = 256 * 1024
DASAR = "application/vnd.openxmlformats-officedocument"
XLSX_UTAMA = f"{DASAR}.spreadsheetml.sheet.main+xml"
DOCX_UTAMA = f"{DASAR}.wordprocessingml.document.main+xml"
MAKRO = ("vbaproject", "macroenabled", "macrosheet")


class BacaTerbatas(io.BufferedReader):
    """A reader that never hands out more than SEKALI_BACA bytes at once.

    `zipfile` reads the whole table of contents in one go, as long as the file says it is: 10 MB of it would
    become hundreds of MB of objects.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        banyak = SEKALI_BACA + 1 if size is None or size < 0 else size
        data = super().read(min(banyak, SEKALI_BACA + 1))
        if len(data) > SEKALI_BACA:
            raise BerkasDitolak("daftar isinya terlalu panjang (bom zip)")
        return data


def periksa_xlsx(jalur: Path) -> None:
    """Raises BerkasDitolak for what is no plain workbook: another zip, a macro, a zip bomb, a password."""
    _periksa(jalur, XLSX_UTAMA, "Excel")


def periksa_docx(jalur: Path) -> None:
    """As `periksa_xlsx`, for a document."""
    _periksa(jalur, DOCX_UTAMA, "Word")


def _periksa(jalur: Path, utama: str, label: str) -> None:
    try:
        with BacaTerbatas(io.FileIO(jalur)) as berkas, zipfile.ZipFile(berkas) as arsip:
            _periksa_bagian(arsip.infolist(), jalur.stat().st_size)
            _periksa_jenis_bagian(arsip, utama, label)
    except BerkasDitolak:
        raise
    except Exception as error:  # a hostile zip fails in a dozen ways; each of them means the same
        raise BerkasDitolak(f"berkas {label} ini rusak") from error


def _periksa_bagian(bagian: list[zipfile.ZipInfo], ukuran: int) -> None:
    """By what the table of contents says: nothing is unpacked."""
    nama = [satu.filename.lower() for satu in bagian]
    if len(nama) > BAGIAN_MAKS:
        raise BerkasDitolak(f"isinya lebih dari {BAGIAN_MAKS} bagian (bom zip)")
    if len(set(nama)) < len(nama):
        raise BerkasDitolak("ada bagian yang tercatat dua kali")
    terurai = sum(satu.file_size for satu in bagian)
    if terurai > TERURAI_MAKS or terurai > RASIO_MAKS * ukuran:
        raise BerkasDitolak(
            f"setelah diurai menjadi lebih dari {TERURAI_MAKS // 1024**2} MB atau {RASIO_MAKS} kali lipat (bom zip)"
        )
    if any(satu.flag_bits & 1 for satu in bagian):
        raise BerkasDitolak("isinya bersandi; simpan tanpa sandi")
    _tolak_makro(nama)


def _tolak_makro(kata: list[str]) -> None:
    if any(makro in satu.lower() for satu in kata for makro in MAKRO):
        raise BerkasDitolak("memuat makro; simpan tanpa makro")


def _periksa_jenis_bagian(arsip: zipfile.ZipFile, utama: str, label: str) -> None:
    """The list of part types says what the file is, whatever its parts are called."""
    if DAFTAR_JENIS not in arsip.namelist():
        raise BerkasDitolak(f"isinya arsip zip, bukan berkas {label}")
    with arsip.open(DAFTAR_JENIS) as daftar:
        isi = daftar.read(DAFTAR_JENIS_MAKS + 1)
    if len(isi) > DAFTAR_JENIS_MAKS:
        raise BerkasDitolak("daftar jenis bagiannya terlalu panjang")
    bagian = ElementTree.fromstring(isi, forbid_dtd=True)
    _tolak_makro([satu.get("ContentType", "") for satu in bagian])
    inti = {satu.get("PartName", "").lstrip("/") for satu in bagian if satu.get("ContentType") == utama}
    if not inti & set(arsip.namelist()):
        raise BerkasDitolak(f"isinya bukan berkas {label}")
