"""Text typed by people, before it is stored: one form of each letter, nothing that cannot be seen or kept."""

from __future__ import annotations

import unicodedata

BARIS_BARU = {"\n", "\t"}
# Control characters (PostgreSQL refuses NUL), and halves of a pair that are no character at all.
TAK_TERSIMPAN = {"Cc", "Cs"}
# Embeddings, overrides and isolates: unseen, they turn around what is printed beside the text. A telephone number
# copied from a list of contacts brings them along.
ARAH = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def bersihkan(teks: str) -> str:
    """NFC, line ends as \\n, no space around; empty where nothing of it can be seen."""
    if teks.isascii() and teks.isprintable():  # most text by far: nothing to compose, nothing unseen but spaces
        return teks.strip()
    rapi = unicodedata.normalize("NFC", teks.translate(ARAH).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return rapi if any(unicodedata.category(huruf)[0] in "LNPS" for huruf in rapi) else ""


def keberatan(teks: str, terpanjang: int) -> str:
    """Why a text cannot be stored, as a sentence; empty where it can."""
    if len(teks) > terpanjang:
        return f"Terlalu panjang: {len(teks)} huruf, paling banyak {terpanjang}."
    if teks.isprintable():  # no character of those is
        return ""
    if any(unicodedata.category(huruf) in TAK_TERSIMPAN and huruf not in BARIS_BARU for huruf in teks):
        return "Ada karakter kendali yang tidak dapat disimpan. Ketik ulang teksnya."
    return ""
