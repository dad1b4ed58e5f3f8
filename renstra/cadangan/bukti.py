"""The evidence files of a backup: after the database, so that each row has its file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.conf import settings

from indicators.models import BuktiDukung
from renstra.cadangan.manifes import sidik_berkas
from renstra.cadangan.tolak import CadanganDitolak

FOLDER = "bukti"


def salin_bukti(tujuan: Path, using: str) -> list[str]:
    """Copy the file of every row, removed ones included; returns those that are gone or not what was uploaded."""
    rusak = []
    (tujuan / FOLDER).mkdir(mode=0o700)
    for nama, sha256 in berkas_tercatat(using).items():
        asal = settings.BUKTI_DIR / nama
        if not asal.is_file():
            rusak.append(nama)
            continue
        shutil.copyfile(asal, tujuan / FOLDER / nama)
        if sidik_berkas(tujuan / FOLDER / nama) != sha256:
            rusak.append(nama)
    return rusak


def berkas_tercatat(using: str) -> dict[str, str]:
    """Name in the store -> SHA-256, of every row with a file."""
    return dict(BuktiDukung.objects.using(using).exclude(berkas="").values_list("berkas", "sha256"))


def periksa_gudang_tujuan(folder: Path, timpa: bool) -> None:
    """Nothing that is there may be lost. Raises CadanganDitolak."""
    gudang: Path = settings.BUKTI_DIR
    ada = {f.name for f in gudang.iterdir()} if gudang.is_dir() else set()
    if ada and not timpa:
        raise CadanganDitolak(f"Gudang bukti {gudang} tidak kosong; beri --timpa bila memang akan ditambahi.")
    for berkas in (folder / FOLDER).iterdir():
        if berkas.name in ada and sidik_berkas(gudang / berkas.name) != sidik_berkas(berkas):
            raise CadanganDitolak(f"Gudang bukti sudah memuat {berkas.name} dengan isi lain.")


def pulihkan_bukti(folder: Path) -> int:
    """Copy what is missing into the store; returns how many. A half-written file never has its final name."""
    gudang: Path = settings.BUKTI_DIR
    gudang.mkdir(mode=0o700, parents=True, exist_ok=True)
    banyak = 0
    for berkas in sorted((folder / FOLDER).iterdir()):
        tujuan = gudang / berkas.name
        if not tujuan.exists():
            sementara = tujuan.with_name(f"{tujuan.name}.sementara")
            shutil.copyfile(berkas, sementara)
            os.chmod(sementara, 0o600)
            sementara.rename(tujuan)
            banyak += 1
    return banyak


def require_bukti_utuh(using: str, rusak: list[str]) -> None:
    """Every row has its file with its SHA-256, but those the backup itself reported. Raises CadanganDitolak."""
    for nama, sha256 in berkas_tercatat(using).items():
        berkas = settings.BUKTI_DIR / nama
        if nama not in rusak and not (berkas.is_file() and sidik_berkas(berkas) == sha256):
            raise CadanganDitolak(f"Berkas bukti {nama} tidak ada atau isinya lain setelah dipulihkan.")
