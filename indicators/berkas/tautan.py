"""Links as evidence. The server never opens them; it only looks at how they are written."""

from __future__ import annotations

from urllib.parse import urlsplit

from indicators.berkas.nama import PANJANG_NAMA, bersihkan
from indicators.berkas.tolak import BerkasDitolak, kutip

PANJANG_TAUTAN = 500
SKEMA = {"http", "https"}


def periksa_tautan(mentah: str) -> str:
    """The link as it will be stored. Raises BerkasDitolak, with the whole sentence."""
    tautan = mentah.strip()
    if len(tautan) > PANJANG_TAUTAN:
        raise BerkasDitolak(f"Tautannya {len(tautan)} karakter, paling banyak {PANJANG_TAUTAN}.")
    if not tautan.isprintable() or any(c in tautan for c in ' \\"<>'):
        raise BerkasDitolak(f"Tautan “{kutip(tautan)}” memuat spasi atau tanda yang tidak boleh ada dalam tautan.")
    try:
        bagian = urlsplit(tautan)
        berinang = bagian.scheme in SKEMA and bool(bagian.hostname)
        _ = bagian.port  # raises where it is no number
    except ValueError:
        berinang = False
    if not berinang:
        raise BerkasDitolak(f"Tautan “{kutip(tautan)}” harus lengkap, diawali http:// atau https://.")
    if bagian.username is not None or bagian.password is not None:
        raise BerkasDitolak("Tautan tidak boleh memuat nama pengguna atau kata sandi.")
    return tautan


def nama_tautan(judul: str, tautan: str) -> str:
    """What the link is called: the given title, else its host and path."""
    bagian = urlsplit(tautan)
    return (bersihkan(judul) or f"{bagian.hostname}{bagian.path}".rstrip("/"))[:PANJANG_NAMA]
