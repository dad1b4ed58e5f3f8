"""At most three questions to the database beside who asks and how often, for 1, 25 or 200 rows and twice the data."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Kebijakan
from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import SEMUA_DAFTAR, baca, daftar_url, isi_berkas
from tests.api.mesin import token
from tests.api.test_kueri import parameter
from tests.gandakan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

# Who asks (session or token, account, roles), and how often they have asked this minute.
SIAPA = ('FROM "django_session"', 'FROM "indicators_token"', 'FROM "auth_user"', 'FROM "indicators_penugasan"')
LAJU = ('"tembolok"', "SAVEPOINT")
PALING_BANYAK = 3
# Rows; beside them targets and realisasi, or what belongs to each row. The state of the data, the count, the rules,
# unit, version and default year come along with the rows.
BANYAK = dict.fromkeys(SEMUA_DAFTAR, 1) | {"target": 2, "realisasi": 2, "silsilah": 2, "capaian": 3, "serapan": 3}
SARING = {
    "unit": ["", "unit=KEMENSOS", "search=a"],
    "renstra": ["", "unit=LINJAMSOS&tahun=2021"],
    "sasaran": ["", "unit=KEMENSOS&renstra=semula&ordering=-kode"],
    "indikator": ["", "tahun=2021", "unit=LINJAMSOS&renstra=menjadi&tahun=2022&jenjang=program&ordering=unit"],
    "target": ["", "unit=LINJAMSOS&renstra=menjadi&tahun=2022&status=semua&ordering=-tahun"],
    "realisasi": ["", "unit=LINJAMSOS&renstra=semula&tahun=2020&status=disetujui&search=PKH&ordering=tahun"],
    "capaian": [
        "",
        "tahun=2020",
        "tahun=2020&triwulan=4&status=semua",
        "unit=LINJAMSOS&renstra=semula&jenjang=program&search=a&ordering=-kode",
    ],
    "anggaran": ["", "unit=LINJAMSOS&tahun=2021&rincian=kewenangan&ordering=-pagu"],
    "serapan": ["", "tahun=2021&rincian=jenis_belanja", "unit=LINJAMSOS"],
    "pendanaan": ["", "renstra=menjadi&tahun=2024"],
    "regulasi": ["", "renstra=menjadi&jenis=permensos&ordering=nomor"],
    "silsilah": ["", "indikator=SP2.1"],
    "riwayat": ["", "sesudah=0", "jenis=berkas&aksi=muat", "ordering=-urut"],
    "kamus-data": [""],
}


def kueri(client: Client, alamat: str, **kepala: str) -> list[str]:
    """What the database is asked for this address, but for who asks and how often."""
    with CaptureQueriesContext(connection) as semua:
        response = client.get(alamat, headers=kepala)
        assert response.status_code == 304 or isi_berkas(response)  # a file asks while it is read
    return [satu["sql"] for satu in semua if not any(nama in satu["sql"] for nama in SIAPA + LAJU)]


def alamat(nama: str, ukuran: int, saring: str = "") -> str:
    return f"{daftar_url(nama)}?{saring}{'&' if saring else ''}page_size={ukuran}"


@pytest.fixture(autouse=True)
def tersegel(seed: None, db: None) -> None:
    segel_riwayat()


def test_at_most_three_at_every_size(sebagai_pimpinan: Client) -> None:
    assert set(SARING) == set(BANYAK)
    assert max(BANYAK.values()) <= PALING_BANYAK
    for nama, banyak in BANYAK.items():
        for saring in SARING[nama]:
            ditanya = [kueri(sebagai_pimpinan, alamat(nama, ukuran, saring)) for ukuran in (1, 25, 200)]
            assert [len(satu) for satu in ditanya] == [banyak] * 3, (nama, saring, ditanya)


def test_twice_the_data_costs_no_more(sebagai_pimpinan: Client) -> None:
    gandakan()
    segel_riwayat()
    assert {nama: len(kueri(sebagai_pimpinan, alamat(nama, 200))) for nama in BANYAK} == BANYAK


def test_a_token_costs_its_own_query_and_that_of_its_owners_roles(pimpinan: User) -> None:
    client = Client(headers={"Authorization": f"Bearer {token(pimpinan, 'read')[1]}"})
    kueri(client, alamat("unit", 1))  # that it was used is written at most once a minute
    for nama, banyak in BANYAK.items():
        with CaptureQueriesContext(connection) as semua:
            assert client.get(alamat(nama, 25)).status_code == 200
        assert len([satu for satu in semua if any(n in satu["sql"] for n in SIAPA)]) == 2
        assert len([satu for satu in semua if not any(n in satu["sql"] for n in SIAPA + LAJU)]) == banyak


def test_a_file_costs_what_its_list_costs(sebagai_pimpinan: Client) -> None:
    for nama, banyak in BANYAK.items():
        for satu in (f"{daftar_url(nama)}?", f"{alamat(nama, 25)}&"):
            for bentuk in ("csv", "xlsx"):
                assert len(kueri(sebagai_pimpinan, f"{satu}format={bentuk}")) == banyak, (nama, bentuk)


def test_what_has_not_changed_costs_one(sebagai_pimpinan: Client) -> None:
    """What has changed costs that one beside the read."""
    for nama, banyak in BANYAK.items():
        etag = sebagai_pimpinan.get(daftar_url(nama)).headers["ETag"]
        assert len(kueri(sebagai_pimpinan, daftar_url(nama), If_None_Match=etag)) <= 1
        assert len(kueri(sebagai_pimpinan, daftar_url(nama), If_None_Match='"lain"')) <= banyak + 1


@pytest.mark.parametrize(
    "saring", ["search=tidakadayangbegini", "tahun=1950", "sesudah=999999999", "indikator=TIDAK.ADA"]
)
def test_an_empty_list_costs_no_more(sebagai_pimpinan: Client, saring: str) -> None:
    kosong = [nama for nama in BANYAK if saring.partition("=")[0] in parameter(nama)]
    assert kosong
    for nama in kosong:
        assert baca(sebagai_pimpinan, alamat(nama, 25, saring))["results"] == []
        assert len(kueri(sebagai_pimpinan, alamat(nama, 25, saring))) <= PALING_BANYAK, nama


def test_reading_by_cursor_counts_nothing(sebagai_pimpinan: Client) -> None:
    for nama in BANYAK.keys() - {"serapan", "kamus-data"}:
        ditanya = kueri(sebagai_pimpinan, f"{alamat(nama, 1)}&cursor=")
        assert len(ditanya) == BANYAK[nama]
        assert "jumlah_semua" not in ditanya[0]
        assert "jumlah_semua" in kueri(sebagai_pimpinan, alamat(nama, 1))[0]


def test_the_rules_that_come_along_are_those_of_the_year(sebagai_pimpinan: Client) -> None:
    """Before any kebijakan there is no category and no cap."""
    Kebijakan.objects.update(tahun_mulai=2021)
    isi = [baca(sebagai_pimpinan, f"capaian/?tahun={tahun}&search=PN.4")["results"][0] for tahun in (2020, 2021)]
    assert [(b["kategori"], b["capaian_dibatasi"]) for b in isi] == [(None, "120.02"), ("Sangat Tinggi", "110.95")]
