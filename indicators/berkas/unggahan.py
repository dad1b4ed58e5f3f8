"""Receiving files of a form straight into the store: hashed on the way, refused before they are large."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser

from indicators.berkas.penyimpanan import Gudang, menulis, tuntaskan
from indicators.berkas.tolak import BerkasTerlaluBesar
from indicators.berkas.ukuran import ukuran_teks

RUANG_ISIAN = 64 * 1024  # bytes of a form besides its files: fields, names, boundaries


@dataclass(frozen=True, slots=True)
class BerkasMasuk:
    """One received file, on disk under a temporary name. `nama` is exactly what was sent: not to be trusted."""

    nama: str
    jalur: Path
    ukuran: int
    sha256: str

    def close(self) -> None:
        """Django closes what it received; nothing is open here."""


class NamaApaAdanya(MultiPartParser):
    """Django would silently drop NUL and direction marks from a name; here the rules of `nama` see them."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        return file_name


class Penampung(FileUploadHandler):
    """Takes every file of one request; whoever installed it calls `bersihkan` in the end.

    Raises BerkasTerlaluBesar and PenyimpananGagal, which reach the view through `request.POST`.
    """

    def __init__(self, gudang: Gudang, ukuran_maks: int, jumlah_maks: int) -> None:
        super().__init__()
        self.gudang, self.ukuran_maks, self.jumlah_maks = gudang, ukuran_maks, jumlah_maks
        self.sementara: list[Path] = []
        self.nama, self.ukuran, self.sidik = "", 0, hashlib.sha256()
        self.berkas: BinaryIO | None = None
        self.dibaca = self.terputus = False

    def handle_raw_input(
        self, input_data: Any, META: dict[str, str], content_length: int, boundary: str, encoding: Any = None
    ) -> Any:
        """Let our own parser do it; it asks here again and is told to go on."""
        if self.dibaca:
            return None
        self.dibaca = True
        return NamaApaAdanya(META, input_data, [self], encoding).parse()

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        if len(self.sementara) >= self.jumlah_maks:
            raise BerkasTerlaluBesar(
                f"Satu kiriman paling banyak {self.jumlah_maks} berkas; tidak ada yang disimpan dari kiriman ini."
            )
        self._tutup()
        jalur, self.berkas = self.gudang.tampung()
        self.sementara.append(jalur)
        self.nama, self.ukuran, self.sidik = file_name, 0, hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.ukuran += len(raw_data)
        if self.ukuran > self.ukuran_maks:
            alasan = f"lebih besar dari {ukuran_teks(self.ukuran_maks)}, batas satu berkas"
            raise BerkasTerlaluBesar(alasan).tentang(self.nama)
        self.sidik.update(raw_data)
        if self.berkas:
            with menulis():
                self.berkas.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> Any:
        if self.berkas:
            tuntaskan(self.berkas)
        return BerkasMasuk(self.nama, self.sementara[-1], self.ukuran, self.sidik.hexdigest())

    def upload_interrupted(self) -> None:
        """The body ended in the middle of a file, which is then not among the files of the request."""
        self.terputus = True

    def bersihkan(self) -> None:
        """Remove every temporary file that has not become evidence."""
        self._tutup()
        for jalur in self.sementara:
            self.gudang.buang(jalur.name)

    def _tutup(self) -> None:
        """Closing writes what is left; on a full disk that fails again, and no longer matters."""
        if self.berkas:
            with suppress(OSError):
                self.berkas.close()


def siapkan(request: HttpRequest, gudang: Gudang, ukuran_maks: int, jumlah_maks: int) -> Penampung:
    """Make room for the files of a request whose body is not read yet. Raises BerkasTerlaluBesar.

    By the length that the body says it has: a server passes on no more than that.
    """
    panjang = str(request.META.get("CONTENT_LENGTH") or "")
    if panjang.isdecimal() and int(panjang) > ukuran_maks + RUANG_ISIAN:
        raise BerkasTerlaluBesar(
            f"Kiriman ini {ukuran_teks(int(panjang))}, padahal satu berkas, dan satu kiriman, paling besar"
            f" {ukuran_teks(ukuran_maks)}. Perkecil berkasnya, atau kirim berkasnya satu per satu."
        )
    penampung = Penampung(gudang, ukuran_maks, jumlah_maks)
    request.upload_handlers = [penampung]
    return penampung
