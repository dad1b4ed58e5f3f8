"""How much of a file is read before it is refused. The defaults; an installation may set its own."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024
TEKS_MAKS = 32_767  # characters in one cell, Excel's own limit
BARIS_MAKS = 1 * MB  # characters of one row
GABUNGAN_MAKS = 50_000  # merged ranges in one workbook


@dataclass(frozen=True, slots=True)
class BatasLembar:
    """Limits of one reading. Sizes in bytes, times in seconds.

    `rasio`: unpacked bytes to packed ones, counted from 1 MB unpacked. `anggota`: parts of the workbook. `baris`:
    rows with content in one sheet. `kolom`: the last column that may hold something. `memori_byte`, `cpu_detik`: of
    the reading process. `wall_detik`: how long the caller waits for it; time the caller itself takes is not counted.
    """

    berkas_byte: int
    terurai_byte: int
    baris: int
    rasio: int = 100
    anggota: int = 300
    kolom: int = 200
    memori_byte: int = 700 * MB
    cpu_detik: int = 15
    wall_detik: int = 20


# A unit's own template, and an administrator's bulk import.
TEMPLAT = BatasLembar(berkas_byte=2 * MB, terurai_byte=40 * MB, baris=20_000)
MASSAL = BatasLembar(berkas_byte=10 * MB, terurai_byte=100 * MB, baris=120_000, cpu_detik=30, wall_detik=60)
