"""Reading a file from outside: the rows of a child process as an iterator that cleans up after itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from indicators.lembar.batas import BatasLembar
from indicators.lembar.kawat import urai_baris
from indicators.lembar.pemeriksaan import periksa_berkas
from indicators.lembar.proses import Anak
from indicators.lembar.sel import BarisLembar, Lembar
from indicators.lembar.tolak import PESAN, LembarDitolak, tolak

SELANG_LAPOR = 200_000_000  # nanoseconds between two reports of progress


def baca(
    jalur: Path,
    batas: BatasLembar,
    *,
    kemajuan: Callable[[int], None] | None = None,
    batal: Callable[[], bool] | None = None,
    nama: str = "",
    hanya: Collection[str] = (),
) -> Bacaan:
    """Read the file at `jalur` in a process of its own; the rows come as they are read.

    `kemajuan` hears now and then and at the end how many rows of all sheets have come. `batal` is asked several
    times a second; once true, the reading ends. `nama`: the name under which the file was sent. `hanya`: the sheets
    wanted by name, else all. Raises LembarDitolak here or at any later row: what came before it is worthless.
    """
    with jalur.open("rb") as berkas:
        periksa_berkas(berkas, batas, nama or jalur.name)
        berkas.seek(0)
        anak = Anak(berkas, batas, nama or jalur.name, list(hanya), batal)
    return Bacaan(anak, kemajuan)


class Bacaan(Iterator[BarisLembar]):
    """The rows of all sheets in their order. `jenis` is "xlsx" or "csv", `pemisah` the separator of a CSV file.

    A context manager; left, dropped or read to the end, its process is gone.
    """

    def __init__(self, anak: Anak, kemajuan: Callable[[int], None] | None) -> None:
        self._anak = anak
        self._aliran = _aliran(anak, kemajuan)  # knows nothing of self: a circle would keep both alive
        kepala = next(self._aliran, None)
        if not isinstance(kepala, _Kepala):
            self.tutup()
            raise tolak("terhenti")
        self.jenis, self.pemisah, self.lembar = kepala.jenis, kepala.pemisah, kepala.lembar

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> BarisLembar:
        baris = next(self._aliran)
        assert isinstance(baris, BarisLembar)  # noqa: S101  there is one head
        return baris

    def __enter__(self) -> Self:
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: object) -> None:
        self.tutup()

    def __del__(self) -> None:
        self.tutup()

    def tutup(self) -> None:
        """End the reading, wherever it is."""
        self._aliran.close()
        self._anak.akhiri()


@dataclass(frozen=True, slots=True)
class _Kepala:
    jenis: str
    pemisah: str
    lembar: tuple[Lembar, ...]


def _aliran(anak: Anak, kemajuan: Callable[[int], None] | None) -> Generator[_Kepala | BarisLembar]:
    """The head, then the rows."""
    try:
        yield from _urai(anak, kemajuan or (lambda banyak: None))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise tolak("terhenti") from error  # what our own child never writes
    finally:
        anak.akhiri()


def _urai(anak: Anak, kemajuan: Callable[[int], None]) -> Iterator[_Kepala | BarisLembar]:
    kepala, ke, banyak, dilapor = _Kepala("", "", ()), -1, 0, 0
    for baris in anak.baris():
        match json.loads(baris):
            case [_, *_] as semua if ke >= 0:
                nama = kepala.lembar[ke].nama
                for satu in semua:
                    yield urai_baris(satu, nama)
                banyak += len(semua)
                if banyak > anak.batas.baris:
                    raise ValueError(banyak)
                if (sekarang := time.monotonic_ns()) - dilapor > SELANG_LAPOR:
                    dilapor = sekarang
                    kemajuan(banyak)
            case {"buku": dict() as buku} if not kepala.jenis:
                kepala = _kepala(buku)
                yield kepala
            case {"lembar": int() as indeks} if ke < indeks < len(kepala.lembar):
                ke = indeks
            case {"tolak": [str() as kode, str() as pesan]} if kode in PESAN:
                raise LembarDitolak(kode, pesan)
            case {"selesai": True}:
                kemajuan(banyak)
                return
            case lain:
                raise ValueError(lain)
    anak.periksa_akhir()


def _kepala(buku: dict[str, Any]) -> _Kepala:
    lembar = (
        Lembar(
            str(satu["nama"]),
            str(satu["terlihat"]),
            tuple(map(str, satu["gabungan"])),
            tuple(map(str, satu["kolom_tersembunyi"])),
            int(satu["perkiraan_baris"]),
        )
        for satu in buku["lembar"]
    )
    return _Kepala(str(buku["jenis"]), str(buku["pemisah"]), tuple(lembar))
