"""The name of a sent file: what people will read. Where the file is kept has nothing to do with it."""

from __future__ import annotations

import re
import unicodedata

from indicators.berkas.jenis import EKSTENSI, EKSTENSI_TEKS, Jenis
from indicators.berkas.tolak import BerkasDitolak

PANJANG_NAMA = 150  # characters, as the column BuktiDukung.nama
# Characters that make a name read otherwise than it is: `x<U+202E>fdp.exe` looks like `xexe.pdf`.
PEMBALIK_ARAH = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NAMA_WINDOWS = {"CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10))}
# Known extensions: one of these before the last means that the name hides what the file is.
_DIKENAL = """
exe com bat cmd scr pif msi msp dll sys cpl lnk scf reg jar apk app dmg iso img deb rpm bin
js jse mjs vbs vbe wsf wsh hta ps1 psm1 sh bash py pl rb php php3 php4 php5 phtml phar asp aspx jsp cgi
html htm xhtml shtml mht svg svgz xml xsl swf url chm zip rar 7z gz tar
doc docm dot dotm xls xlsm xlsb xlt xltm xlam ppt pptx pptm rtf odt ods csv txt
"""
DIKENAL = {*EKSTENSI, *_DIKENAL.split()}


def nama_tampilan(mentah: str) -> tuple[str, Jenis]:
    """The cleaned name and the kind that its extension promises. Raises BerkasDitolak.

    Paths, line breaks and invisible marks are taken out; what could deceive a reader is refused.
    """
    _tolak_tersembunyi(mentah)
    nama = bersihkan(re.split(r"[/\\]", mentah)[-1]).rstrip(" .")
    if len(nama) > PANJANG_NAMA:
        raise BerkasDitolak(f"namanya {len(nama)} karakter, paling banyak {PANJANG_NAMA}")
    jenis = _jenis_menurut_nama(nama)
    if nama.partition(".")[0].strip().upper() in NAMA_WINDOWS:
        return f"_{nama}"[:PANJANG_NAMA], jenis
    return nama, jenis


def bersihkan(teks: str) -> str:
    """One line of NFC text without invisible characters."""
    tampak = "".join(" " if c.isspace() else c for c in teks if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", tampak).split())


def _tolak_tersembunyi(mentah: str) -> None:
    if "\ufffd" in mentah or any(unicodedata.category(c) == "Cs" for c in mentah):
        raise BerkasDitolak("namanya tidak terbaca (bukan UTF-8); ganti nama berkasnya")
    for c in mentah:
        if c in PEMBALIK_ARAH or (unicodedata.category(c) == "Cc" and not c.isspace()):
            raise BerkasDitolak(f"namanya memuat tanda tersembunyi (U+{ord(c):04X}); ganti nama berkasnya")


def _jenis_menurut_nama(nama: str) -> Jenis:
    depan, _, ekstensi = nama.rpartition(".")
    if not depan.strip(" ."):
        kurang = "hanya ekstensi" if ekstensi.lower() in EKSTENSI and "." in nama else "tanpa ekstensi"
        raise BerkasDitolak(f"namanya {kurang}; beri nama lengkap, misalnya laporan.pdf")
    jenis = EKSTENSI.get(ekstensi.lower())
    if jenis is None:
        raise BerkasDitolak(f"jenis “.{ekstensi[:10]}” tidak diterima; yang diterima {EKSTENSI_TEKS}")
    ganda = [bagian for bagian in depan.split(".")[1:] if bagian.strip().lower() in DIKENAL]
    if ganda:
        raise BerkasDitolak(f"namanya berekstensi ganda (.{ganda[-1].strip()}.{ekstensi}); ganti nama berkasnya")
    return jenis
