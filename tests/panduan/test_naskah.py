"""The guide's chapters: complete, linked, pictured; what their authors may write, and what they may not."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve

from renstra.panduan.gambar import ukuran_webp
from renstra.panduan.naskah import GAMBAR, NASKAH, URUTAN, baca_bab, semua_bab, susun
from tests.pages import cari, isi, teks
from tests.panduan.naskah import bagian, berdiri, gambar, nama_tebal

KEPALA = "# Judul\n\nUntuk siapa.\n\n"
SATU, SEMUA = 60 * 1024, 1536 * 1024  # bytes of one picture, of all of them
VP8 = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a"


def test_every_file_is_a_chapter() -> None:
    assert {satu.stem for satu in NASKAH.glob("*.md")} == set(URUTAN)


@pytest.mark.django_db
def test_the_guide_opens_without_a_login_and_leads_to_every_section(client: Client) -> None:
    awal = isi(client.get("/panduan/"))
    tautan = {dict(a.attributes).get("href") for a in cari(awal, "a")}
    for bab in semua_bab():
        halaman = isi(client.get(bab.alamat))
        id_ada = {dict(h.attributes).get("id") for h in cari(halaman, "h2")}
        assert [teks(h) for h in cari(halaman, "h1")] == [bab.judul]
        assert {f"{bab.alamat}#{satu.id}" for satu in bab.bagian} <= tautan
        assert {satu.id for satu in bab.bagian} <= id_ada
        assert len({satu.id for satu in bab.bagian}) == len(bab.bagian) >= 4


@pytest.mark.django_db
def test_an_unknown_chapter_is_not_found(client: Client) -> None:
    assert client.get("/panduan/tidak-ada/").status_code == 404
    with pytest.raises(KeyError):
        baca_bab("../keputusan")


@pytest.mark.django_db
def test_every_link_leads_somewhere(client: Client) -> None:
    """Inside the guide to a section that exists, else to an address of the application."""
    bagian_ada = {f"{bab.alamat}#{satu.id}" for bab in semua_bab() for satu in bab.bagian}
    for bab in semua_bab():
        artikel = next(cari(isi(client.get(bab.alamat)), "article"))
        for tautan in (str(dict(a.attributes)["href"]) for a in cari(artikel, "a")):
            if "#" in tautan:
                assert f"{bab.alamat}{tautan}" in bagian_ada or tautan in bagian_ada, f"{bab.kode}: {tautan}"
            else:
                assert resolve(tautan.partition("?")[0])


def test_pictures_are_there_small_described_and_all_used() -> None:
    ada = {satu.name: satu.stat().st_size for satu in GAMBAR.iterdir()}
    assert sorted(ada) == sorted(nama for _, nama in gambar())
    assert {nama: ukuran for nama, ukuran in ada.items() if ukuran > SATU} == {}
    assert sum(ada.values()) <= SEMUA
    assert [nama for alternatif, nama in gambar() if len(alternatif) < 30] == []


@pytest.mark.django_db
def test_pictures_wait_until_they_are_scrolled_to_and_keep_their_place(client: Client) -> None:
    for bab in semua_bab():
        for satu in cari(isi(client.get(bab.alamat)), "img"):
            sifat = dict(satu.attributes)
            nama = str(sifat["src"]).rpartition("/")[2]
            assert sifat["loading"] == "lazy"
            assert (int(sifat["width"] or 0), int(sifat["height"] or 0)) == ukuran_webp(GAMBAR / nama)
            assert sifat["alt"]


def test_html_in_a_chapter_is_text() -> None:
    bab = susun("mulai", f'{KEPALA}## Satu\n\n<script>alert(1)</script> <b onclick="x">b</b> [x](javascript:a())\n')
    assert "<script" not in bab.isi and "<b " not in bab.isi and "<a" not in bab.isi
    assert "&lt;script&gt;" in bab.isi


@pytest.mark.parametrize(
    "tautan", ["https://contoh.example/", "//contoh.example/", "lain.md", "mulai.md?x=1", "mailto:a@b.example"]
)
def test_a_link_out_of_the_application_is_refused(tautan: str) -> None:
    with pytest.raises(ValueError, match="ke luar"):
        susun("mulai", f"{KEPALA}## Satu\n\n[x]({tautan})\n")


def test_a_picture_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"tidak-ada\.webp"):
        susun("mulai", f"{KEPALA}## Satu\n\n![x](../../static/panduan/tidak-ada.webp)\n")


@pytest.mark.parametrize(
    ("kepala", "ukuran"),
    [
        (VP8 + b"\x60\x04\x84\x03", (1120, 900)),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x5f\xc4\xe0\x00\0\0\0\0\0", (1120, 900)),
        (b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x5f\x04\0\x83\x03\0", (1120, 900)),
    ],
)
def test_the_size_of_a_picture(tmp_path: Path, kepala: bytes, ukuran: tuple[int, int]) -> None:
    berkas = tmp_path / "a.webp"
    berkas.write_bytes(kepala)
    assert ukuran_webp(berkas) == ukuran
    berkas.write_bytes(b"\x89PNG" + kepala)
    with pytest.raises(ValueError, match="WebP"):
        ukuran_webp(berkas)


def test_names_in_bold_are_read_and_held_against_what_was_seen() -> None:
    assert nama_tebal("Tekan **Ajukan …\nangka**, lalu **Simpan**; *miring* tidak.") == {"Ajukan … angka", "Simpan"}
    assert berdiri("Ajukan … angka", {"Ajukan 3 angka"})
    assert berdiri("Kembalikan …", {"Kembalikan …"})
    assert not berdiri("Simpan", {"Simpan penjelasan"})
    assert sum(len(nama_tebal(satu)) for _, satu in bagian()) > 100
