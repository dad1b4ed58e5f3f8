"""Reading a file from outside: the rows of a child process as an iterator that cleans up after itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Generator, Iterator
from pathlib import Path
from types import TracebackType
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

    jenis: str
    pemisah: str
    lembar: tuple[Lembar, ...]

    def __init__(self, anak: Anak, kemajuan: Callable[[int], None] | None) -> None:
        self._anak, self._kemajuan = anak, kemajuan
        self._dilapor = 0
        self._baris = self._baca()
        try:
            next(self._baris)  # the workbook itself, before its first row
        except BaseException:
            anak.akhiri()
            raise

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> BarisLembar:
        baris = next(self._baris)
        assert baris is not None  # noqa: S101  only the very first is, and that is taken
        return baris

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self.tutup()

    def __del__(self) -> None:
        self.tutup()

    def tutup(self) -> None:
        """End the reading, wherever it is."""
        self._baris.close()
        self._anak.akhiri()

    def _baca(self) -> Generator[BarisLembar | None]:
        """None once the workbook is known, then its rows."""
        try:
            yield from self._urai()
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise tolak("terhenti") from error  # lines that our own child never writes
        finally:
            self._anak.akhiri()

    def _urai(self) -> Iterator[BarisLembar | None]:
        lembar, banyak = "", 0
        for baris in self._anak.baris():
            isi = json.loads(baris)
            if type(isi) is list:
                for satu in isi:
                    yield urai_baris(satu, lembar)
                banyak += len(isi)
                if banyak > self._anak.batas.baris:
                    raise tolak("terhenti")
                if time.monotonic_ns() - self._dilapor > SELANG_LAPOR:
                    self._lapor(banyak)
            elif "buku" in isi:
                self._isi_buku(isi["buku"])
                yield None
            elif "lembar" in isi:
                lembar = self.lembar[isi["lembar"]].nama
            elif "tolak" in isi:
                raise _penolakan(*isi["tolak"])
            else:
                self._lapor(banyak)
                return
        self._anak.periksa_akhir()

    def _lapor(self, banyak: int) -> None:
        self._dilapor = time.monotonic_ns()
        if self._kemajuan:
            self._kemajuan(banyak)

    def _isi_buku(self, buku: dict[str, Any]) -> None:
        self.jenis, self.pemisah = str(buku["jenis"]), str(buku["pemisah"])
        self.lembar = tuple(
            Lembar(
                str(satu["nama"]),
                str(satu["terlihat"]),
                tuple(map(str, satu["gabungan"])),
                tuple(map(str, satu["kolom_tersembunyi"])),
                int(satu["perkiraan_baris"]),
            )
            for satu in buku["lembar"]
        )


def _penolakan(kode: str, pesan: str) -> LembarDitolak:
    return LembarDitolak(kode, str(pesan)) if kode in PESAN else tolak("terhenti")
