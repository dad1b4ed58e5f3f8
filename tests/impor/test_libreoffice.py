"""Files that LibreOffice opened and saved: the same rows as before, and what was typed as it was typed.

By -m fault, and where LibreOffice (Debian: libreoffice-calc-nogui, libreoffice-writer-nogui) is installed.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.impor.alat import bita, halaman, isikan, unduh_templat, unggah
from tests.pages import bacaan

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.fault,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def simpan_ulang(berkas: bytes, folder: Path, bentuk: str = "xlsx") -> Path:
    """What LibreOffice makes of a file; its profile is the folder's."""
    asal = folder / "asal.xlsx"
    asal.write_bytes(berkas)
    perintah = [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", bentuk]
    subprocess.run([*perintah, "--outdir", folder / "hasil", asal], check=True, capture_output=True, timeout=120)
    return folder / "hasil" / f"asal.{bentuk}"


def test_a_template_that_libreoffice_saved_changes_nothing(prc_web: Client, tmp_path: Path) -> None:
    impor = unggah(prc_web, berkas=simpan_ulang(bita(unduh_templat(prc_web)), tmp_path).read_bytes())
    assert "0 perubahan" in bacaan(halaman(prc_web, impor))


def test_a_figure_typed_before_libreoffice_saved_it_is_read_as_typed(prc_web: Client, tmp_path: Path) -> None:
    isian = bita(isikan(unduh_templat(prc_web), "I.U1A", realisasi=85.5))
    hasil = simpan_ulang(isian, tmp_path)
    assert load_workbook(hasil).sheetnames == load_workbook(tmp_path / "asal.xlsx").sheetnames
    assert "85,50" in bacaan(halaman(prc_web, unggah(prc_web, berkas=hasil.read_bytes())))
