"""Pixels of a picture, read from its head. Decoding it could take gigabytes; that is what is prevented."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from indicators.berkas.tolak import BerkasDitolak

PIKSEL_MAKS = 50_000_000
SEGMEN_MAKS = 1000  # an honest JPEG has some dozens before its picture
TANPA_ISI = {0x01, *range(0xD0, 0xD9)}  # markers without a length
AWAL_BINGKAI = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15
AWAL_PINDAI, AKHIR_GAMBAR = 0xDA, 0xD9
RUSAK = "gambarnya rusak: ukurannya tidak terbaca"


def periksa_png(jalur: Path) -> None:
    """Raises BerkasDitolak for a damaged head or too many pixels."""
    with jalur.open("rb") as berkas:
        kepala = berkas.read(24)
    if kepala[8:16] != b"\x00\x00\x00\rIHDR":
        raise BerkasDitolak(RUSAK)
    _periksa_piksel(_bilangan(kepala[16:20]), _bilangan(kepala[20:24]))


def periksa_jpeg(jalur: Path) -> None:
    """As `periksa_png`."""
    with jalur.open("rb") as berkas:
        berkas.seek(2)
        _periksa_piksel(*_ukuran_jpeg(berkas))


def _ukuran_jpeg(berkas: BinaryIO) -> tuple[int, int]:
    """Width and height: walk from segment to segment up to the first frame."""
    for _ in range(SEGMEN_MAKS):
        tanda = _tanda(berkas)
        if tanda in AWAL_BINGKAI:
            kepala = berkas.read(7)  # length 2, precision 1, height 2, width 2
            return _bilangan(kepala[5:7]), _bilangan(kepala[3:5])
        if tanda in (AWAL_PINDAI, AKHIR_GAMBAR):
            break
        if tanda not in TANPA_ISI:
            berkas.seek(max(_bilangan(berkas.read(2)), 2) - 2, 1)
    raise BerkasDitolak(RUSAK)


def _tanda(berkas: BinaryIO) -> int:
    """The next marker, past its fill bytes."""
    if berkas.read(1) != b"\xff":
        raise BerkasDitolak(RUSAK)
    for _ in range(SEGMEN_MAKS):
        if (tanda := berkas.read(1)) != b"\xff":
            return _bilangan(tanda)
    raise BerkasDitolak(RUSAK)


def _bilangan(bita: bytes) -> int:
    if not bita:
        raise BerkasDitolak(RUSAK)
    return int.from_bytes(bita, "big")


def _periksa_piksel(lebar: int, tinggi: int) -> None:
    if not lebar or not tinggi:
        raise BerkasDitolak(RUSAK)
    if lebar * tinggi > PIKSEL_MAKS:
        raise BerkasDitolak(
            f"gambarnya {lebar} x {tinggi} piksel, lebih dari {PIKSEL_MAKS // 1_000_000} megapiksel; perkecil dulu"
        )
