"""X01 to X24: a hostile or wrong file is refused with a sentence of its own, unparsed where that is possible."""

import time
from pathlib import Path

import pytest

from indicators.lembar import MASSAL, TEMPLAT, LembarDitolak, baca, periksa
from indicators.lembar.tolak import PESAN
from tests.lembar.buku import angka, bagian, baris, buku, lembar, sebaris, teks, zipkan
from tests.lembar.jahat import SEMUA, Jahat
from tests.lembar.pembaca import baca_sini, ringkas

SEGERA = 1_000_000_000  # nanoseconds


def tolakan(isi: bytes, nama: str) -> LembarDitolak:
    with pytest.raises(LembarDitolak) as tertangkap:
        list(baca_sini(isi, nama=nama, batas=MASSAL))
    return tertangkap.value


@pytest.mark.parametrize("jahat", SEMUA, ids=lambda j: j.id)
def test_ditolak_dengan_sebabnya(jahat: Jahat) -> None:
    """The child itself refuses it, whatever was seen before, and says nothing of the file but what the case names."""
    galat = tolakan(jahat.isi(), jahat.nama)
    assert galat.kode == jahat.kode
    assert jahat.sebut in galat.pesan
    assert "root:" not in galat.pesan


@pytest.mark.parametrize("jahat", SEMUA, ids=lambda j: j.id)
def test_diperiksa_sebelum_diurai(jahat: Jahat, tmp_path: Path) -> None:
    """Refused in the caller within a second where bytes and table of contents are enough, else left to the child."""
    jalur = tmp_path / "berkas"
    jalur.write_bytes(jahat.isi())
    mulai = time.monotonic_ns()
    try:
        periksa(jalur, MASSAL, nama=jahat.nama)
        kode = ""
    except LembarDitolak as galat:
        kode = galat.kode
    assert time.monotonic_ns() - mulai < SEGERA
    assert kode == (jahat.kode if jahat.awal else "")


def test_baca_menolak_sebelum_ada_proses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.lembar.proses.subprocess.Popen", None)
    jalur = tmp_path / "uji.xlsx"
    jalur.write_bytes(b"kode;nilai\n")
    with pytest.raises(LembarDitolak, match="CSV"):
        baca(jalur, TEMPLAT)


def test_setiap_kode_punya_berkas() -> None:
    """A sentence that no file brings about is not known to be right; those of limits and processes have own tests."""
    lain = {"terurai_besar", "terlalu_banyak_baris", "baris_terlalu_panjang", "terlalu_banyak_gabungan"}
    proses = {"terlalu_lama", "memori", "terhenti", "dibatalkan"}
    assert {jahat.kode for jahat in SEMUA} | lain | proses == set(PESAN)


def test_setiap_pesan_menyebut_jalan_keluar() -> None:
    jalan = ("simpan", "unggah", "hapus", "bagi", "pendekkan", "pilih", "periksa", "tidak ada yang berubah")
    assert [kode for kode, pesan in PESAN.items() if not any(kata in pesan.lower() for kata in jalan)] == []


@pytest.mark.parametrize(
    ("gabungan", "id_"), [("A1:XFD1048576", "X05"), ("A1:E1048576", "X06")], ids=lambda isi: isi[:3]
)
def test_x05_x06_gabungan_raksasa_terbaca(gabungan: str, id_: str) -> None:
    isi = lembar(baris(1, teks("A1", id_)), sesudah=f'<mergeCells><mergeCell ref="{gabungan}"/></mergeCells>')
    bacaan = baca_sini(buku(isi))
    assert [b.sel["A"].teks for b in bacaan] == [id_]
    assert bacaan.lembar[0].gabungan == (gabungan,)


def test_x04_sel_jauh_tanpa_isi_tidak_mengganggu() -> None:
    """Formats far away are honest; a dimension that lies says nothing."""
    isi = lembar(
        baris(1, angka("A1", "1"), '<c r="XFD1" s="0"/>') + baris(1048576, '<c r="XFD1048576" s="0"/>'),
        sebelum='<dimension ref="A1:XFD1048576"/>',
    )
    assert ringkas(buku(isi)) == [(1, {"A": "1"})]


def test_x04_baris_terakhir_excel_terbaca() -> None:
    assert ringkas(buku(lembar(baris(1048576, angka("B1048576", "1"))))) == [(1048576, {"B": "1"})]


def test_x23_x24_lembar_menurut_nama_dan_keadaan() -> None:
    isi = {nama: lembar(baris(1, teks("A1", nama))) for nama in ("Petunjuk", "Realisasi", "Rahasia")}
    berkas = buku(isi, keadaan={"Petunjuk": "hidden", "Rahasia": "veryHidden"})
    bacaan = baca_sini(berkas)
    assert [(satu.nama, satu.terlihat) for satu in bacaan.lembar] == [
        ("Petunjuk", "hidden"),
        ("Realisasi", "visible"),
        ("Rahasia", "veryHidden"),
    ]
    assert [(b.lembar, b.sel["A"].teks) for b in bacaan] == [(nama, nama) for nama in isi]
    assert [b.lembar for b in baca_sini(berkas, hanya=["Realisasi"])] == ["Realisasi"]


def test_zip64_terbaca(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs write 64-bit sizes into the smallest file."""
    monkeypatch.setattr("zipfile.ZIP64_LIMIT", 100)
    isi = sebaris(angka("A1", "1"))
    assert b"PK\x06\x06" in isi
    assert ringkas(isi) == [(1, {"A": "1"})]


def test_nama_bagian_tidak_peka_huruf_dan_garis_miring() -> None:
    """As some exporters write them; the parts are found all the same."""
    isi = {
        nama.replace("/", "\\").replace("sheet1", "Sheet1"): b
        for nama, b in bagian(lembar(baris(1, angka("A1", "1")))).items()
    }
    assert ringkas(zipkan(isi)) == [(1, {"A": "1"})]


def test_mutasi_selalu_berakhir_dengan_putusan() -> None:
    """Any byte of a workbook wrong: rows or a refusal, never silence and never another exception."""
    asal = sebaris(angka("A1", "1"), teks("B1", "dua"))
    putusan = set()
    for letak in range(0, len(asal), 7):
        berubah = bytearray(asal)
        berubah[letak] ^= 0x5A
        try:
            putusan.add(len(list(baca_sini(bytes(berubah)))))
        except LembarDitolak as galat:
            putusan.add(galat.kode)
    assert {1, "rusak", "bom_zip"} <= putusan
