"""CSV and xlsx are the JSON row for row; no text becomes a formula, no figure loses a digit (X42 to X44, M18)."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from indicators.excel import JenisKolom, Kolom, Lembar, baris_csv, teks_aman, tulis_xlsx
from indicators.models import Indikator, Realisasi
from indicators.riwayat.segel import segel_riwayat
from indicators.tenggat import WIB
from tests.api.klien import SEMUA_DAFTAR, baca, daftar_url, isi_berkas, semua_halaman
from tests.gandakan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


def baca_csv(response: HttpResponse) -> list[dict[str, str]]:
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    return list(csv.DictReader(io.StringIO(isi_berkas(response).decode(), newline="")))


def baca_xlsx(response: HttpResponse) -> list[dict[str, Any]]:
    buku = load_workbook(io.BytesIO(isi_berkas(response)))
    assert buku.sheetnames == ["data", "kamus"]
    judul, *baris = buku["data"].iter_rows()
    return [dict(zip([j.value for j in judul], satu, strict=True)) for satu in baris]


def datar(isi: Any, awalan: str = "") -> Iterator[tuple[str, Any]]:
    """A JSON row under the names that a table gives it."""
    for nama, satu in isi.items():
        if isinstance(satu, dict) and nama not in ("sebelum", "sesudah"):
            yield from datar(satu, f"{awalan}{nama}.")
        else:
            yield f"{awalan}{nama}", satu


def sama(json: Any, sel: str) -> bool:
    """A cell of CSV says what the JSON says; the apostrophe before a dangerous text comes off."""
    if json is None or json == "" or json == []:
        return sel == ""
    if isinstance(json, bool):
        return sel == str(json).lower()
    if isinstance(json, list | dict):
        return True
    return sel in (str(json), f"'{json}")


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_csv_is_the_json_row_for_row(sebagai_admin: Client, nama: str) -> None:
    segel_riwayat()
    dari_json = semua_halaman(sebagai_admin, daftar_url(nama))
    dari_csv = baca_csv(sebagai_admin.get(f"{daftar_url(nama)}?format=csv"))
    assert len(dari_csv) == len(dari_json) > 0
    for satu, baris in zip(dari_json, dari_csv, strict=True):
        for kolom, isi in datar(satu):
            assert kolom not in baris or sama(isi, baris[kolom]), (kolom, isi, baris[kolom])
            assert kolom in baris or isi is None


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_xlsx_is_the_csv_with_real_numbers(sebagai_admin: Client, nama: str) -> None:
    segel_riwayat()
    dari_csv = baca_csv(sebagai_admin.get(f"{daftar_url(nama)}?format=csv"))
    response = sebagai_admin.get(f"{daftar_url(nama)}?format=xlsx")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{nama}.xlsx"'
    jenis = {b["kolom"]: b["jenis"] for b in semua_halaman(sebagai_admin, f"kamus-data/?daftar={nama}")}
    dari_xlsx = baca_xlsx(response)
    assert len(dari_xlsx) == len(dari_csv)
    for teks, sel in zip(dari_csv, dari_xlsx, strict=True):
        for kolom in teks:
            periksa_sel(teks[kolom], sel[kolom], jenis[kolom])


def periksa_sel(teks: str, sel: Any, jenis: str) -> None:
    assert sel.data_type != "f"
    if teks == "":
        assert sel.value in (None, "")
    elif jenis == "angka":
        assert Decimal(str(sel.value)) == Decimal(teks)
        desimal = len(teks.partition(".")[2])
        assert sel.number_format == (f"#,##0.{'0' * desimal}" if desimal else "#,##0")
    elif jenis in ("rupiah", "bulat"):
        assert (sel.value, sel.number_format) == (int(teks), "#,##0" if jenis == "rupiah" else "0")
    elif jenis == "tanggal":
        assert isinstance(sel.value, datetime) and sel.value.date() == date.fromisoformat(teks)
    elif jenis == "waktu":
        assert sel.number_format == "yyyy-mm-dd hh:mm"
        saat = datetime.fromisoformat(teks).astimezone(WIB).replace(tzinfo=None)
        assert abs(sel.value - saat) < timedelta(milliseconds=1)
    elif jenis == "logika":
        assert sel.value is (teks == "true")
    else:
        assert str(sel.value) in (teks, teks.removeprefix("'"))


def test_the_dictionary_is_beside_the_data(sebagai_pimpinan: Client) -> None:
    """As a second sheet, and as a link from the CSV."""
    response = sebagai_pimpinan.get("/api/v1/capaian/?format=csv")
    tautan, jenis = response.headers["Link"].split("; ")
    assert jenis == 'rel="describedby"'
    kamus = {b["kolom"]: b["arti"] for b in semua_halaman(sebagai_pimpinan, tautan.strip("<>"))}
    assert list(baca_csv(response)[0]) == list(kamus)
    assert all(kamus.values())
    buku = load_workbook(io.BytesIO(isi_berkas(sebagai_pimpinan.get("/api/v1/capaian/?format=xlsx"))))
    assert {baris[0]: baris[3] for baris in buku["kamus"].iter_rows(min_row=2, values_only=True)} == kamus


def test_every_column_of_every_list_is_explained(sebagai_pimpinan: Client) -> None:
    kamus = semua_halaman(sebagai_pimpinan, "kamus-data/?page_size=200")
    assert {b["daftar"] for b in kamus} == {*SEMUA_DAFTAR, "bukti"}
    assert [b for b in kamus if not b["arti"]] == []


def test_a_page_of_a_file_is_that_page(sebagai_pimpinan: Client) -> None:
    for halaman in ("page=2&page_size=5", "page_size=3", "cursor=&page_size=4"):
        kode = [b["kode"] for b in baca(sebagai_pimpinan, f"indikator/?{halaman}")["results"]]
        assert [b["kode"] for b in baca_csv(sebagai_pimpinan.get(f"/api/v1/indikator/?{halaman}&format=csv"))] == kode


def test_filters_and_order_hold_in_files(sebagai_pimpinan: Client) -> None:
    saring = "tahun=2022&jenjang=program&ordering=-kode"
    kode = [b["indikator"]["kode"] for b in baca(sebagai_pimpinan, f"capaian/?{saring}")["results"]]
    berkas = baca_csv(sebagai_pimpinan.get(f"/api/v1/capaian/?{saring}&format=csv"))
    assert [b["indikator.kode"] for b in berkas] == kode == sorted(kode, reverse=True)


def test_accept_asks_for_a_file_too(sebagai_pimpinan: Client) -> None:
    assert baca_csv(sebagai_pimpinan.get("/api/v1/unit/", headers={"Accept": "text/csv"}))


@pytest.mark.parametrize("siapa", ["sebagai_jsk", "sebagai_set", "sebagai_verifikator", "sebagai_tanpa_peran"])
def test_m18_a_file_holds_the_rows_of_its_list(request: pytest.FixtureRequest, siapa: str) -> None:
    client: Client = request.getfixturevalue(siapa)
    for nama in ("indikator", "capaian", "realisasi", "target", "anggaran", "unit"):
        banyak = baca(client, daftar_url(nama))["count"]
        assert len(baca_csv(client.get(f"{daftar_url(nama)}?format=csv"))) == banyak
        assert len(baca_xlsx(client.get(f"{daftar_url(nama)}?format=xlsx"))) == banyak


BERBAHAYA = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "'biasa", "==", "-"]


@pytest.mark.parametrize("teks", BERBAHAYA)
def test_x42_no_text_is_run(sebagai_pimpinan: Client, teks: str) -> None:
    """In CSV an apostrophe stands before it, which comes off again; in xlsx the cell is a text."""
    Indikator.objects.filter(kode="PN.7").update(definisi=teks)
    (baris,) = [b for b in baca_csv(sebagai_pimpinan.get("/api/v1/indikator/?format=csv")) if b["kode"] == "PN.7"]
    assert baris["definisi"] == f"'{teks}"
    assert teks_aman(teks)[1:] == teks
    (sel,) = [
        b["definisi"]
        for b in baca_xlsx(sebagai_pimpinan.get("/api/v1/indikator/?format=xlsx"))
        if b["kode"].value == "PN.7"
    ]
    assert sel.data_type != "f"
    assert sel.value == teks


def test_x44_characters_that_excel_cannot_hold(sebagai_pimpinan: Client) -> None:
    Indikator.objects.filter(kode="PN.7").update(definisi="a\x0bb\x1fc 😀 #DIV/0!")
    isi = baca_xlsx(sebagai_pimpinan.get("/api/v1/indikator/?format=xlsx"))
    assert [b["definisi"].value for b in isi if b["kode"].value == "PN.7"] == ["abc 😀 #DIV/0!"]


def test_text_with_everything_that_csv_uses(sebagai_pimpinan: Client) -> None:
    teks = 'satu, "dua";\nbaris kedua'
    Indikator.objects.filter(kode="PN.7").update(definisi=teks)
    isi = baca_csv(sebagai_pimpinan.get("/api/v1/indikator/?format=csv"))
    assert [b["definisi"] for b in isi if b["kode"] == "PN.7"] == [teks]


def test_n29_the_largest_figures_are_exact(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.filter(indikator__kode="PN.7", tahun=2020).update(nilai="999999999999999")
    (baris,) = baca_csv(sebagai_pimpinan.get("/api/v1/realisasi/?format=csv&indikator=PN.7&tahun=2020"))
    assert baris["nilai"] == "999999999999999"
    (sel,) = baca_xlsx(sebagai_pimpinan.get("/api/v1/realisasi/?format=xlsx&indikator=PN.7&tahun=2020"))
    assert sel["nilai"].value == 999999999999999


KOLOM = [Kolom("a", "A"), Kolom("b", "B", JenisKolom.ANGKA), Kolom("c", "C", JenisKolom.BULAT)]


def banyak_baris(n: int) -> Iterator[tuple[str, str, int]]:
    return (("teks " * 10, "12.50", i) for i in range(n))


def test_many_rows_in_little_memory() -> None:
    """Twenty thousand rows are written piece by piece, on their way to the reader or to disk."""
    tracemalloc.start()
    potongan = sum(len(satu) for satu in baris_csv(KOLOM, banyak_baris(20_000)))
    with tulis_xlsx([Lembar("data", KOLOM, banyak_baris(5_000))]) as berkas:
        assert len(berkas.read()) > 50_000
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert potongan > 1_000_000
    assert puncak < 8_000_000


def test_a_long_list_is_sent_in_pieces(sebagai_admin: Client, admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    gandakan()
    monkeypatch.setattr("indicators.excel.tulis_csv.SEKALI", 10)
    monkeypatch.setattr("indicators.api.dasar.berkas.SEKALI", 10)
    monkeypatch.setattr("indicators.rekap.daftar.POTONGAN", 10)
    response = sebagai_admin.get("/api/v1/indikator/?format=csv")
    assert response.streaming
    potongan = list(response.streaming_content)
    assert len(potongan) == 1 + -(-Indikator.objects.count() // 10)


def test_a_text_longer_than_a_cell_says_so(sebagai_pimpinan: Client) -> None:
    """Excel holds 32,767 characters: the rest is said to be missing, and is in the CSV."""
    Indikator.objects.filter(kode="PN.7").update(definisi="x" * 40_000)
    isi = baca_xlsx(sebagai_pimpinan.get("/api/v1/indikator/?format=xlsx"))
    (definisi,) = [b["definisi"].value for b in isi if b["kode"].value == "PN.7"]
    assert len(definisi) == 32_767
    assert definisi.endswith("x … (dipotong; utuh di CSV)")


def test_more_than_a_workbook_holds_is_refused(sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a page and through the API; what was begun is not sent."""
    monkeypatch.setattr("indicators.excel.rangka.LEMBAR_BYTE_MAKS", 5_000)
    for alamat in ("/capaian/?tahun=2022&format=xlsx", "/api/v1/capaian/?tahun=2022&format=xlsx"):
        response = sebagai_pimpinan.get(alamat)
        assert response.status_code == 413
        assert "pakai csv" in response.content.decode()


def test_returns_and_spaces_survive() -> None:
    teks = "  satu\r\ndua\rtiga\n\ttab & <b>\ud800  "
    with tulis_xlsx([Lembar("data", KOLOM[:1], [[teks]])]) as berkas:
        assert load_workbook(berkas)["data"]["A2"].value == teks.replace("\ud800", "")
