"""Tables that have realisasi by month or up to each quarter: what is taken, and what has to be asked."""

from collections.abc import Iterable

import pytest
from django.test import Client

from indicators.models import Impor
from tests.impor.alat import bita, buku, gerak, halaman, pesan
from tests.impor.anggaran import alasan, baris, kirim, putusan, tanya, terbaru, unggah
from tests.impor.anggaran import tempel as tempel_apa_adanya
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
BULAN = ("thang", "Jenis Belanja", "pagu", *(f"real{n}" for n in range(1, 13)))
PEGAWAI = ("2022", "51", "1.000.000", "100.000", "150.000", "250.000", *["0"] * 9)
BANSOS = ("2022", "57", "9.000.000", "1.000.000", "2.000.000", "3.000.000", *["0"] * 9)
JUMLAH = ("", "Jumlah", "10.000.000", "1.100.000", "2.150.000", "3.250.000", *["0"] * 9)


def tempel(client: Client, *tabel: Iterable[object], **opsi: str) -> Impor:
    """Amounts as small as these would be asked about."""
    return tempel_apa_adanya(client, *tabel, skala="1", **opsi)


def realisasi() -> list[int]:
    return [satu[5] for satu in baris(terbaru())]


def test_months_are_asked_about_before_anything_is_applied(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, BULAN, PEGAWAI, BANSOS, JUMLAH)
    assert tanya(impor) == {
        "bulanan": "Kolom per bulan (real1 sampai real12): jumlah bulan itu saja, atau kumulatif sampai bulan itu?"
    }
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    isi = halaman(sebagai_admin, impor).content.decode()
    assert 'name="bulanan"' in isi and "Kumulatif sampai bulan itu" in isi


@pytest.mark.parametrize(
    ("makna", "hasil", "kata"),
    [
        ("sebulan", [500_000, 6_000_000], "Realisasi dijumlahkan dari kolom real1 sampai real3."),
        ("kumulatif", [250_000, 3_000_000], "Realisasi diambil dari kolom real3, yang terakhir berisi."),
    ],
)
def test_months_are_added_up_or_the_last_one_counts(
    sebagai_admin: Client, makna: str, hasil: list[int], kata: str
) -> None:
    impor = tempel(sebagai_admin, BULAN, PEGAWAI, BANSOS, JUMLAH, bulanan=makna)
    assert (tanya(impor), putusan(impor)) == ({}, {0: "baru", 2: "baru", 3: "baru"})
    kalimat = bacaan(halaman(sebagai_admin, impor))
    assert kata in kalimat and "Jumlah di baris 4 cocok sampai rupiah" in kalimat
    gerak(sebagai_admin, impor, "terapkan")
    assert realisasi() == hasil


def test_a_sheet_of_remarks_behind_the_months_takes_nothing_from_them(sebagai_admin: Client) -> None:
    kerja = buku([BULAN, PEGAWAI, BANSOS, JUMLAH])
    kerja.create_sheet("Keterangan").append(["diunduh dari OM SPAN"])
    impor = unggah(sebagai_admin, berkas=bita(kerja), bulanan="sebulan", skala="1")
    assert putusan(impor) == {0: "baru", 2: "baru", 3: "baru"}


def test_columns_up_to_a_quarter_need_no_question(sebagai_admin: Client) -> None:
    judul = ("kdjenbel", "pagu", *(f"real_sd_tw{n}" for n in range(1, 5)))
    impor = tempel(
        sebagai_admin, judul, ("51", "1.000", "100", "300", "0", "0"), ("57", "9.000", "0", "700", "0", "0")
    )
    assert tanya(impor) == {}
    assert "Realisasi diambil dari kolom real_sd_tw2" in bacaan(halaman(sebagai_admin, impor))
    gerak(sebagai_admin, impor, "terapkan")
    assert realisasi() == [300, 700]


def test_a_month_that_can_not_be_read_refuses_its_row(sebagai_admin: Client) -> None:
    salah = (*PEGAWAI[:4], "#REF!", *PEGAWAI[5:])
    impor = tempel(sebagai_admin, BULAN, salah, BANSOS, bulanan="sebulan")
    assert putusan(impor)[2] == "ditolak"
    assert "E2 #REF!" in alasan(impor, 2)


def test_a_row_without_any_month_is_not_taken_for_zero(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, BULAN, ("2022", "51", "1.000.000", *[""] * 12), BANSOS, bulanan="sebulan")
    assert putusan(impor)[2] == "ditolak"
    assert "kosong, padahal kosong bukan nol" in alasan(impor, 2)


def test_the_column_realisasi_comes_first(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, (*BULAN, "Realisasi"), (*PEGAWAI, "777"), (*BANSOS, "888"))
    assert tanya(impor) == {}
    gerak(sebagai_admin, impor, "terapkan")
    assert realisasi() == [777, 888]


def test_a_table_without_either_is_refused_and_the_page_tells_of_both(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, BULAN[:3], PEGAWAI[:3])
    assert impor.keadaan == "ditolak"
    assert "Kolom Realisasi tidak ada" in impor.pesan
    kata = bacaan(sebagai_admin.get("/impor/anggaran/"))
    assert "boleh diganti kolom per bulan (real1 … real12)" in kata
    assert "real7" not in kata


def test_another_meaning_is_refused(sebagai_admin: Client) -> None:
    response = kirim(sebagai_admin, tempel="x\ty", bulanan="mingguan")
    assert pesan(response) == "Periksa pilihan yang ditandai."
    assert "mingguan" in response.content.decode()
