"""X01-X35 through the page: one sentence each in Indonesian, never a 500, and what was read is said."""

import io
import zipfile

import openpyxl
import pytest
from django.test import Client

from tests.dunia import tak_berubah
from tests.impor.alat import beda, bita, buku, gerak, halaman, keluhan, kirim, pesan, putusan, tempel, unggah
from tests.indicators.kisi import indikator
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TABEL = [["Kode", "Realisasi"], ["I.U1A", 36.3]]


def zip_berisi(**isi: bytes) -> bytes:
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama, data)
    return tampung.getvalue()


def bermakro() -> bytes:
    tampung = io.BytesIO(bita(buku(TABEL)))
    with zipfile.ZipFile(tampung, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"x")
    return tampung.getvalue()


DITOLAK_SEGERA = [
    (
        "X01",
        "isi.xlsx",
        lambda: zip_berisi(**{"xl/sharedStrings.xml": b"A" * 60_000_000}),
        "mengembang lebih dari 100 kali lipat",
    ),
    ("X11", "isi.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "bukan .xlsx"),
    ("X13", "isi.xlsx", lambda: b"Kode;Realisasi\nI.U1A;5\n", "Bukan berkas .xlsx"),
    ("X14", "isi.xlsx", lambda: b"", "kosong"),
    ("X15", "isi.xlsx", lambda: bita(buku(TABEL))[:3000], "rusak atau terpotong"),
    ("X16", "isi.xlsx", lambda: zip_berisi(**{"a.txt": b"halo"}), "ukan"),
    ("X17", "isi.xlsm", bermakro, "makro"),
    ("X18", "isi.xlsx", bermakro, "makro"),
    ("gambar", "isi.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 100, "gambar PNG"),
]


@pytest.mark.parametrize(("id_", "nama", "isi", "kata"), DITOLAK_SEGERA, ids=[satu[0] for satu in DITOLAK_SEGERA])
def test_refused_before_anything_is_parsed(prc_web: Client, id_: str, nama: str, isi: object, kata: str) -> None:
    with tak_berubah():
        response = kirim(prc_web, berkas=isi(), nama=nama)
    assert response.status_code == 422
    assert kata in pesan(response)


def test_x02_too_large_is_refused_by_its_length(prc_web: Client) -> None:
    with tak_berubah():
        response = kirim(prc_web, berkas=b"x" * (2 * 1024 * 1024 + 100_000), nama="isi.csv")
    assert response.status_code == 413
    assert "paling besar 2,0 MB" in pesan(response)


def test_nothing_chosen_and_nothing_pasted(prc_web: Client) -> None:
    response = kirim(prc_web)
    assert response.status_code == 422
    assert "Pilih berkas, atau tempelkan tabelnya." in pesan(response)
    response = kirim(prc_web, tempel="Kode\nI.U1A", triwulan=7)
    assert response.status_code == 422


def test_x22_x23_sheets_are_found_by_their_headings(prc_web: Client) -> None:
    kerja = buku([["Catatan rapat"], ["tanggal", "isi"]], lembar="Rapat")
    impor = unggah(prc_web, berkas=bita(kerja))
    assert impor.keadaan == "ditolak"
    assert impor.pesan == "Judul kolom tidak ditemukan. Yang dicari: Kode. Lembar yang ada: Rapat."
    lain = kerja.create_sheet("Apa saja")
    for baris in TABEL:
        lain.append(baris)
    impor = unggah(prc_web, berkas=bita(kerja))
    assert putusan(impor) == {"I.U1A": "baru"}
    assert "Lembar “Rapat” tidak dibaca" in bacaan(halaman(prc_web, impor))


def test_x22_a_sheet_of_remarks_behind_the_table_takes_nothing_from_it(prc_web: Client) -> None:
    """Its missing headings are its own: the rows before it keep their columns."""
    kerja = buku(TABEL)
    kerja.create_sheet("Catatan").append(["diisi bersama kepala seksi"])
    impor = unggah(prc_web, berkas=bita(kerja))
    assert (impor.keadaan, putusan(impor)) == ("pratinjau", {"I.U1A": "baru"})
    assert beda(impor, "I.U1A") == {"Realisasi": ("", "36,30")}


@pytest.mark.parametrize("terlihat", ["hidden", "veryHidden"])
def test_x24_a_hidden_sheet_is_left_out_and_said(prc_web: Client, terlihat: str) -> None:
    kerja = buku(TABEL)
    lain = kerja.create_sheet("Rahasia")
    for baris in ([*TABEL[0]], ["I.BULAT", 5]):
        lain.append(baris)
    lain.sheet_state = terlihat
    impor = unggah(prc_web, berkas=bita(kerja))
    assert putusan(impor) == {"I.U1A": "baru"}
    assert "Lembar “Rahasia” tersembunyi, jadi tidak dibaca." in bacaan(halaman(prc_web, impor))


def test_x25_headings_over_two_rows_and_merged(prc_web: Client) -> None:
    kerja = buku(
        [
            ["LAPORAN TRIWULAN I"],
            ["Kode", "Realisasi", None, "Kendala"],
            [None, "Pembilang", "Penyebut", None],
            ["I.BAGI", 30, 40, "Hujan"],
        ]
    )
    kerja.active.merge_cells("B2:C2")
    kerja.active.merge_cells("A2:A3")
    kerja.active.merge_cells("D2:D3")
    impor = unggah(prc_web, berkas=bita(kerja))
    assert putusan(impor) == {"I.BAGI": "baru"}
    assert beda(impor, "I.BAGI") == {"Pembilang": ("", "30"), "Penyebut": ("", "40"), "Kendala": ("", "Hujan")}


def test_x26_x27_x28_columns_by_name(prc_web: Client) -> None:
    impor = tempel(prc_web, ("Realisasi", "Kendala"), ("5", "Hujan"))
    assert (impor.keadaan, "Yang dicari: Kode" in impor.pesan) == ("ditolak", True)
    impor = tempel(prc_web, ("KENDALA:", "Warna", " realisasi ", "kode*"), ("Hujan", "merah", "5", "I.U1A"))
    assert beda(impor, "I.U1A") == {"Realisasi": ("", "5,00"), "Kendala": ("", "Hujan")}
    assert "Kolom yang tidak dikenal dan tidak dibaca: Warna." in bacaan(halaman(prc_web, impor))
    impor = tempel(prc_web, ("Kode", "Realisasi", "Realisasi"), ("I.U1A", "5", "6"))
    assert impor.pesan == "Judul “Realisasi” ada dua kali: kolom B dan C."


@pytest.mark.parametrize("kedua", [36.3, 40])
def test_x29_x30_the_same_key_twice(prc_web: Client, kedua: float) -> None:
    impor = unggah(prc_web, berkas=bita(buku([*TABEL, ["I.BULAT", 1], ["I.U1A", kedua]])))
    baris = list(impor.baris.values_list("keputusan", flat=True))
    assert baris == ["baru", "baru", "ditolak"]
    assert "ada dua kali: baris 2 dan baris 4" in impor.baris.last().pesan[0]["alasan"]


def test_x31_x32_unknown_and_foreign_in_the_same_words(prc_web: Client) -> None:
    """The whole file is refused, and nothing in it tells the two apart."""
    bekas = []
    for kode in ("I.U2A", "I.TDK"):
        impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", 5), (kode, 6))
        assert impor.keadaan == "ditolak"
        assert gerak(prc_web, impor, "terapkan").status_code == 409
        ukuran = f"{impor.ukuran} bita"
        kata = bacaan(halaman(prc_web, impor)).replace(ukuran, "")
        bekas.append([satu.replace(kode, "?") for satu in (impor.pesan, keluhan(impor)[kode], kata)])
    assert bekas[0] == bekas[1]
    assert "bukan kode indikator yang Anda isi" in bekas[0][0]


def test_x33_x34_zeros_spaces_and_case(prc_web: Client) -> None:
    indikator("I.0812")
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.812", 5), (" i.u1a\u00a0", 6))
    assert putusan(impor) == {"I.812": "ditolak", "I.U1A": "baru"}
    assert "Mungkin maksudnya I.0812: Excel menghapus nol" in keluhan(impor)["I.812"]


def test_x35_hidden_rows_are_counted_and_asked_about(prc_web: Client) -> None:
    kerja = buku([*TABEL, ["I.BULAT", 5], ["I.RASIO", 7]])
    kerja.active.row_dimensions[3].hidden = True
    impor = unggah(prc_web, berkas=bita(kerja))
    assert putusan(impor) == {"I.U1A": "baru", "I.BULAT": "bertanya", "I.RASIO": "baru"}
    kata = bacaan(halaman(prc_web, impor))
    assert "1 baris tersembunyi (disaring atau disembunyikan) di samping 2 baris yang terlihat" in kata
    assert "baris ini tersembunyi di berkas" in kata


def test_csv_in_the_forms_that_spreadsheets_write(prc_web: Client) -> None:
    """Semicolons with a BOM, commas, Windows letters; our own apostrophe is taken off again."""
    for isi in (
        "\ufeffKode;Realisasi;Kendala\r\nI.U1A;36,3;Hujan\r\n".encode(),
        b'Kode,Realisasi,Kendala\nI.U1A,"36,3",Hujan\n',
        "Kode;Realisasi;Kendala\nI.U1A;36,3;Hujan\n".encode("utf-16"),
    ):
        impor = unggah(prc_web, berkas=isi, nama="isi.csv")
        assert beda(impor, "I.U1A") == {"Realisasi": ("", "36,30"), "Kendala": ("", "Hujan")}


def test_names_of_files_are_shown_harmlessly(prc_web: Client) -> None:
    impor = unggah(prc_web, berkas=bita(buku(TABEL)), nama="..\\..\\<b>x</b>\u202e.xlsx")
    assert "/" not in impor.nama_berkas and "\u202e" not in impor.nama_berkas
    assert "<b>x" not in halaman(prc_web, impor).content.decode()


def test_an_empty_table_and_one_without_anything_to_read(prc_web: Client) -> None:
    assert tempel(prc_web, ("Kode", "Realisasi")).pesan == "Tidak ada satu baris pun yang terisi di berkas ini."
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("", "5"))
    assert "kodenya kosong" in keluhan(impor)["2"]


def test_the_marked_file_shows_every_mistake_where_it_is(prc_web: Client) -> None:
    """Rows and columns keep their places; corrected, the very file goes through."""
    kerja = buku([["LAPORAN"], *TABEL, ["I.BULAT", "1,5"], ["I.RASIO", "banyak"], ["I.TEKS", "=1+1"]])
    kerja.active["B6"].data_type = "s"
    impor = unggah(prc_web, berkas=bita(kerja))
    response = prc_web.get(f"/impor/{impor.pk}/berkas/")
    assert (response.status_code, response["Content-Disposition"]) == (
        200,
        'attachment; filename="bertanda-isi.xlsx"',
    )
    bertanda = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    lembar = bertanda.active
    isi = {alamat: lembar[alamat].value for alamat in ("A1", "A2", "B3", "B4", "C2")}
    assert isi == {"A1": "LAPORAN", "A2": "Kode", "B3": 36.3, "B4": "1,5", "C2": "Keterangan impor"}
    assert (lembar["B6"].value, lembar["B6"].data_type) == ("=1+1", "s")
    assert [lembar[a].fill.start_color.rgb for a in ("B3", "B4", "B5")] == ["00000000", "FFF8D7DA", "FFF8D7DA"]
    assert lembar["C4"].value.startswith("B4: “1,5” terlalu rinci")
    lembar["B4"], lembar["B5"] = 2, 3
    assert set(putusan(unggah(prc_web, berkas=bita(bertanda))).values()) == {"baru"}
