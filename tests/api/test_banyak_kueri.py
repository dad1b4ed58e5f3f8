"""The database is asked as often for 200 rows as for 2, and for twice the data."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import SEMUA_DAFTAR, daftar_url, isi_berkas
from tests.gandakan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

# Who asks: session, account, assignments; and how often they have asked this minute.
SIAPA = ("django_session", "auth_user", "indicators_penugasan", "indicators_tembolok", "SAVEPOINT")
# Beside who asks: the state of the data (the ETag), the rows, and their count where the page is full.
PALING_BANYAK = dict.fromkeys(SEMUA_DAFTAR, 3) | {
    "kamus-data": 1,
    "target": 4,  # and which revisions are in force
    "realisasi": 4,  # and what is to be done about them
    "silsilah": 4,  # and which ends the reader may see
    "riwayat": 4,  # and the last number given
    "capaian": 7,  # and the kebijakan of the year with its scale, targets, realisasi
    "serapan": 4,
}


def kueri(client: Client, alamat: str) -> list[str]:
    with CaptureQueriesContext(connection) as semua:
        isi_berkas(client.get(alamat))  # a file asks while it is read
    return [satu["sql"] for satu in semua if not any(nama in satu["sql"] for nama in SIAPA)]


def alamat(nama: str, ukuran: int) -> str:
    saring = "tahun=2020&" if nama in ("capaian", "serapan") else ""
    return f"{daftar_url(nama)}?{saring}page_size={ukuran}"


def test_constant_in_page_size_and_data(sebagai_pimpinan: Client) -> None:
    segel_riwayat()
    sebelum = {}
    for nama in SEMUA_DAFTAR:
        sedikit, banyak = (kueri(sebagai_pimpinan, alamat(nama, ukuran)) for ukuran in (1, 200))
        assert len(sedikit) <= PALING_BANYAK[nama], (nama, sedikit)
        terhitung = nama not in ("kamus-data", "serapan")  # a page that is not full says itself how many there are
        assert len(banyak) == len(sedikit) - terhitung, (nama, banyak)
        sebelum[nama] = len(sedikit)
    gandakan()
    segel_riwayat()
    sesudah = {nama: len(kueri(sebagai_pimpinan, alamat(nama, 1))) for nama in SEMUA_DAFTAR}
    assert sesudah == sebelum


@pytest.mark.parametrize("nama", ["capaian", "indikator", "target", "realisasi"])
def test_a_file_costs_no_more_than_its_pieces(sebagai_pimpinan: Client, nama: str) -> None:
    satu = kueri(sebagai_pimpinan, f"{alamat(nama, 200)}&format=csv")
    utuh = kueri(sebagai_pimpinan, f"{daftar_url(nama)}?{'tahun=2020&' if nama == 'capaian' else ''}format=csv")
    assert len(utuh) <= len(satu)


@pytest.mark.parametrize("nama", ["capaian", "target", "realisasi", "riwayat", "indikator"])
def test_reading_by_cursor_counts_nothing(sebagai_pimpinan: Client, nama: str) -> None:
    segel_riwayat()
    dengan = kueri(sebagai_pimpinan, alamat(nama, 1))
    tanpa = kueri(sebagai_pimpinan, f"{alamat(nama, 1)}&cursor=")
    assert len(tanpa) == len(dengan) - 1
    assert not any("COUNT(*)" in satu for satu in tanpa if "indicators_riwayat" not in satu)
