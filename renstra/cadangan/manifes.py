"""The manifest of a backup: what it holds, and how to prove that it still does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from renstra.cadangan.tolak import CadanganDitolak

NAMA = "manifes.json"
BENTUK = 1
SEPOTONG = 1024 * 1024
BAGIAN = {
    "migrasi": "migrasi yang diterapkan",
    "baris": "banyaknya baris",
    "jumlah": "jumlah",
    "sidik": "isi tabel (sidik)",
    "riwayat": "ujung rantai riwayat",
}


def sidik_berkas(berkas: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    sidik = hashlib.sha256()
    with berkas.open("rb") as isi:
        while potong := isi.read(SEPOTONG):
            sidik.update(potong)
    return sidik.hexdigest()


def tulis_manifes(folder: Path, manifes: Mapping[str, Any]) -> str:
    """Write it; returns its own SHA-256, to be kept elsewhere: who has it can tell a forged manifest."""
    berkas = folder / NAMA
    berkas.write_text(json.dumps(manifes, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return sidik_berkas(berkas)


def baca_manifes(folder: Path) -> dict[str, Any]:
    """Raises CadanganDitolak where there is none of ours."""
    try:
        manifes = json.loads((folder / NAMA).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CadanganDitolak(f"{folder} bukan cadangan: {NAMA} tidak ada atau tidak terbaca.") from error
    if not isinstance(manifes, dict) or manifes.get("bentuk") != BENTUK:
        raise CadanganDitolak(f"{folder / NAMA} berbentuk lain dari yang dikenal versi ini.")
    return manifes


def periksa_berkas(folder: Path, manifes: Mapping[str, Any]) -> None:
    """Every file of the manifest is there with its SHA-256, and no other. Raises CadanganDitolak."""
    ada = {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file() and f.name != NAMA}
    tercatat = manifes["berkas"]
    for nama in sorted(tercatat.keys() - ada):
        raise CadanganDitolak(f"Cadangan tidak utuh: berkas {nama} tidak ada.")
    for nama in sorted(ada - tercatat.keys()):
        raise CadanganDitolak(f"Cadangan memuat berkas yang tidak tercatat: {nama}.")
    for nama, sifat in tercatat.items():
        if sidik_berkas(folder / nama) != sifat["sha256"]:
            raise CadanganDitolak(f"Cadangan tidak utuh: isi {nama} berubah sejak dicadangkan.")


def require_sama(dicadangkan: Mapping[str, Any], dipulihkan: Mapping[str, Any]) -> None:
    """The facts of the manifest against those of a database. Raises CadanganDitolak that names the differences."""
    beda = [satu for bagian in BAGIAN for satu in _perbedaan(bagian, dicadangkan[bagian], dipulihkan[bagian])]
    if beda:
        lain = f" dan {len(beda) - 5} perbedaan lain" if len(beda) > 5 else ""
        raise CadanganDitolak(f"Isi basis data tidak sama dengan manifes: {'; '.join(beda[:5])}{lain}.")


def _perbedaan(bagian: str, harap: Any, ada: Any) -> Iterator[str]:
    judul = BAGIAN[bagian]
    if isinstance(harap, dict):
        for nama in sorted(harap.keys() | ada.keys()):
            if harap.get(nama) != ada.get(nama):
                yield f"{judul} {nama}: {harap.get(nama)} dicadangkan, {ada.get(nama)} dipulihkan"
    elif harap != ada:
        yield f"{judul}: {', '.join(sorted(set(harap) ^ set(ada)))} hanya di salah satu"
