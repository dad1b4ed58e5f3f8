"""Names of sent files: cleaned or refused (U03, U05-U08)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.berkas import BerkasDitolak, Jenis, nama_tampilan
from indicators.berkas.nama import PANJANG_NAMA

DIBERSIHKAN = [
    ("biasa", "Laporan TW I 2024.pdf", "Laporan TW I 2024.pdf"),
    ("huruf besar", "FOTO.JPG", "FOTO.JPG"),
    ("titik biasa", "SK No. 12.a tgl 1.3.2024.pdf", "SK No. 12.a tgl 1.3.2024.pdf"),
    ("NFC", "re\u0301sume\u0301.docx", "r\u00e9sum\u00e9.docx"),
    ("U08 naik folder", "../../../x.pdf", "x.pdf"),
    ("U08 naik folder Windows", r"..\..\x.pdf", "x.pdf"),
    ("U08 jalur mutlak", "/abs/x.pdf", "x.pdf"),
    ("U08 jalur Windows", r"C:\Data\x.pdf", "x.pdf"),
    ("U08 nama perangkat", "CON.pdf", "_CON.pdf"),
    ("U08 nama perangkat 2", "lpt1.catatan.pdf", "_lpt1.catatan.pdf"),
    ("U08 baris baru", "x\r\nSet-Cookie: a=b.pdf", "x Set-Cookie: a=b.pdf"),
    ("tab dan spasi rangkap", "a\t\tb  c.pdf", "a b c.pdf"),
    ("spasi tak putus", "a\u00a0b.pdf", "a b.pdf"),
    ("lebar nol", "la\u200bpor\ufeffan.pdf", "laporan.pdf"),
    ("titik dan spasi di ujung", "x.pdf. .", "x.pdf"),
    ("tanda kutip", 'a"b.pdf', 'a"b.pdf'),
]


@pytest.mark.parametrize(("mentah", "bersih"), [c[1:] for c in DIBERSIHKAN], ids=[c[0] for c in DIBERSIHKAN])
def test_dibersihkan(mentah: str, bersih: str) -> None:
    assert nama_tampilan(mentah)[0] == bersih


DITOLAK = [
    ("U03 pdf.exe", "x.pdf.exe", "jenis “.exe” tidak diterima"),
    ("U03 exe.pdf", "x.exe.pdf", r"berekstensi ganda \(.exe.pdf\)"),
    ("U03 exe.pdf berspasi", "x.EXE .pdf", "berekstensi ganda"),
    ("U03 exe.pdf berlebar nol", "x.ex\u200be.pdf", "berekstensi ganda"),
    ("U03 dokumen dalam dokumen", "x.docm.pdf", "berekstensi ganda"),
    ("U03 NUL", "x.exe\0.pdf", r"tanda tersembunyi \(U\+0000\)"),
    ("U03 kanan ke kiri", "laporan\u202efdp.pdf", r"tanda tersembunyi \(U\+202E\)"),
    ("U03 isolasi arah", "a\u2066b.pdf", r"tanda tersembunyi \(U\+2066\)"),
    ("U03 escape", "a\x1bb.pdf", r"tanda tersembunyi \(U\+001B\)"),
    ("U05 300 karakter", "a" * 296 + ".pdf", "namanya 300 karakter, paling banyak 150"),
    ("U05 satu lebih", "a" * (PANJANG_NAMA - 3) + ".pdf", "namanya 151 karakter"),
    ("U06 hanya ekstensi", ".pdf", "hanya ekstensi"),
    ("U06 hanya ekstensi berspasi", " .pdf", "hanya ekstensi"),
    ("U06 tanpa ekstensi", "laporan", "tanpa ekstensi"),
    ("U06 ekstensi tanpa titik", "pdf", "tanpa ekstensi"),
    ("U06 titik saja", "...", "tanpa ekstensi"),
    ("U06 kosong", "", "tanpa ekstensi"),
    ("U07 bukan UTF-8", "lapor\ufffdan.pdf", "tidak terbaca"),
    ("U07 surogat", "lapor\udcffan.pdf", "tidak terbaca"),
    ("U01 html", "x.html", "jenis “.html” tidak diterima; yang diterima pdf, jpg, png, xlsx dan docx"),
    ("U01 svg", "x.svg", "tidak diterima"),
    ("U01 php", "x.php", "tidak diterima"),
    ("U01 js", "x.js", "tidak diterima"),
    ("U01 makro", "x.xlsm", "tidak diterima"),
    ("ekstensi berhuruf mirip", "x.\uff50\uff44\uff46", "tidak diterima"),
]


@pytest.mark.parametrize(("mentah", "alasan"), [c[1:] for c in DITOLAK], ids=[c[0] for c in DITOLAK])
def test_ditolak(mentah: str, alasan: str) -> None:
    with pytest.raises(BerkasDitolak, match=alasan):
        nama_tampilan(mentah)


def test_sepanjang_batas_diterima() -> None:
    nama = "a" * (PANJANG_NAMA - 4) + ".pdf"
    assert nama_tampilan(nama) == (nama, Jenis.PDF)


@given(st.text(max_size=200).map(lambda teks: f"{teks}.pdf"))
def test_yang_diterima_selalu_aman(mentah: str) -> None:
    """Whatever is sent: accepted names are one line of visible NFC text without a path, and stay as they are."""
    try:
        nama, jenis = nama_tampilan(mentah)
    except BerkasDitolak as ditolak:
        assert str(ditolak.tentang(mentah)).isprintable()
        return
    assert jenis == Jenis.PDF
    assert nama.endswith(".pdf") and 4 < len(nama) <= PANJANG_NAMA
    assert not {"/", "\\", "\n", "\r", "\0"} & set(nama)
    assert {unicodedata.category(c) for c in nama}.isdisjoint({"Cc", "Cf", "Cs"})
    assert unicodedata.is_normalized("NFC", nama) and nama_tampilan(nama) == (nama, jenis)
