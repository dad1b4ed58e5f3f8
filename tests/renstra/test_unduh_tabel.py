"""Tables of pages as files: the rows of the page with the rights of its reader, numbers and instants as such."""

import csv
import io
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from openpyxl import load_workbook

from budget.models import DataAnggaran
from indicators.models import PengecualianPeriode, Sasaran, UnitKerja
from indicators.rekap.radar import daftar_radar
from indicators.riwayat import catat
from indicators.services.periode import add_pengecualian
from indicators.services.segel import close_triwulan
from indicators.tenggat import WIB
from renstra.sumber import daftar_tafsir, periksa_sumber
from tests.api.klien import isi_berkas
from tests.pages import atribut, cari, isi, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


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
    ("halaman", "banyak"),
    [
        ("/sumber/", 4),
        ("/pelaporan/?tahun=2024", 4),
        ("/regulasi/", 2),
        ("/segel/", 0),
        ("/riwayat/", 2),
        ("/target/radar/", 2),
        ("/indikator/PN.7/", 2),
        ("/indikator/PN.7/target/", 2),
        ("/kebijakan/simulasi/?tahun=2020&batas=100", 4),
    ],
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


def test_the_history_in_words(sebagai_admin: Client, sebagai_jsk: Client, admin: User) -> None:
    """Filters of the page hold, and a reader gets what the page shows of it."""
    for kode, unit in (("SP1.1 2024/1", "JSK"), ("SP5.1 2024/1", "SET")):
        milik = UnitKerja.objects.get(kode=unit)
        with transaction.atomic():
            catat(
                aksi="ubah",
                jenis="realisasi",
                objek_id=1,
                objek_kode=kode,
                pelaku=admin,
                unit=milik,
                sebelum={"analisis": "=1+1"},
                sesudah={"analisis": "=2+2"},
            )
    (satu,) = berkas_xlsx(sebagai_admin, "/riwayat/?unit=SET&format=xlsx")
    assert [satu[n].value for n in ("Pelaku", "Aksi", "Objek")] == [admin.username, "Diubah", "SP5.1 triwulan I 2024"]
    assert satu["Perubahan"].value == "Analisis: =1+1 menjadi =2+2"
    assert isinstance(satu["Waktu"].value, datetime)
    assert {b["unit"] for b in berkas_csv(sebagai_jsk, "/riwayat/?format=csv")} == {"JSK", ""}
    assert sebagai_jsk.get("/riwayat/?jenis=user&format=csv").status_code == 403


def test_one_indikator(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    """Its years as in the table of capaian; all revisions of its targets; nothing of a foreign one."""
    (satu, *_) = berkas_xlsx(sebagai_pimpinan, "/indikator/PN.7/?format=xlsx")
    assert (satu["Tahun"].value, satu["Capaian"].value, satu["Capaian"].number_format) == (2020, 119.04, "#,##0.00")
    target = berkas_xlsx(sebagai_pimpinan, "/indikator/PN.7/target/?format=xlsx")
    assert {b["Kode indikator"].value for b in target} == {"PN.7"}
    for alamat in ("/indikator/PN.7/?format=csv", "/indikator/PN.7/target/?format=xlsx"):
        assert sebagai_jsk.get(alamat).status_code == 404


def test_findings_of_the_radar(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    """Of all pages; those of one unit where one is asked for."""
    semua = berkas_csv(sebagai_pimpinan, "/target/radar/?format=csv")
    assert sum(len(r.baris) for r in daftar_radar(User.objects.get(username="pimpinan"))) == len(semua) > 0
    assert {b["unit"] for b in berkas_csv(sebagai_pimpinan, "/target/radar/?unit=JSK&format=csv")} == {"JSK"}
    assert {b["unit"] for b in berkas_csv(sebagai_jsk, "/target/radar/?format=csv")} == {"JSK"}


def test_what_other_rules_would_change(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    alamat = "/kebijakan/simulasi/?tahun=2020&batas=100"
    baris = {b["Kode"].value: b for b in berkas_xlsx(sebagai_pimpinan, f"{alamat}&format=xlsx")}
    semula, menjadi = baris["PN.7"]["Dibatasi semula"], baris["PN.7"]["Dibatasi menjadi"]
    assert (semula.value, menjadi.value, menjadi.number_format) == (119.04, 100, "#,##0.00")
    sasaran = berkas_csv(sebagai_pimpinan, f"{alamat}&format=csv&tabel=sasaran")
    assert float(sasaran[0]["menjadi"]) < float(sasaran[0]["semula"])
    assert sebagai_jsk.get(f"{alamat}&format=csv").status_code == 403


def test_units_and_years_of_the_start_page(sebagai_pimpinan: Client) -> None:
    """Means, shares and rupiah as numbers, as the cards print them; years of the sasaran where one is asked for."""
    alamat = "/?tahun=2020&unit=LINJAMSOS"
    kartu = {b.kepala: b for b in tabel(sebagai_pimpinan.get(alamat)) if {"Serapan (%)", "Kategori"} <= set(b.sel)}
    baris = berkas_xlsx(sebagai_pimpinan, f"{alamat}&tabel=unit&format=xlsx")
    assert [b["Nama"].value for b in baris] == list(kartu)
    for b in baris:
        milik = kartu[b["Nama"].value]
        assert f"{b['Serapan'].value:.2f}".replace(".", ",") == milik.angka("Serapan (%)")
        cakupan = f"{b['Dihitung kinerja'].value} dari {b['Diukur kinerja'].value}"
        assert cakupan.replace("None dari None", "tanpa indikator") in milik["Nilai kinerja"]
        assert b["Pagu"].number_format == "#,##0"
    tahun = berkas_csv(sebagai_pimpinan, f"{alamat}&tabel=tahun&format=csv")
    assert {b["tahun"]: b["kinerja.nilai"] for b in tahun}["2020"] == "108.67"
    prioritas = Sasaran.objects.get(kode="PN").pk
    sasaran = berkas_csv(sebagai_pimpinan, f"{alamat}&sasaran={prioritas}&tabel=tahun&format=csv")
    assert ("119.04", "PN.7") in {(b["capaian"], b["indikator.kode"]) for b in sasaran}


def test_revisions_of_a_budget_set(sebagai_pimpinan: Client) -> None:
    """One more table on the page of the set, beside its lines."""
    lama = DataAnggaran.objects.get(tahun=2020)
    baru = DataAnggaran.objects.create(
        tahun=2020, unit=lama.unit, rincian=lama.rincian, revisi=lama.revisi + 1, judul="Revisi"
    )
    baru.baris.create(urutan=1, uraian="Satu", unit=lama.unit, pagu=10, realisasi=5)
    assert len(tautan_unduh(sebagai_pimpinan, "/anggaran/?tahun=2020")) == 4
    awal, akhir = berkas_xlsx(sebagai_pimpinan, "/anggaran/?tahun=2020&tabel=revisi&format=xlsx")
    assert (awal["Pagu selisih"].value, akhir["Serapan"].value) == (None, 50)
    assert akhir["Pagu selisih"].value == 10 - awal["Pagu"].value


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
