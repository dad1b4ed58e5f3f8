"""Reading for tests: without a process of its own where the process is not what is tested."""

import io
from collections.abc import Collection, Iterator

from indicators.lembar import TEMPLAT, Bacaan, BatasLembar, Sel
from indicators.lembar.anak import baca_berkas
from indicators.lembar.kawat import Penulis


class AnakDiSini:
    """Speaks as the child does, from this process."""

    def __init__(self, isi: bytes, batas: BatasLembar, nama: str, hanya: Collection[str]) -> None:
        self.batas = batas
        self.keluar = io.StringIO()
        baca_berkas(io.BytesIO(isi), Penulis(self.keluar), batas, nama, frozenset(hanya))

    def baris(self) -> Iterator[bytes]:
        return iter(self.keluar.getvalue().encode().splitlines())

    def periksa_akhir(self) -> None:
        raise AssertionError("no end was written")

    def akhiri(self) -> None: ...


def baca_sini(
    isi: bytes, *, nama: str = "uji.xlsx", batas: BatasLembar = TEMPLAT, hanya: Collection[str] = ()
) -> Bacaan:
    return Bacaan(AnakDiSini(isi, batas, nama, hanya), None)  # type: ignore[arg-type]


def sel_sini(isi: bytes, **lain: object) -> dict[str, Sel]:
    """All cells by address."""
    return {sel.alamat: sel for baris in baca_sini(isi, **lain) for sel in baris.sel.values()}  # type: ignore[arg-type]


def satu(isi: bytes, alamat: str = "A1", **lain: object) -> Sel:
    return sel_sini(isi, **lain)[alamat]


def ringkas(isi: bytes, **lain: object) -> list[tuple[int, dict[str, str]]]:
    """Row numbers and texts."""
    return [
        (baris.nomor, {kolom: sel.teks for kolom, sel in baris.sel.items()})
        for baris in baca_sini(isi, **lain)  # type: ignore[arg-type]
    ]
