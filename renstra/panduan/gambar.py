"""How large a picture of the guide is, from its first bytes."""

from __future__ import annotations

from pathlib import Path


def ukuran_webp(berkas: Path) -> tuple[int, int]:
    """Width and height in pixels of a WebP file (RFC 9649). Raises ValueError where it is none, or not there."""
    try:
        with berkas.open("rb") as buka:
            kepala = buka.read(30)
    except OSError as galat:
        raise ValueError(f"Gambar panduan tidak ada: {berkas.name}") from galat
    if len(kepala) < 30 or kepala[:4] != b"RIFF" or kepala[8:12] != b"WEBP":
        raise ValueError(f"Bukan gambar WebP: {berkas.name}")
    if kepala[12:16] == b"VP8 ":
        return _kecil(kepala, 26, 2) & 0x3FFF, _kecil(kepala, 28, 2) & 0x3FFF
    if kepala[12:16] == b"VP8L":
        empat = _kecil(kepala, 21, 4)
        return (empat & 0x3FFF) + 1, (empat >> 14 & 0x3FFF) + 1
    return _kecil(kepala, 24, 3) + 1, _kecil(kepala, 27, 3) + 1


def _kecil(kepala: bytes, dari: int, banyak: int) -> int:
    return int.from_bytes(kepala[dari : dari + banyak], "little")
