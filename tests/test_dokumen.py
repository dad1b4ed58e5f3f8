"""No table of a page stands outside the tests, and none is empty."""

import pytest

from tests.dokumen import ROOT, headings_read, page, tables

SUMBER_UJI = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py"))]
HALAMAN = ("anggaran.md", "angka.md", "capaian.md", "kamus.md")


@pytest.mark.parametrize("nama", HALAMAN)
def test_setiap_tabel_dibaca_uji(nama: str) -> None:
    assert set(page(nama)) == headings_read(nama, *SUMBER_UJI)


@pytest.mark.parametrize("nama", HALAMAN)
def test_tidak_ada_tabel_kosong(nama: str) -> None:
    assert [heading for heading, isi in page(nama).items() if not isi] == []


def test_tabel_tanpa_uji_dan_tabel_kosong_terlihat() -> None:
    halaman = tables("# Satu\n| a |\n|---|\n| 1 |\n\n# Dua\n| a |\n|---|\n")
    assert halaman == {"Satu": [["1"]], "Dua": []}
    assert headings_read("x.md", '@table("x.md", "Satu", "a")\ndef test(a): pass') == {"Satu"}
    assert headings_read("x.md", '@table("y.md", "Satu", "a")\ndef test(a): pass') == set()


@pytest.mark.parametrize("kedua", ["", "# Satu\n"])
def test_dua_tabel_di_bawah_satu_judul_ditolak(kedua: str) -> None:
    tabel = "| a |\n|---|\n| 1 |\n\n"
    with pytest.raises(ValueError, match="more than one table"):
        tables(f"# Satu\n{tabel}{kedua}{tabel}")
