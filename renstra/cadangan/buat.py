"""Making a backup: database first, then the evidence its rows name, then the manifest, then its final name."""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from renstra import __version__
from renstra.cadangan.basis import CADANGAN, sambungan_sqlite
from renstra.cadangan.bukti import salin_bukti
from renstra.cadangan.hitung import isi_basis, migrasi
from renstra.cadangan.manifes import BENTUK, NAMA, sidik_berkas, tulis_manifes
from renstra.cadangan.postgres import cadangkan_postgres, satu_saat
from renstra.cadangan.sqlite import cadangkan_sqlite
from renstra.cadangan.tolak import CadanganDitolak
from renstra.cadangan.versi import require_versi

NAMA_FOLDER = re.compile(r"cadangan-\d{8}T\d{6}Z")
SEMENTARA = ".sementara"
NAMA_PUTUS = re.compile(NAMA_FOLDER.pattern + re.escape(SEMENTARA))
CADANGKAN_DENGAN = "Cadangkan dengan versi itu, atau jalankan `migrate` dahulu."


@dataclass(frozen=True)
class Cadangan:
    """A finished backup: where, its manifest, the manifest's SHA-256, evidence that was missing or altered."""

    folder: Path
    manifes: dict[str, Any]
    sidik: str

    @property
    def rusak(self) -> list[str]:
        return list(self.manifes["bukti_rusak"])


def cadangkan(induk: Path) -> Cadangan:
    """Into a new folder below `induk`, which has its final name only when it is whole. Raises CadanganDitolak."""
    require_versi(migrasi("default"), "Basis data ini milik versi program lain", CADANGKAN_DENGAN)
    saat = timezone.now()
    tujuan = induk / f"cadangan-{saat:%Y%m%dT%H%M%SZ}"
    kerja = tujuan.with_name(f"{tujuan.name}{SEMENTARA}")
    try:
        induk.mkdir(mode=0o700, parents=True, exist_ok=True)
        if tujuan.exists():
            raise CadanganDitolak(f"{tujuan} sudah ada; tunggu satu detik lalu ulangi.")
        kerja.mkdir(mode=0o700)
        manifes = _isi_folder(kerja) | {"bentuk": BENTUK, "produk": __version__, "dibuat": saat.isoformat()}
        sidik = tulis_manifes(kerja, manifes)
        _tuntaskan(kerja)
        kerja.rename(tujuan)
    except OSError as error:
        shutil.rmtree(kerja, ignore_errors=True)
        raise CadanganDitolak(f"Cadangan tidak dapat ditulis di {induk}: {error.strerror or error}.") from error
    except BaseException:
        shutil.rmtree(kerja, ignore_errors=True)
        raise
    return Cadangan(tujuan, manifes, sidik)


def buang_cadangan_lama(induk: Path, simpan: int) -> list[Path]:
    """Keep the newest `simpan`, and nothing of yesterday's that was never finished; returns what went.

    Only folders that bear our name, and have a manifest or never came to have one, are ever removed.
    """
    kemarin = time.time() - timedelta(days=1).total_seconds()
    putus = [f for f in induk.iterdir() if NAMA_PUTUS.fullmatch(f.name) and f.stat().st_mtime < kemarin]
    jadi = sorted(f for f in induk.iterdir() if NAMA_FOLDER.fullmatch(f.name) and (f / NAMA).is_file())
    lama = [*(jadi[:-simpan] if simpan else []), *putus]
    for folder in lama:
        shutil.rmtree(folder)
    return lama


def _isi_folder(kerja: Path) -> dict[str, Any]:
    """Write database and evidence; the facts are counted in the very instant that was written."""
    with ExitStack() as buka:
        if connection.vendor == "sqlite":
            buka.enter_context(sambungan_sqlite(cadangkan_sqlite(connection, kerja)))
        else:
            basis, potret = buka.enter_context(satu_saat())
            cadangkan_postgres(basis, kerja, potret)
        fakta = isi_basis(CADANGAN)
        rusak = salin_bukti(kerja, CADANGAN)
    berkas = {
        str(f.relative_to(kerja)): {"ukuran": f.stat().st_size, "sha256": sidik_berkas(f)}
        for f in sorted(kerja.rglob("*"))
        if f.is_file()
    }
    return {"mesin": connection.vendor, **fakta, "bukti_rusak": rusak, "berkas": berkas}


def _tuntaskan(folder: Path) -> None:
    """Everything on disk before the name says that it is."""
    for jalur in [*(f for f in folder.rglob("*")), folder]:
        pegangan = os.open(jalur, os.O_RDONLY)
        try:
            os.fsync(pegangan)
        finally:
            os.close(pegangan)
