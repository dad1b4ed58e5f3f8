"""One error shape for every 4xx and 5xx below /api/, in Indonesian, whoever refuses (P11 to P13)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db import InterfaceError, OperationalError
from django.db.models import ProtectedError
from django.http import Http404, UnreadablePostError
from django.test import Client
from django.test.utils import override_settings
from rest_framework import exceptions

from indicators.akses import Bentrok, Ditolak, TakTerlihat, Terlarang, TidakLengkap
from indicators.angka import AngkaDitolak, angka_dari_api
from indicators.api.dasar.galat import SyaratWajib, TerlaluBesar, VersiUsang
from indicators.models import UnitKerja
from tests.api.klien import SEMUA_DAFTAR, baca, daftar_url, kode_galat, periksa_galat
from tests.people import masuk
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


@pytest.mark.parametrize("nama", SEMUA_DAFTAR)
def test_anonymous_is_401_and_told_how_to_come_in(client: Client, nama: str) -> None:
    response = client.get(daftar_url(nama))
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    periksa_galat(response.json(), 401)
    assert "Bearer" in response.json()["errors"][0]["detail"]


def test_a_deactivated_account_is_anonymous(sebagai_jsk: Client, perencana_jsk: Any) -> None:
    perencana_jsk.is_active = False
    perencana_jsk.save()
    baca(sebagai_jsk, "unit/", 401)


@pytest.mark.parametrize(
    "alamat",
    [
        "/api/",
        "/api/v1/tidak-ada/",
        "/api/v2/capaian/",
        "/api/v1/capaian/PN.1/",
        "/api/v1/indikator/TIDAK.ADA/",
        "/api/v1/indikator/PN.1%00/",
        "/api/v1/realisasi/99999999999999999999/",
        "/api/v1/realisasi/-1/",
        "/api/v1/realisasi/١/",
        "/api/v1/sasaran/9223372036854775808/",
        "/api/v1/telusur/capaian/PN.7/1899/",
        "/api/v1/telusur/capaian/PN.7/2020/5/",
        "/api/v1/telusur/capaian/PN.7/2099/",
        f"/api/v1/{'x' * 8000}/",
    ],
)
def test_w10_what_is_not_there_is_404_for_everyone(client: Client, sebagai_pimpinan: Client, alamat: str) -> None:
    assert kode_galat(baca(sebagai_pimpinan, alamat, 404)) == [("not_found", None)]
    assert client.get(alamat).status_code in (401, 404)


@pytest.mark.parametrize("cara", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("alamat", ["capaian/", "indikator/PN.1/", "telusur/capaian/PN.7/2020/", "kamus-data/"])
def test_p11_wrong_method(sebagai_admin: Client, cara: str, alamat: str) -> None:
    sebelum = all_rows()
    response = getattr(sebagai_admin, cara)(f"/api/v1/{alamat}", data="{}", content_type="application/json")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    periksa_galat(response.json(), 405)
    assert all_rows() == sebelum


@pytest.mark.parametrize("cara", ["DELETE", "POST", "PUT"])
def test_p13_method_override_is_ignored(sebagai_admin: Client, cara: str) -> None:
    biasa = baca(sebagai_admin, "unit/")
    assert baca(sebagai_admin, "unit/", **{"X-HTTP-Method-Override": cara}) == biasa
    assert kode_galat(baca(sebagai_admin, f"unit/?_method={cara}", 400)) == [("parameter_asing", "_method")]


def test_p13_get_with_a_body_head_and_options(sebagai_admin: Client) -> None:
    sebelum = all_rows()
    berisi = sebagai_admin.generic("GET", "/api/v1/unit/", data='{"hapus": true}', content_type="application/json")
    assert berisi.json() == baca(sebagai_admin, "unit/")
    kepala = sebagai_admin.head("/api/v1/unit/")
    assert (kepala.status_code, kepala.content) == (200, b"")
    assert kepala.headers["ETag"]
    pilihan = sebagai_admin.options("/api/v1/unit/")
    assert (pilihan.status_code, pilihan.content) == (204, b"")
    assert "GET" in pilihan.headers["Allow"]
    assert all_rows() == sebelum


@pytest.mark.parametrize("alamat", ["unit/?format=xml", "unit/?format=api", "indikator/PN.1/?format=csv"])
def test_p11_unknown_format(sebagai_pimpinan: Client, alamat: str) -> None:
    assert kode_galat(baca(sebagai_pimpinan, alamat, 406)) == [("not_acceptable", None)]


def test_an_accept_that_nobody_serves_and_a_browsers(sebagai_pimpinan: Client) -> None:
    baca(sebagai_pimpinan, "unit/", 406, Accept="application/xml")
    baca(sebagai_pimpinan, "unit/", 406, Accept="text/html")
    baca(sebagai_pimpinan, "unit/", Accept="text/html,application/xhtml+xml,*/*;q=0.8")


def test_a_refused_download_is_refused_in_json(sebagai_pimpinan: Client) -> None:
    for alamat in ("unit/?format=csv&apa=1", "unit/?format=xlsx&unit=TIDAKADA"):
        baca(sebagai_pimpinan, alamat, 400)


def test_csrf(perencana_jsk: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(perencana_jsk)
    response = client.post("/api/v1/realisasi/", data="{}", content_type="application/json")
    assert response.status_code == 403
    periksa_galat(response.json(), 403)
    assert response.json()["errors"][0]["code"] == "csrf"


def test_a_write_without_the_last_slash_is_not_turned_into_a_read(sebagai_jsk: Client) -> None:
    response = sebagai_jsk.post("/api/v1/realisasi", data="{}", content_type="application/json")
    assert response.status_code == 404
    periksa_galat(response.json(), 404)
    assert sebagai_jsk.get("/api/v1/unit").status_code == 301


def test_a_forged_host(client: Client) -> None:
    """W15, and a refusal that comes before any view."""
    response = client.get("/api/v1/unit/", headers={"host": "jahat.example"})
    assert response.status_code == 400
    periksa_galat(response.json(), 400)


TERJEMAHAN: list[tuple[Exception, int, str]] = [
    (TakTerlihat("Indikator rahasia."), 404, "not_found"),
    (Http404("Indikator rahasia."), 404, "not_found"),
    (Terlarang("Bukan wewenang."), 403, "terlarang"),
    (Bentrok("Terkunci."), 409, "bentrok"),
    (Ditolak("Tidak bisa."), 400, "ditolak"),
    (ValidationError("Salah."), 400, "invalid"),
    (ProtectedError("x", set()), 409, "masih_dipakai"),
    (OperationalError("could not connect to 10.0.0.1"), 503, "basis_data_terputus"),
    (InterfaceError("connection already closed"), 503, "basis_data_terputus"),
    (RequestDataTooBig("x"), 413, "terlalu_besar"),
    (TerlaluBesar(), 413, "terlalu_besar"),
    (UnreadablePostError("x"), 400, "parse_error"),
    (VersiUsang(), 412, "versi_usang"),
    (SyaratWajib(), 428, "if_match_wajib"),
    (exceptions.NotFound("Indikator rahasia."), 404, "not_found"),
    (exceptions.Throttled(wait=0), 429, "throttled"),
    (exceptions.Throttled(wait=0.3), 429, "throttled"),
    (exceptions.UnsupportedMediaType("text/plain"), 415, "unsupported_media_type"),
]


@pytest.fixture
def gagal(sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], Any]:
    """The answer of a read that fails with this error."""

    def jalankan(galat: Exception) -> Any:
        def lempar(*args: Any, **kwargs: Any) -> None:
            raise galat

        monkeypatch.setattr("indicators.api.unit.daftar_unit", lempar)
        sebagai_pimpinan.raise_request_exception = False
        return sebagai_pimpinan.get("/api/v1/unit/")

    return jalankan


@pytest.mark.parametrize(("galat", "status", "kode"), TERJEMAHAN, ids=lambda satu: str(satu)[:25])
def test_every_refusal_has_its_status(
    gagal: Callable[[Exception], Any], galat: Exception, status: int, kode: str
) -> None:
    response = gagal(galat)
    assert response.status_code == status
    periksa_galat(response.json(), status)
    assert response.json()["errors"][0]["code"] == kode
    teks = json.dumps(response.json(), ensure_ascii=False)
    assert "10.0.0.1" not in teks
    assert "rahasia" not in teks
    if status in (429, 503):
        assert int(response.headers["Retry-After"]) >= 1


def test_each_gap_of_what_is_incomplete(gagal: Callable[[Exception], Any]) -> None:
    isi = gagal(TidakLengkap("Belum lengkap.", ["Analisis kosong.", "Kendala kosong."])).json()
    assert [(s["code"], s["detail"]) for s in isi["errors"]] == [
        ("tidak_lengkap", "Analisis kosong."),
        ("tidak_lengkap", "Kendala kosong."),
    ]


def test_a_number_that_is_none_says_why(gagal: Callable[[Exception], Any]) -> None:
    with pytest.raises(AngkaDitolak) as galat:
        angka_dari_api("36,3", desimal=2)
    isi = gagal(galat.value).json()
    assert isi["errors"][0]["code"] == "bentuk_api"
    assert "36,3" in isi["errors"][0]["detail"]


def test_a_fault_is_a_500_that_tells_nothing(gagal: Callable[[Exception], Any]) -> None:
    response = gagal(RuntimeError("kata sandi basis data"))
    assert response.status_code == 500
    periksa_galat(response.json(), 500)
    assert "sandi" not in response.content.decode()


def test_a_fault_outside_the_views_too(sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """DRF never sees this one; it comes from a middleware."""

    def lempar(*args: Any, **kwargs: Any) -> None:
        raise SuspiciousOperation("x")

    monkeypatch.setattr("django.contrib.messages.middleware.MessageMiddleware.process_request", lempar)
    response = sebagai_pimpinan.get("/api/v1/unit/")
    assert response.status_code == 400
    periksa_galat(response.json(), 400)
    assert sebagai_pimpinan.get("/").headers["Content-Type"].startswith("text/html")


def test_pages_keep_their_pages(sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.get("/tidak-ada/").headers["Content-Type"].startswith("text/html")


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10)
def test_p11_three_megabytes(perencana_jsk: Any) -> None:
    """Also where Django's own limit comes first (its answer would be a page)."""
    client = masuk(perencana_jsk)
    response = client.post(
        "/api/v1/realisasi/", data=f'{{"a": "{"x" * 3_000_000}"}}', content_type="application/json"
    )
    assert response.status_code == 413
    periksa_galat(response.json(), 413)


@pytest.mark.parametrize(
    "jenis", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_p11_other_types(sebagai_jsk: Client, jenis: str) -> None:
    response = sebagai_jsk.post("/api/v1/realisasi/", data="a=1", content_type=jenis)
    assert response.status_code == 415
    periksa_galat(response.json(), 415)


def test_hidden_and_absent_are_the_same_to_the_byte(sebagai_set: Client) -> None:
    asing, tiada = (sebagai_set.get(f"/api/v1/indikator/{kode}/") for kode in ("PN.4", "TIDAK.ADA"))
    assert (asing.status_code, asing.content) == (tiada.status_code, tiada.content) == (404, tiada.content)
    asing, tiada = (sebagai_set.get(f"/api/v1/capaian/?unit={kode}") for kode in ("JSK", "TIDAKADA"))
    assert UnitKerja.objects.filter(kode="JSK").exists()
    assert (asing.status_code, asing.content) == (tiada.status_code, tiada.content) == (400, tiada.content)
