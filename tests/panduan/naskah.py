"""The guide as its authors write it: sections, the names printed in bold, pictures and links."""

import re
from collections.abc import Iterator

from django.utils.text import slugify

from renstra.panduan.naskah import NASKAH, URUTAN

TEKS = {bab: (NASKAH / f"{bab}.md").read_text(encoding="utf-8") for bab in URUTAN}


def bagian() -> Iterator[tuple[str, str]]:
    """`chapter#section` and the text of it."""
    for bab, teks in TEKS.items():
        for potong in re.split(r"^## ", teks, flags=re.MULTILINE)[1:]:
            judul, _, isi = potong.partition("\n")
            yield f"{bab}#{slugify(judul)}", isi


def nama_tebal(isi: str) -> set[str]:
    """What stands in bold: names that a reader is told to look for. `…` is what differs from page to page."""
    return {" ".join(nama.split()) for nama in re.findall(r"\*\*(.+?)\*\*", isi, flags=re.DOTALL)}


def gambar() -> list[tuple[str, str]]:
    """Alternative text and file name of every picture."""
    pola = r'!\[(.+?)\]\(\.\./\.\./static/panduan/([a-z0-9-]+\.webp)(?: "[^"]+")?\)'
    return [cocok for teks in TEKS.values() for cocok in re.findall(pola, teks)]


def berdiri(nama: str, terlihat: set[str]) -> bool:
    """Whether a name is one of those that were seen on the pages, word for word."""
    pola = re.compile(".*".join(map(re.escape, nama.split("…"))))
    return any(pola.fullmatch(satu) for satu in terlihat)
