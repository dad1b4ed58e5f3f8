"""P05 to P10 on every list: an unknown parameter or a meaningless value is 400 and named, never all rows or 500."""

import pytest
from django.test import Client
from django.urls import resolve

from indicators.models import Riwayat
from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import SEMUA_DAFTAR, baca, daftar_url, kode_galat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

BERSAMA = [
    ("id__in", "1,99999999999999999999", "parameter_asing"),
    ("page", "0", "min_value"),
    ("page_size", "abc", "bentuk"),
    ("cursor", "x", "cursor"),
    ("cursor", "\x00", "null_characters_not_allowed"),
]
HALAMAN = [
    ("apa", "1", "parameter_asing"),
    ("Tahun", "2020", "parameter_asing"),
    ("page", "-1", "bentuk"),
    ("page", "abc", "bentuk"),
    ("page", "1e3", "bentuk"),
    ("page", "１", "bentuk"),
    ("page", "9" * 21, "bentuk"),
    ("page", "", "bentuk"),
    ("page_size", "0", "min_value"),
    ("page_size", "-5", "bentuk"),
    ("page_size", "", "bentuk"),
    ("cursor", "bnVsbA", "cursor"),
    ("cursor", "W251bGwsMSwxLDEsMV0", "cursor"),
    ("cursor", "WyJ4IiwxLDEsMSwxXQ", "cursor"),
    ("cursor", "WzEsMSwxLDEsMWUzMDBd", "cursor"),
    ("cursor", "x" * 401, "max_length"),
]
PER_NAMA = {
    "tahun": [("abc", "bentuk"), ("1899", "min_value"), ("2101", "max_value"), ("2020.0", "bentuk"), ("", "bentuk")],
    "triwulan": [("0", "min_value"), ("5", "max_value"), ("I", "bentuk"), ("9" * 20, "bentuk")],
    "unit": [("TIDAKADA", "tidak_dikenal"), ("a b", "invalid"), ("x" * 41, "max_length"), ("JSK\x00", "invalid")],
    "renstra": [("apa", "tidak_dikenal"), ("", "blank"), ("\x00", "invalid")],
    "jenjang": [("apa", "invalid_choice"), ("1", "invalid_choice"), ("\x00", "invalid_choice")],
    "status": [("apa", "invalid_choice"), ("", "invalid_choice")],
    "rincian": [("apa", "invalid_choice")],
    "jenis": [("apa apa", "invalid|invalid_choice"), ("\x00", "invalid|invalid_choice")],
    "hubungan": [("apa", "invalid_choice")],
    "indikator": [("PN 1", "invalid"), ("x" * 41, "max_length")],
    "search": [("x" * 101, "max_length"), ("kata " * 3000, "max_length"), ("a\x00b", "null_characters_not_allowed")],
    "ordering": [
        ("password", "invalid_choice"),
        ("-user__password", "invalid_choice"),
        ("?", "invalid_choice"),
        ("kode,pk", "invalid_choice"),
        ("", "invalid_choice"),
    ],
    "sesudah": [("-1", "bentuk"), ("9" * 20, "bentuk"), ("abc", "bentuk")],
    "pelaku": [("x" * 151, "max_length"), ("\x00", "null_characters_not_allowed")],
    "aksi": [("\x00", "invalid")],
    "daftar": [("apa", "tidak_dikenal")],
}
TAK_SALAH = {"format", "page", "page_size", "cursor"}


def parameter(nama: str) -> set[str]:
    return set(resolve(daftar_url(nama)).func.view_class.kueri().fields)


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_every_parameter_refuses_what_it_does_not_mean(sebagai_pimpinan: Client, nama: str) -> None:
    assert parameter(nama) - TAK_SALAH <= set(PER_NAMA), "a new parameter needs its bad values here"
    khusus = [(p, isi, kode) for p in parameter(nama) - TAK_SALAH for isi, kode in PER_NAMA[p]]
    for param, isi, kode in [*BERSAMA, *(HALAMAN if nama == "capaian" else []), *khusus]:
        response = sebagai_pimpinan.get(daftar_url(nama), {param: isi})
        assert response.status_code == 400, (param, isi[:30], response.status_code)
        galat = kode_galat(response.json())
        assert {atas for _, atas in galat} == {param}, (param, isi[:30])
        assert {satu for satu, _ in galat} & set(kode.split("|")), (param, isi[:30], galat)


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_a_parameter_given_twice_is_no_answer(sebagai_pimpinan: Client, nama: str) -> None:
    isi = baca(sebagai_pimpinan, f"{daftar_url(nama)}?page=1&page=2", 400)
    assert kode_galat(isi) == [("kembar", "page")]


def test_p10_the_known_ones_are_named(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "capaian/?tahunan=2020&uni=JSK", 400)
    assert kode_galat(isi) == [("parameter_asing", "tahunan"), ("parameter_asing", "uni")]
    assert "triwulan" in isi["errors"][0]["detail"]


def test_p06_page_size_is_capped_not_refused(sebagai_pimpinan: Client) -> None:
    Riwayat.objects.bulk_create([Riwayat(nama_pelaku="a", aksi="ubah", jenis="kebijakan") for _ in range(250)])
    segel_riwayat()
    for ukuran in ("100000000", "9" * 21, "201"):
        isi = baca(sebagai_pimpinan, f"riwayat/?page_size={ukuran}")
        assert len(isi["results"]) == 200 < isi["count"]


def test_p06_beyond_the_last_page_is_404(sebagai_pimpinan: Client) -> None:
    baca(sebagai_pimpinan, "unit/?page=2&page_size=200", 404)
    baca(sebagai_pimpinan, "unit/?page=999999999", 404)
    assert baca(sebagai_pimpinan, "unit/?search=tidakadayangbegini")["results"] == []


@pytest.mark.parametrize("alamat", ["unit/", "indikator/PN.1/", "telusur/capaian/PN.7/2020/", "telusur/tahun/2020/"])
def test_one_thing_is_as_strict_as_a_list(sebagai_pimpinan: Client, alamat: str) -> None:
    assert kode_galat(baca(sebagai_pimpinan, f"{alamat}?apa=1", 400)) == [("parameter_asing", "apa")]


def test_a_day_that_has_not_been_and_one_that_is_none(sebagai_pimpinan: Client) -> None:
    alamat = "telusur/capaian/PN.7/2020/?per="
    assert kode_galat(baca(sebagai_pimpinan, f"{alamat}2999-01-01", 400)) == [("belum_terjadi", "per")]
    for hari in ("2020-13-01", "01/02/2020", "kemarin", "2020-1-1T00:00", ""):
        assert kode_galat(baca(sebagai_pimpinan, f"{alamat}{hari}", 400)) == [("invalid", "per")]


def test_a_message_names_the_way_out(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "capaian/?renstra=apa", 400)
    assert "semula, menjadi" in isi["errors"][0]["detail"]
    isi = baca(sebagai_pimpinan, "capaian/?jenjang=apa", 400)
    assert "prioritas_nasional" in isi["errors"][0]["detail"]
