"""Tables of pages as files: the rows of the page with the rights of its reader, numbers and instants as such."""

import csv
import io
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import load_workbook

from indicators.models import PengecualianPeriode, UnitKerja
from indicators.services.periode import add_pengecualian
from indicators.services.segel import close_triwulan
from indicators.tenggat import WIB
from renstra.sumber import daftar_tafsir, periksa_sumber
from tests.api.klien import isi_berkas
from tests.pages import atribut, cari, isi, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def berkas_csv(client: Client, alamat: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(isi_berkas(client.get(alamat)).decode(), newline="")))


def berkas_xlsx(client: Client, alamat: str) -> list[dict[str, Any]]:
    """The cells of each row under their headings, of a sheet that prints across with its heading on every page."""
    lembar = load_workbook(io.BytesIO(isi_berkas(client.get(alamat))))["data"]
    assert (lembar.page_setup.orientation, lembar.print_title_rows) == ("landscape", "$1:$1")
    judul, *baris = lembar.iter_rows()
    assert not any(sel.data_type == "f" for satu in baris for sel in satu)
    return [dict(zip([j.value for j in judul], satu, strict=True)) for satu in baris]


def tautan_unduh(client: Client, halaman: str) -> list[str]:
    semua = (atribut(a, "href") for a in cari(isi(client.get(halaman)), "a"))
    return [href for href in semua if "format=" in href]


@pytest.mark.parametrize(
    ("halaman", "banyak"), [("/sumber/", 4), ("/pelaporan/?tahun=2024", 4), ("/regulasi/", 2), ("/segel/", 0)]
)
def test_the_page_offers_its_files(sebagai_pimpinan: Client, halaman: str, banyak: int) -> None:
    """Of what is there: no exception and no seal, no file of them."""
    tautan = tautan_unduh(sebagai_pimpinan, halaman)
    assert len(tautan) == banyak
    for satu in tautan:
        berkas = sebagai_pimpinan.get(f"{halaman.partition('?')[0]}{satu}")
        assert berkas["Content-Disposition"].startswith("attachment")
        assert isi_berkas(berkas)


def test_findings_with_their_figures(sebagai_pimpinan: Client) -> None:
    baris = berkas_xlsx(sebagai_pimpinan, "/sumber/?format=xlsx")
    assert [b["Objek"].value for b in baris] == [t.objek for t in periksa_sumber()]
    persen, rupiah = baris[:2]
    angka = [persen[nama] for nama in ("Angka tercetak", "Angka dihitung", "Selisih")]
    assert [(a.value, a.number_format) for a in angka] == [
        (100, "#,##0.00"),
        (119.04, "#,##0.00"),
        (-19.04, "#,##0.00"),
    ]
    assert (persen["Tercetak"].value, persen["Satuan"].value) == ("100 %", "persen")
    assert (rupiah["Angka tercetak"].value, rupiah["Satuan"].value) == (30_682_054_839, "rupiah")
    tafsir = berkas_csv(sebagai_pimpinan, "/sumber/?format=csv&tabel=tafsir")
    assert [b["tafsir"] for b in tafsir] == [t.teks for t in daftar_tafsir()]


def test_findings_follow_the_reader(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    """What is about an indikator out of reach is in neither window."""
    milik = {b["indikator"] for b in berkas_csv(sebagai_jsk, "/sumber/?format=csv")}
    assert "PN.7" in {b["indikator"] for b in berkas_csv(sebagai_pimpinan, "/sumber/?format=csv")} - milik


def test_who_has_reported(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    baris = berkas_xlsx(sebagai_pimpinan, "/pelaporan/?tahun=2024&format=xlsx")
    halaman = [b for b in tabel(sebagai_pimpinan.get("/pelaporan/?tahun=2024")) if "Unit" in b.sel]
    assert [b["Unit nama"].value for b in baris[::4]] == [b.kepala for b in halaman]
    for nomor, satu in enumerate(halaman):
        for triwulan, sel in zip(("I", "II", "III", "IV"), baris[4 * nomor : 4 * nomor + 4], strict=True):
            assert sel["Keadaan"].value in satu[f"Triwulan {triwulan}"]
            assert not sel["Wajib"].value or f"dari {sel['Wajib'].value} diajukan" in satu[f"Triwulan {triwulan}"]
    milik = berkas_csv(sebagai_jsk, "/pelaporan/?tahun=2024&format=csv")
    assert {b["unit"] for b in milik} == {"JSK"}
    assert (milik[0]["wajib"], milik[0]["belum_diajukan"]) == ("3", "SP1.1 SP2.1 SP3.1")


def test_deadlines_are_instants(sebagai_pimpinan: Client) -> None:
    """The last minute in time, as the page says; the CSV carries the zone."""
    (satu, *_), (teks, *_) = (
        berkas_xlsx(sebagai_pimpinan, "/pelaporan/?tahun=2024&tabel=tenggat&format=xlsx"),
        berkas_csv(sebagai_pimpinan, "/pelaporan/?tahun=2024&tabel=tenggat&format=csv"),
    )
    batas = satu["Batas eselon ii"]
    assert (batas.value, batas.number_format) == (datetime(2024, 4, 5, 23, 59), "yyyy-mm-dd hh:mm")
    assert teks["batas_eselon_ii"] == "2024-04-05T23:59:00+07:00"
    assert satu["Segel revisi"].value is None


def test_exceptions_are_for_all_and_their_reason_stays_text(admin: User, sebagai_jsk: Client) -> None:
    """X42"""
    unit = UnitKerja.objects.get(kode="SET")
    add_pengecualian(admin, 2098, 1, unit, alasan="=HYPERLINK(1)", sampai=datetime(2099, 3, 2, tzinfo=WIB))
    (satu,) = berkas_xlsx(sebagai_jsk, "/pelaporan/?tahun=2098&tabel=pengecualian&format=xlsx")
    assert (satu["Alasan"].value, satu["Unit"].value, satu["Keadaan"].value) == ("=HYPERLINK(1)", "SET", "berlaku")
    assert satu["Sampai"].value == datetime(2099, 3, 1, 23, 59)
    (teks,) = berkas_csv(sebagai_jsk, "/pelaporan/?tahun=2098&tabel=pengecualian&format=csv")
    assert teks["alasan"] == "'=HYPERLINK(1)"
    assert PengecualianPeriode.objects.count() == 1


def test_seals(admin: User, sebagai_jsk: Client) -> None:
    """For everybody who is logged in, as the page; the content of a seal is another file, for who sees all units."""
    segel = close_triwulan(admin, 2024, 1, alasan="Lengkap")
    (satu,) = berkas_xlsx(sebagai_jsk, "/segel/?format=xlsx")
    assert (satu["Checksum"].value, satu["Berlaku"].value, satu["Dihitung"].value) == (segel.sha256, True, 0)
    assert isinstance(satu["Waktu"].value, datetime)


@pytest.mark.parametrize(
    ("alamat", "kode"),
    [
        ("/sumber/?format=csv&tabel=lain", 404),
        ("/pelaporan/?format=xlsx&tabel=lain", 404),
        ("/sumber/?format=pdf", 400),
        ("/pelaporan/?tahun=abc&format=csv", 400),
    ],
)
def test_what_is_no_table_or_no_file(sebagai_pimpinan: Client, alamat: str, kode: int) -> None:
    assert sebagai_pimpinan.get(alamat).status_code == kode
