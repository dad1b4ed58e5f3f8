"""A small organisation for the demo's accounts."""

import pytest

from indicators.models import UnitKerja


@pytest.fixture
def units(db: None) -> None:
    parent, path = None, ""
    for kode in ("KEMENSOS", "LINJAMSOS"):
        path = f"{path}{kode}/"
        parent = UnitKerja.objects.create(kode=kode, nama=kode, induk=parent, jalur=path, jenjang="eselon_i")
    for kode in ("SET", "JSK", "PSKBA", "PSKBS"):
        UnitKerja.objects.create(kode=kode, nama=kode, induk=parent, jalur=f"{path}{kode}/", jenjang="eselon_ii")
