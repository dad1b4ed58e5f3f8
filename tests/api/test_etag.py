"""304 for what has not changed, and never for what has."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Indikator, Penugasan, Peran, Realisasi, Riwayat, UnitKerja
from indicators.rekap.penanda import penanda_data
from indicators.riwayat.segel import segel_riwayat
from indicators.services.acuan import save_acuan
from tests.api.klien import SEMUA_DAFTAR, daftar_url, isi_berkas
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SATU = ["unit/JSK/", "indikator/PN.7/", "telusur/capaian/PN.7/2020/", "telusur/tahun/2020/"]
ALAMAT = [*(daftar_url(nama) for nama in SEMUA_DAFTAR), *(f"/api/v1/{satu}" for satu in SATU)]


def tanda(client: Client, alamat: str) -> str:
    response = client.get(alamat)
    assert isi_berkas(response)
    return response.headers["ETag"]


@pytest.mark.parametrize("alamat", ALAMAT)
def test_304_without_a_body_and_with_little_work(sebagai_pimpinan: Client, alamat: str) -> None:
    etag = tanda(sebagai_pimpinan, alamat)
    for kepala in (etag, f"W/{etag}", f'"lain", W/{etag}', "*"):
        with CaptureQueriesContext(connection) as kueri:
            response = sebagai_pimpinan.get(alamat, headers={"If-None-Match": kepala})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["ETag"] == etag
    siapa = [k for k in kueri if any(t in k["sql"] for t in ("django_session", "auth_user", "penugasan"))]
    assert len(kueri) - len(siapa) <= 2
    assert sebagai_pimpinan.get(alamat, headers={"If-None-Match": '"lain"'}).status_code == 200


def test_compressed_answers_carry_a_weak_one(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/api/v1/indikator/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    etag = response.headers["ETag"]
    assert etag.startswith('W/"')
    lagi = sebagai_pimpinan.get("/api/v1/indikator/", headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
    assert lagi.status_code == 304


@pytest.mark.parametrize(
    "lain", ["?page_size=5", "?tahun=2020", "?format=csv", "?format=xlsx"], ids=lambda lain: lain[1:7]
)
def test_another_question_has_another_tag(sebagai_pimpinan: Client, lain: str) -> None:
    assert tanda(sebagai_pimpinan, "/api/v1/capaian/") != tanda(sebagai_pimpinan, f"/api/v1/capaian/{lain}")


def test_another_reader_has_another_tag(sebagai_jsk: Client, sebagai_set: Client) -> None:
    etag = tanda(sebagai_jsk, "/api/v1/indikator/")
    assert sebagai_set.get("/api/v1/indikator/", headers={"If-None-Match": etag}).status_code == 200


def test_an_account_that_sees_more_has_another_tag(admin: User) -> None:
    """The same roles on the same units, but one of the two is an administrator in person."""
    lain = petugas("lain", Peran.ADMIN, "KEMENSOS")
    User.objects.filter(pk=admin.pk).update(is_superuser=True)
    etag = tanda(masuk(lain), "/api/v1/riwayat/")
    assert masuk(admin).get("/api/v1/riwayat/", headers={"If-None-Match": etag}).status_code == 200


def test_every_recorded_change_is_seen_at_once(sebagai_pimpinan: Client, admin: User) -> None:
    etag = tanda(sebagai_pimpinan, "/api/v1/indikator/PN.7/")
    indikator = Indikator.objects.get(kode="PN.7")
    indikator.satuan = "jiwa"
    save_acuan(indikator, pelaku=admin)
    response = sebagai_pimpinan.get("/api/v1/indikator/PN.7/", headers={"If-None-Match": etag})
    assert (response.status_code, response.json()["satuan"]) == (200, "jiwa")


def test_a_role_that_ends_changes_what_is_shown(perencana_jsk: User) -> None:
    client = masuk(perencana_jsk)
    etag = tanda(client, "/api/v1/indikator/")
    Penugasan.objects.filter(user=perencana_jsk).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    response = client.get("/api/v1/indikator/", headers={"If-None-Match": etag})
    assert (response.status_code, response.json()["count"]) == (200, 0)


def test_a_unit_that_moves_changes_what_is_reached(verifikator: User) -> None:
    client = masuk(verifikator)
    etag = tanda(client, "/api/v1/indikator/")
    UnitKerja.objects.filter(kode="LINJAMSOS").update(jalur="LAIN/")
    assert client.get("/api/v1/indikator/", headers={"If-None-Match": etag}).status_code == 200


def test_a_row_that_commits_late_is_seen_too() -> None:
    """Its number is smaller than one that was already visible: the count betrays it."""
    pertama = Riwayat.objects.create(nama_pelaku="a", aksi="ubah", jenis="target")
    Riwayat.objects.create(pk=pertama.pk + 5, nama_pelaku="b", aksi="ubah", jenis="target")
    sebelum = penanda_data()
    Riwayat.objects.create(pk=pertama.pk + 2, nama_pelaku="c", aksi="ubah", jenis="target")
    assert penanda_data() != sebelum


def test_the_feed_changes_when_a_row_gets_its_number(sebagai_admin: Client) -> None:
    Riwayat.objects.create(nama_pelaku="a", aksi="ubah", jenis="kebijakan")
    etag = tanda(sebagai_admin, "/api/v1/riwayat/?sesudah=0")
    segel_riwayat()
    response = sebagai_admin.get("/api/v1/riwayat/?sesudah=0", headers={"If-None-Match": etag})
    assert (response.status_code, len(response.json()["results"]) > 0) == (200, True)


def test_a_realisasi_is_tagged_with_its_version(sebagai_pimpinan: Client) -> None:
    baris = Realisasi.objects.earliest("pk")
    alamat = f"/api/v1/realisasi/{baris.pk}/"
    response = sebagai_pimpinan.get(alamat)
    assert response.headers["ETag"] == f'"{baris.versi}"' == f'"{response.json()["versi"]}"'
    assert sebagai_pimpinan.get(alamat, headers={"If-None-Match": '"1"'}).status_code == 304
    Realisasi.objects.filter(pk=baris.pk).update(versi=7)
    assert sebagai_pimpinan.get(alamat, headers={"If-None-Match": '"1"'}).headers["ETag"] == '"7"'


def test_nobody_in_between_keeps_it(sebagai_pimpinan: Client) -> None:
    kepala = sebagai_pimpinan.get("/api/v1/capaian/").headers
    assert kepala["Cache-Control"] == "private, no-cache"
    assert {"Accept", "Authorization", "Cookie"} <= {satu.strip() for satu in kepala["Vary"].split(",")}
