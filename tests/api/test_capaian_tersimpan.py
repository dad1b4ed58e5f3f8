"""A stored row is written out as the serializer writes it, whatever it holds."""

import json

import pytest
from django.test import Client

from indicators.api.capaian import CapaianDaftar
from indicators.api.dasar.view import BacaDaftar
from indicators.services.ringkasan import hitung_ulang
from tests.api.klien import daftar_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
SARING = ["tahun=2020", "tahun=2021&status=semua", "tahun=2020&triwulan=4", "tahun=2022&ordering=-kode"]


@pytest.mark.parametrize("saring", SARING)
def test_sama_dengan_serializer(sebagai_pimpinan: Client, saring: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alamat = f"{daftar_url('capaian')}?{saring}&page_size=200"

    def isi() -> list[dict[str, object]]:
        hasil: list[dict[str, object]] = json.loads(sebagai_pimpinan.get(alamat).content)["results"]
        return hasil

    dihitung = isi()
    hitung_ulang()
    ringkas = isi()
    monkeypatch.setattr(CapaianDaftar, "tulis", BacaDaftar.tulis)
    assert ringkas == isi() == dihitung
    assert [list(satu) for satu in ringkas] == [list(satu) for satu in dihitung]
    assert len(dihitung) > 15
