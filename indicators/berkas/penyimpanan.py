"""The store of evidence: one folder outside the web root, random names, nothing half-written under them."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from indicators.berkas.tolak import PenyimpananGagal

NAMA = re.compile(r"[0-9a-f]{32}")
SEMENTARA = ".sementara"
GAGAL = "Penyimpanan bukti sedang penuh atau tidak dapat ditulisi. Beri tahu administrator, lalu coba lagi."


@dataclass(frozen=True, slots=True)
class Gudang:
    """The store in `folder`, which is made where it is missing. Raises PenyimpananGagal where it cannot write."""

    folder: Path

    def tampung(self) -> tuple[Path, BinaryIO]:
        """A new temporary file, open for writing, in the same folder so that it can be renamed into place."""
        with menulis():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            jalur = self.folder / f"{secrets.token_hex(16)}{SEMENTARA}"
            pegangan = os.open(jalur, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            return jalur, os.fdopen(pegangan, "wb")

    def simpan(self, sementara: Path) -> str:
        """Give a finished temporary file (already on disk, see `tuntaskan`) its random name, for good."""
        nama = secrets.token_hex(16)
        with menulis():
            sementara.rename(self.folder / nama)
            try:
                self._tuntaskan_folder()
            except OSError:
                self.buang(nama)  # nobody would know its name
                raise
        return nama

    def buka(self, nama: str) -> BinaryIO:
        """Raises FileNotFoundError, also for a name that is not one of ours."""
        if not NAMA.fullmatch(nama):
            raise FileNotFoundError(nama)
        return (self.folder / nama).open("rb")

    def buang(self, nama: str) -> None:
        """Remove a stored or temporary file; nothing happens where it is gone already."""
        (self.folder / nama).unlink(missing_ok=True)

    def isi(self) -> Iterator[os.DirEntry[str]]:
        """Everything in the folder; nothing where there is no folder yet."""
        if self.folder.is_dir():
            with os.scandir(self.folder) as daftar:
                yield from sorted(daftar, key=lambda satu: satu.name)

    def _tuntaskan_folder(self) -> None:
        """A rename survives a power cut only when the folder is on disk too."""
        pegangan = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(pegangan)
        finally:
            os.close(pegangan)


def tuntaskan(berkas: BinaryIO) -> None:
    """Bring everything written to disk and close."""
    with menulis(), berkas:
        berkas.flush()
        os.fsync(berkas.fileno())


@contextmanager
def menulis() -> Iterator[None]:
    """Turn what the disk says into a refusal; the cause stays attached for the log."""
    try:
        yield
    except OSError as error:
        raise PenyimpananGagal(GAGAL) from error
