"""The chapters of the guide: Markdown in docs/panduan, read once, turned into HTML that carries none of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from renstra.panduan.gambar import ukuran_webp

# Who they are for, in the order in which the guide lists them.
URUTAN = ("mulai", "perencana", "verifikator", "pimpinan", "administrator", "api")
NASKAH = settings.BASE_DIR / "docs" / "panduan"
GAMBAR = settings.BASE_DIR / "static" / "panduan"
_TAUTAN = re.compile(r"(?:(?P<bab>[a-z]+)\.md)?(?:#(?P<bagian>[a-z0-9-]+))?")


class Penulis(RendererHTML):
    """HTML as Markdown gives it, but for pictures: they wait until they are scrolled to, and keep their place."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An anchor stays where it led while pictures above it arrive: hence width and height."""
        satu = tokens[idx]
        nama = str(satu.attrGet("src")).rpartition("/")[2]
        lebar, tinggi = ukuran_webp(GAMBAR / nama)
        keterangan = satu.attrGet("title") or ""
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">{}',
            static(f"panduan/{nama}"),
            satu.content,
            lebar,
            tinggi,
            format_html("<figcaption>{}</figcaption>", keterangan) if keterangan else "",
        )


_MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=Penulis)


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section: the anchor it is reached by, and its heading."""

    id: str
    judul: str


@dataclass(frozen=True, slots=True)
class Bab:
    """A chapter. `isi` is safe HTML: the text is ours, and Markdown lets no HTML through."""

    kode: str
    judul: str
    ringkas: str
    isi: SafeString
    bagian: tuple[Bagian, ...]

    @property
    def alamat(self) -> str:
        return reverse("panduan-bab", args=[self.kode])


def semua_bab() -> list[Bab]:
    return [baca_bab(kode) for kode in URUTAN]


@cache
def baca_bab(kode: str) -> Bab:
    """The chapter of this name. Raises KeyError for one that does not exist."""
    if kode not in URUTAN:
        raise KeyError(kode)
    return susun(kode, (NASKAH / f"{kode}.md").read_text(encoding="utf-8"))


def susun(kode: str, teks: str) -> Bab:
    """A chapter out of its text: `# title`, one paragraph that says what it is for, then sections under `##`.

    Raises ValueError for a link that leads out of the guide and the application, or a picture that is not there.
    """
    judul, ringkas, *isi = _kelompok(_MARKDOWN.parse(teks))
    token = [satu for kelompok in isi for satu in kelompok]
    bagian = tuple(_bagian(token))
    for satu in token:
        for anak in satu.children or ():
            _siapkan(anak)
    _jadikan_gambar(token)
    html = _MARKDOWN.renderer.render(token, _MARKDOWN.options, {})
    return Bab(kode, _polos(judul), _polos(ringkas), mark_safe(html), bagian)  # noqa: S308 - see Bab


def _kelompok(token: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each block of the text's first level."""
    hasil: list[list[Token]] = []
    for satu in token:
        if satu.level == 0 and satu.nesting != -1:
            hasil.append([])
        hasil[-1].append(satu)
    return hasil


def _polos(kelompok: Sequence[Token]) -> str:
    return " ".join(satu.content for satu in kelompok if satu.type == "inline")


def _bagian(token: Sequence[Token]) -> list[Bagian]:
    """The sections, each heading marked with its anchor on the way."""
    hasil = []
    for buka, isi in pairwise(token):
        if buka.type == "heading_open" and buka.tag == "h2":
            bagian = Bagian(slugify(isi.content), isi.content)
            buka.attrSet("id", bagian.id)
            hasil.append(bagian)
    return hasil


def _siapkan(token: Token) -> None:
    if token.type == "link_open":
        token.attrSet("href", _tujuan(str(token.attrGet("href"))))


def _tujuan(href: str) -> str:
    """Other chapters are linked by their files, as they also read outside the application; pages by their path."""
    if href.startswith("/") and not href.startswith("//"):
        return href
    cocok = _TAUTAN.fullmatch(href)
    if not href or cocok is None or cocok["bab"] not in (None, *URUTAN):
        raise ValueError(f"Tautan panduan ke luar: {href}")
    jangkar = f"#{cocok['bagian']}" if cocok["bagian"] else ""
    return f"{reverse('panduan-bab', args=[cocok['bab']])}{jangkar}" if cocok["bab"] else jangkar


def _jadikan_gambar(token: Sequence[Token]) -> None:
    """A paragraph of nothing but a picture is a figure with its caption."""
    for buka, isi, tutup in zip(token, token[1:], token[2:], strict=False):
        if buka.type == "paragraph_open" and [anak.type for anak in isi.children or ()] == ["image"]:
            buka.tag = tutup.tag = "figure"
