"""The store, the scanner hook, links and sizes: the guards that need no request."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from indicators.berkas import NAMA, BerkasDitolak, Gudang, nama_tautan, periksa_tautan, pindai, ukuran_teks
from indicators.berkas.penyimpanan import tuntaskan
from indicators.berkas.tolak import PenyimpananGagal


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    return Gudang(tmp_path / "belum" / "ada")


def simpan(gudang: Gudang, isi: bytes) -> str:
    jalur, berkas = gudang.tampung()
    berkas.write(isi)
    tuntaskan(berkas)
    return gudang.simpan(jalur)


def mode(jalur: Path) -> int:
    return stat.S_IMODE(jalur.stat().st_mode)


def test_nama_acak_tanpa_ekstensi_dan_hanya_untuk_pemilik(gudang: Gudang) -> None:
    lama = os.umask(0)
    try:
        nama = simpan(gudang, b"isi")
    finally:
        os.umask(lama)
    assert NAMA.fullmatch(nama) and len(nama) == 32
    assert (mode(gudang.folder), mode(gudang.folder / nama)) == (0o700, 0o600)
    assert [satu.name for satu in gudang.isi()] == [nama]
    with gudang.buka(nama) as berkas:
        assert berkas.read() == b"isi"


def test_setengah_jalan_tidak_bernama_tetap(gudang: Gudang) -> None:
    jalur, berkas = gudang.tampung()
    assert jalur.suffix == ".sementara" and mode(jalur) == 0o600
    berkas.close()


def test_fsync_sebelum_nama_tetap(gudang: Gudang, monkeypatch: pytest.MonkeyPatch) -> None:
    urutan: list[str] = []
    fsync, rename = os.fsync, Path.rename
    monkeypatch.setattr(os, "fsync", lambda fd: (urutan.append("fsync"), fsync(fd))[1])
    monkeypatch.setattr(Path, "rename", lambda dari, ke: (urutan.append("rename"), rename(dari, ke))[1])
    simpan(gudang, b"isi")
    assert urutan == ["fsync", "rename", "fsync"]


@pytest.mark.parametrize("nama", ["../rahasia", "/etc/passwd", "", "a" * 31, "A" * 32, "x.sementara"])
def test_nama_lain_bukan_milik_gudang(gudang: Gudang, nama: str) -> None:
    with pytest.raises(FileNotFoundError):
        gudang.buka(nama)


def test_penuh_menjadi_penolakan(gudang: Gudang, monkeypatch: pytest.MonkeyPatch) -> None:
    def penuh(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    jalur, berkas = gudang.tampung()
    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(PenyimpananGagal, match="penuh atau tidak dapat ditulisi"):
        tuntaskan(berkas)
    with pytest.raises(PenyimpananGagal):
        gudang.simpan(jalur)
    assert list(gudang.isi()) == []


def test_folder_yang_bukan_folder_menjadi_penolakan(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(PenyimpananGagal):
        Gudang(tmp_path / "berkas" / "bukti").tampung()


def test_pemindai_menerima_jalur_dan_lolos_dengan_nol(tmp_path: Path) -> None:
    (tmp_path / "isi").write_bytes(b"x")
    pindai("sh -c 'test -s \"$1\" && touch \"$1.dipindai\"' 'nama pemindai'", tmp_path / "isi", 5)
    assert (tmp_path / "isi.dipindai").exists()


@pytest.mark.parametrize(
    ("perintah", "alasan"),
    [
        ("false", "pemindai keamanan tidak meloloskannya"),
        ("sh -c 'exit 2'", "tidak meloloskannya"),
        ("sh -c 'kill -9 $$'", "tidak meloloskannya"),
        ("/tidak/ada/pemindai", "tidak dapat dijalankan"),
        ("clamscan 'tanpa penutup", "tidak dapat dijalankan"),
        ("sh -c 'sleep 60 & wait'", "tidak selesai dalam 0 detik"),
    ],
)
def test_pemindai_lain_dari_nol_menolak(tmp_path: Path, perintah: str, alasan: str) -> None:
    mulai = time.monotonic()
    with pytest.raises(BerkasDitolak, match=alasan):
        pindai(perintah, tmp_path / "isi", 0 if "sleep" in perintah else 5)
    assert time.monotonic() - mulai < 5


TAUTAN_DITOLAK = [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://contoh.go.id/x",
    "contoh.go.id/x",
    "//contoh.go.id/x",
    "http://",
    "https:///x",
    "https://contoh.go.id:abc/",
    "https://[::1",
    "https://contoh.go.id/a b",
    "https://contoh.go.id/\u202ex",
    "https://contoh.go.id/\nx",
    "https://contoh.go.id\\@jahat.example",
    'https://contoh.go.id/"><script>',
    "https://nama:sandi@contoh.go.id/",
    "https://contoh.go.id@jahat.example/",
    "https://contoh.go.id/" + "a" * 480,
    "",
]


@pytest.mark.parametrize("tautan", TAUTAN_DITOLAK)
def test_tautan_ditolak(tautan: str) -> None:
    with pytest.raises(BerkasDitolak, match="autan"):
        periksa_tautan(tautan)


@pytest.mark.parametrize(
    ("mentah", "tautan", "nama"),
    [
        (" https://contoh.go.id/a?b=c#d ", "https://contoh.go.id/a?b=c#d", "contoh.go.id/a"),
        ("HTTP://contoh.go.id/", "HTTP://contoh.go.id/", "contoh.go.id"),
        ("https://contoh.go.id:8443/x", "https://contoh.go.id:8443/x", "contoh.go.id/x"),
        ("https://contoh.go.id/" + "a" * 479, "https://contoh.go.id/" + "a" * 479, f"contoh.go.id/{'a' * 137}"),
    ],
)
def test_tautan_diterima(mentah: str, tautan: str, nama: str) -> None:
    assert periksa_tautan(mentah) == tautan
    assert nama_tautan("", tautan) == nama
    assert nama_tautan(" Berita\n acara\u202e ", tautan) == "Berita acara"


@pytest.mark.parametrize(
    ("bita", "teks"),
    [
        (1, "1 bita"),
        (1023, "1023 bita"),
        (1024, "1 KB"),
        (1025, "2 KB"),
        (1024**2 - 1, "1024 KB"),
        (1024**2, "1,0 MB"),
        (1024**2 + 1, "1,1 MB"),
        (10 * 1024**2, "10,0 MB"),
        (2 * 1024**3, "2048,0 MB"),
    ],
)
def test_ukuran_untuk_orang(bita: int, teks: str) -> None:
    assert ukuran_teks(bita) == teks
