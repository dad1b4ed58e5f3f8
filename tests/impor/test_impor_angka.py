"""N01-N28 in a pasted table, and X19, X20, X36-X41 in the cells of a workbook: the verdict names cell and way out."""

from datetime import date

import pytest
from django.test import Client
from openpyxl import Workbook

from indicators.models import Realisasi
from tests.dunia import TAHUN
from tests.impor.alat import beda, bita, buku, gerak, keluhan, putusan, tempel, unggah
from tests.impor.rumus import berhasil_rumus
from tests.indicators.kisi import indikator
from tests.indicators.test_realisasi_angka import DITERIMA, DITOLAK

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BUKAN_PERSEN = {"jenis_nilai": "angka", "satuan": "nilai"}


def test_typed_numbers_are_read_as_in_the_grid(prc_web: Client) -> None:
    """Every input of the catalogue in one table, each in an indikator of its own."""
    semua = [*((n, t, s) for n, t, s in DITERIMA), *((n, t, None) for n, t, _ in DITOLAK)]
    kode = [indikator(f"I.N{n}", **({} if "%" in t else BUKAN_PERSEN)).kode for n, (_, t, _) in enumerate(semua)]
    tabel = [("Kode", "Realisasi"), *((k, teks) for k, (_, teks, _) in zip(kode, semua, strict=True))]
    impor = tempel(prc_web, *tabel)
    hasil, kata = putusan(impor), keluhan(impor)
    for satu, (id_, teks, simpan) in zip(kode, semua, strict=True):
        if simpan is None:
            assert hasil[satu] == "ditolak", (id_, teks)
            assert f"B{kode.index(satu) + 2} " in kata[satu], (id_, teks)
        elif not simpan:
            assert hasil[satu] == "sama", (id_, teks)  # empty is not 0
        else:
            assert beda(impor, satu).get("Realisasi") == ("", simpan), (id_, teks, kata[satu])


def test_what_is_asked_and_stored_is_what_was_shown(prc_web: Client) -> None:
    """36,3; 114.61%; 1:17,9 through to the database."""
    tabel = (("Kode", "Realisasi"), ("I.U1A", "114.61%"), ("I.RASIO", "1:17,9"), ("I.BULAT", "46.085.787.885.000"))
    impor = tempel(prc_web, *tabel)
    assert putusan(impor)["I.U1A"] == "bertanya"
    gerak(prc_web, impor, "terapkan", yakin="ya")
    nilai = dict(Realisasi.objects.values_list("indikator__kode", "nilai"))
    assert {k: str(n.normalize()) for k, n in nilai.items()} == {
        "I.U1A": "114.61",
        "I.RASIO": "17.9",
        "I.BULAT": "4.6085787885E+13",
    }


def _sel(nilai: object, bentuk: str = "General") -> tuple[object, str]:
    return nilai, bentuk


# id, indikator properties, cell, verdict, what is shown as new or said
SEL = [
    ("X37", {}, _sel(0.363, "0.0%"), "baru", "36,30"),
    ("X37", {}, _sel(0.73, "0%"), "baru", "73,00"),
    ("X37", {"jenis_nilai": "angka", "satuan": "orang"}, _sel(0.73, "0%"), "ditolak", "selnya berformat persen"),
    ("X38", {}, _sel(0.36), "bertanya", "dibaca 0,36 %, bukan 36 %. Benar?"),
    ("X38", {}, _sel(0.363), "ditolak", "Bila maksudnya 36,3 %, ketik 36,3"),
    ("X38", {"jenis_nilai": "angka", "satuan": "orang"}, _sel(0.36), "baru", "0,36"),
    ("X38", {}, _sel("0,36"), "bertanya", "tanpa tanda persen: dibaca 0,36 %, bukan 36 %. Benar?"),
    ("X38", {}, _sel("0,36 %"), "baru", "0,36"),
    ("koma", {"desimal": 1}, _sel(17.94), "ditolak", "17,94: “17,94” terlalu rinci"),
    ("X39", {}, _sel("36,3"), "baru", "36,30"),
    ("X40", {"desimal": 0, "jenis_nilai": "angka"}, _sel(9007199254740993), "ditolak", "kehilangan digit"),
    ("X36", {}, _sel(date(2024, 1, 17), "dd/mm/yyyy"), "ditolak", "terbaca sebagai tanggal"),
    ("N31", {}, _sel(True), "ditolak", "terbaca sebagai TRUE atau FALSE"),
    ("X19", {}, _sel("=1+1"), "ditolak", "belum pernah dihitung"),
    ("N19", {}, _sel("#DIV/0!"), "ditolak", "galat rumus"),
    ("N29", {"desimal": 0, "jenis_nilai": "angka"}, _sel(999999999999999), "baru", "999.999.999.999.999"),
    ("15 digit", {}, _sel(36.300000000000004), "baru", "36,30"),
    ("negatif", {}, _sel(-5), "ditolak", "kurang dari nol"),
    (
        "tertinggi",
        {"jenis_nilai": "indeks", "nilai_maksimum": 4},
        _sel(4.5),
        "ditolak",
        "Nilai tertinggi",
    ),
]


