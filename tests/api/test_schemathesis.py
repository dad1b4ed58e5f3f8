"""Every read of the description, asked at random: no 5xx, and every answer is one that the description promises."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from budget.models import DataAnggaran, NilaiKinerjaAnggaran, Pendanaan
from indicators.models import BuktiDukung, Realisasi, Renstra, Sasaran, Target, UnitKerja
from indicators.riwayat.segel import segel_riwayat
from tests.api.test_contoh import isi_bukti, isi_triwulan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
CONTOH = 14
APLIKASI = get_wsgi_application()
JANJI = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]


@pytest.fixture
def tersambung() -> Iterator[None]:
    """A request of a real server ends by closing the connection, and with it the transaction of the test."""
    for sinyal in (request_started, request_finished):
        sinyal.disconnect(close_old_connections)
    yield
    for sinyal in (request_started, request_finished):
        sinyal.connect(close_old_connections)


@cache
def uraian() -> Any:
    """The description as a client has it; the same for every test, and costly to make."""
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", situs)


def situs(environ: Any, start_response: Any) -> list[bytes]:
    """The site behind a server that closes what it has sent, which this transport does not."""
    with closing(APLIKASI(environ, start_response)) as jawab:
        return [b"".join(jawab)]


@pytest.fixture
def kuki(sebagai_admin: Client, tersambung: None, settings: Any) -> dict[str, str]:
    """A session over the document, that no limit of requests stops."""
    settings.LAJU_BACA = 1_000_000
    settings.ALLOWED_HOSTS = ["localhost"]
    segel_riwayat()
    isi_bukti()
    isi_triwulan()
    return {"sessionid": sebagai_admin.cookies["sessionid"].value}


def bacaan() -> list[Any]:
    operasi = [satu.ok() for satu in uraian().get_all_operations() if satu.ok().method == "get"]
    assert len(operasi) >= 26
    return operasi


def kirim(case: Any, kuki: dict[str, str]) -> int:
    """The status of an answer that keeps every promise."""
    case.headers = {nama: isi for nama, isi in case.headers.items() if nama != "Authorization"}
    case.headers["Accept-Encoding"] = "identity"  # this transport does not decompress
    case.cookies = kuki
    jawab = case.call()
    case.validate_response(jawab, checks=JANJI)
    return int(jawab.status_code)


def test_at_random(kuki: dict[str, str]) -> None:
    jawaban = Counter[int]()
    for operasi in bacaan():
        tanya(operasi, kuki, jawaban)
    assert set(jawaban) <= {200, 304, 400, 404, 406}
    assert jawaban[200] > 50, "a run that is mostly refused proves nothing"


def tanya(operasi: Any, kuki: dict[str, str], jawaban: Counter[int]) -> None:
    @given(case=operasi.as_strategy())
    @settings(max_examples=CONTOH, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def sekali(case: Any) -> None:
        jawaban[kirim(case, kuki)] += 1

    sekali()


def test_what_is_there(kuki: dict[str, str]) -> None:
    """Every read of something that exists, in every form in which it can be had."""
    sasaran, data = Sasaran.objects.get(kode="SS1").pk, DataAnggaran.objects.earliest("pk").pk
    unit = UnitKerja.objects.get(kode="LINJAMSOS")
    nilai = NilaiKinerjaAnggaran.objects.create(unit=unit, jenis="nka", tahun=2022, nilai=90)
    tetap = {"tahun": 2020, "triwulan": 4, "sasaran": sasaran, "data": data, "kini": data, "pembanding": data}
    tetap |= {"pendanaan": Pendanaan.objects.earliest("pk").pk, "nilai": nilai.pk}
    kode = {"unit": "JSK", "serapan": "total", "selisih": "total"}
    nomor = {"renstra": Renstra, "sasaran": Sasaran, "target": Target, "realisasi": Realisasi, "bukti": BuktiDukung}
    for operasi in bacaan():
        if operasi.path.endswith("/berkas/"):  # a link has no content: tests/api/test_bukti_api.py
            continue
        nama = [bagian for bagian in operasi.path.split("/") if bagian in {*kode, *nomor}]
        jalur = tetap | {"kode": kode.get(nama[0], "PN.7") if nama else "PN.7"}
        if "{id}" in operasi.path:
            jalur["id"] = nomor[nama[0]].objects.earliest("pk").pk
        if "laju" in operasi.path:
            jalur |= {"kode": "SP2.1", "tahun": 2024, "triwulan": 1}
        dipakai = {satu: isi for satu, isi in jalur.items() if f"{{{satu}}}" in operasi.path}
        bentuk = [{}] if dipakai else [{}, {"page_size": 3}, {"format": "csv"}, {"format": "xlsx"}]
        for kueri in bentuk:
            assert kirim(operasi.Case(path_parameters=dipakai, query=kueri), kuki) == 200, (operasi.path, kueri)
