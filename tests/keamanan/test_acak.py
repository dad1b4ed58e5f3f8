"""Every page and form of the site with random input: whatever comes, the answer is never a 5xx (A22, W10, P05)."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import masuk
from tests.renstra.test_alamat import alamat

pytestmark = pytest.mark.django_db
HALAMAN = sorted({satu for nama, satu in alamat() if nama not in ("keluar", "sandi", "admin:logout")})
NAMA = re.findall(
    r"\S+",
    """
tahun triwulan unit renstra jenjang status search ordering page page_size cursor format kode per sesudah q id next
rincian dari sampai jenis pelaku versi nilai-SP1.1 versi-SP1.1 pilih catatan alasan keadaan indikator _to_field e o p
_popup all nilai pembilang penyebut analisis kembali tautan judul username password yakin
""",
)
ANEH = [
    *("", "0", "-1", "1e400", "nan", "٣", "2020", "2024", "1", "9" * 30, "99999999999999999999", "a" * 3000),
    *("\x00", "a\x00b", "'; DROP TABLE x; --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "\ud7ff"),
    *("𝟙", "\u202e", "SP1.1", "JSK", "satker", "csv", "xlsx", "https://jahat.example/", "//jahat.example"),
    *("javascript:alert(1)", "1.234,5", "2024-02-30", "0001-01-01", "[]", "{}", "null", "True", "-created"),
    *("password", "2020,2021", "1,99999999999999999999"),
]
nilai = st.one_of(st.sampled_from(ANEH), st.text(max_size=40), st.integers().map(str))
isian = st.dictionaries(st.one_of(st.sampled_from(NAMA), st.text(min_size=1, max_size=12)), nilai, max_size=6)
POTONG = ["1", "SP1.1", "2024", "0", "-1", "a b", "9" * 25, "\x00", "ü", "%"]
bagian = st.one_of(st.sampled_from(POTONG), st.text(max_size=20))
BATAS = {
    "deadline": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@pytest.fixture
def client(admin: User) -> Client:
    """The administrator's: past the permissions there is the most to break."""
    return masuk(admin)


def baik(client: Client, cara: str, *alamat_penuh: str, **isi: object) -> None:
    """Exceptions come through the test client as such, so that a failure shows where it came from."""
    try:
        response = getattr(client, cara)(*alamat_penuh, **isi)
    except SuspiciousOperation:
        return  # what Django answers with 400
    if getattr(response, "streaming", False):
        b"".join(response)
    assert response.status_code < 500, (cara, alamat_penuh, isi, response.status_code)


@settings(max_examples=120, **BATAS)
@given(st.sampled_from(HALAMAN), isian)
def test_halaman_dengan_kueri_acak(client: Client, satu: str, kueri: dict[str, str]) -> None:
    baik(client, "get", f"{satu}?{urlencode(kueri, errors='surrogatepass')}")


@settings(max_examples=100, **BATAS)
@given(st.sampled_from(HALAMAN), isian)
def test_formulir_dengan_isi_acak(client: Client, satu: str, isi: dict[str, str]) -> None:
    badan = urlencode(isi, errors="surrogatepass")
    baik(client, "post", satu, data=badan, content_type="application/x-www-form-urlencoded")


def pola(semua: list[URLPattern | URLResolver], awalan: str = "") -> list[list[str]]:
    """The fixed parts of every address, between which there is a parameter."""
    hasil = []
    for satu in semua:
        rute = awalan + str(satu.pattern).lstrip("^").rstrip("$")
        hasil += pola(satu.url_patterns, rute) if isinstance(satu, URLResolver) else [rute]
    return hasil


BERPARAMETER = sorted({r for r in pola(get_resolver().url_patterns) if "<" in r and "(?P" not in r})


@settings(max_examples=100, **BATAS)
@given(st.sampled_from(BERPARAMETER), st.lists(bagian, min_size=6, max_size=6))
def test_alamat_dengan_bagian_acak(client: Client, rute: str, isi: list[str]) -> None:
    potongan = [p.partition(">")[2] if i else p for i, p in enumerate(rute.split("<"))]
    acak = "".join(p + (quote(isi[i % 6], safe="") if i < len(potongan) - 1 else "") for i, p in enumerate(potongan))
    baik(client, "get", f"/{acak}")


KEPALA: list[dict[str, str]] = [
    {"cookie": "sessionid=\x00"},
    {"cookie": "sessionid=" + "x" * 8000},
    {"accept": "*/*;q=x"},
    {"accept-language": "x" * 500},
    {"if-none-match": '"\\'},
    {"if-modified-since": "kemarin"},
    {"range": "bytes=9-1"},
    {"authorization": "Bearer"},
    {"authorization": "Basic ===="},
    {"x-http-method-override": "DELETE"},
    {"content-type": "multipart/form-data"},
    {"content-type": "text/html; charset=tidak-ada"},
    {"x-forwarded-for": "\x00"},
    {"accept-encoding": "gzip;q=9"},
]


@pytest.mark.parametrize("kepala", KEPALA, ids=lambda k: str(k)[:40])
def test_kepala_yang_aneh(kepala: dict[str, str]) -> None:
    for satu in ("/masuk/", "/", "/api/v1/unit/", "/healthz", "/api/v1/schema/"):
        baik(Client(headers=kepala), "get", satu)
        jenis = kepala.get("content-type", "text/plain")
        baik(Client(headers=kepala), "generic", "POST", path=satu, data=b"x=1", content_type=jenis)