def test_cells_of_a_workbook(prc_web: Client) -> None:
    kerja = Workbook()
    kerja.active.append(["Kode", "Realisasi"])
    for nomor, (_, sifat, (nilai, bentuk), _, _) in enumerate(SEL):
        kerja.active.append([indikator(f"I.S{nomor}", **sifat).kode, nilai])
        kerja.active.cell(nomor + 2, 2).number_format = bentuk
    impor = unggah(prc_web, berkas=bita(kerja))
    hasil, kata = putusan(impor), keluhan(impor)
    for nomor, (id_, _, _, harap, isi) in enumerate(SEL):
        kode = f"I.S{nomor}"
        assert hasil[kode] == harap, (id_, kata[kode])
        assert isi in (beda(impor, kode)["Realisasi"][1] if harap == "baru" else kata[kode]), id_
        if harap == "ditolak":
            assert f"B{nomor + 2}" in kata[kode], id_


def test_x20_a_calculated_formula_is_taken_and_said(prc_web: Client) -> None:
    """openpyxl writes no results; a spreadsheet does, so the sheet is given one."""
    impor = unggah(
        prc_web, berkas=berhasil_rumus(bita(buku([["Kode", "Realisasi"], ["I.U1A", "=30+6"]])), "B2", "36")
    )
    assert putusan(impor) == {"I.U1A": "baru"}
    assert "B2 dari rumus" in keluhan(impor)["I.U1A"]


def test_x41_texts_over_the_limit_and_control_characters(prc_web: Client) -> None:
    tabel = [
        ["Kode", "Realisasi", "Analisis"],
        ["I.U1A", 5, "a" * 5001],
        ["I.BULAT", 5, "x" * 30],
        ["I.TEKS", "ok 🎉", "ada 🎉"],
    ]
    impor = unggah(prc_web, berkas=bita(buku(tabel)))
    assert putusan(impor) == {"I.U1A": "ditolak", "I.BULAT": "baru", "I.TEKS": "baru"}
    assert "C2" in keluhan(impor)["I.U1A"]
    assert "5001 huruf, paling banyak 5000" in keluhan(impor)["I.U1A"]
    impor = tempel(prc_web, ("Kode", "Analisis"), ("I.U1A", "a\x07b"))
    assert putusan(impor) == {"I.U1A": "ditolak"}


def test_states_and_reasons(prc_web: Client) -> None:
    kepala = ("Kode", "Realisasi", "Keadaan", "Alasan tidak tersedia")
    impor = tempel(
        prc_web,
        kepala,
        ("I.U1A", "", "Tidak tersedia", "Survei ditunda"),
        ("I.BULAT", "", "tidak tersedia", ""),
        ("I.RASIO", "5", "Tidak tersedia", "x"),
        ("I.TEKS", "", "", "Survei ditunda"),
        ("I.PRED", "BB", "terisi", ""),
        ("I.BAGI", "", "Bukan periode ukur", ""),
    )
    assert putusan(impor) == {
        "I.U1A": "baru",
        "I.BULAT": "ditolak",
        "I.RASIO": "ditolak",
        "I.TEKS": "baru",
        "I.PRED": "baru",
        "I.BAGI": "ditolak",
    }
    assert "mengapa angkanya tidak tersedia" in keluhan(impor)["I.BULAT"]
    assert "bukan keadaan yang dikenal" in keluhan(impor)["I.BAGI"]


def test_a_column_that_the_table_lacks_leaves_what_is_stored(prc_web: Client) -> None:
    """Only words, only values: nothing else is touched, and nothing is emptied by absence."""
    gerak(prc_web, tempel(prc_web, ("Kode", "Realisasi", "Kendala"), ("I.U1A", "80", "Hujan")), "terapkan")
    impor = tempel(prc_web, ("Kode", "Analisis"), ("I.U1A", "Baik"))
    assert beda(impor, "I.U1A") == {"Analisis": ("", "Baik")}
    gerak(prc_web, impor, "terapkan")
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "81"))
    assert beda(impor, "I.U1A") == {"Realisasi": ("80,00", "81,00")}
    gerak(prc_web, impor, "terapkan")
    satu = Realisasi.objects.get(indikator__kode="I.U1A", tahun=TAHUN)
    assert (satu.nilai, satu.analisis, satu.kendala) == (81, "Baik", "Hujan")
    kosong = tempel(prc_web, ("Kode", "Realisasi", "Kendala"), ("I.U1A", "", ""))
    assert beda(kosong, "I.U1A") == {"Realisasi": ("81,00", ""), "Kendala": ("Hujan", "")}


def test_several_quarters_in_one_table(prc_web: Client) -> None:
    impor = tempel(
        prc_web,
        ("Kode", "Tahun", "TW", "Realisasi"),
        ("I.U1A", TAHUN, 1, 5),
        ("I.U1A", TAHUN, "TW II", 6),
        ("I.U1A", TAHUN, 9, 6),
    )
    assert [b.keputusan for b in impor.baris.all()] == ["baru", "baru", "ditolak"]
    assert impor.baris.all()[1].isi["triwulan"] == 2
    assert "Triwulan harus 1 sampai 4" in impor.baris.last().pesan[0]["alasan"]
