"""What a heading and a rincian output must never be is refused by the database itself, on both engines."""

from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from budget.models import PadananKolom, RincianOutput
from indicators.models import UnitKerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
PADANAN = {"tabel": "anggaran", "kolom": "pagu", "judul": "Judul baru"}
RO = {"tahun": 2022, "kementerian": "027", "program": "WA", "kegiatan": "4473", "kro": "EBA", "ro": "001"}
RO |= {"nama": "Layanan", "pagu": 1}


@pytest.mark.parametrize(
    ("model", "isi", "aturan"),
    [
        (PadananKolom, {"tabel": "apa"}, "padanan_kolom_tabel"),
        (PadananKolom, {"kolom": "apa"}, "padanan_kolom_kolom"),
        (PadananKolom, {"judul": "PAGU dipa"}, "padanan_kolom_tunggal"),
        (RincianOutput, {"pagu": -1}, "rincian_output_pagu"),
        (RincianOutput, {"volume": -1}, "rincian_output_volume"),
        (RincianOutput, {"nama": "Kode yang sama"}, "rincian_output_tunggal"),
    ],
)
def test_an_impossible_row_is_refused(model: type[models.Model], isi: dict[str, Any], aturan: str) -> None:
    unit = {"unit": UnitKerja.objects.get(kode="LINJAMSOS")}
    lengkap = PADANAN if model is PadananKolom else RO | unit
    if aturan == "rincian_output_tunggal":
        model._base_manager.create(**lengkap)
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        model._base_manager.bulk_create([model(**(lengkap | isi))])
    assert aturan in str(galat.value) or "UNIQUE" in str(galat.value)


def test_the_same_code_in_another_year_and_the_same_heading_in_another_table() -> None:
    unit = UnitKerja.objects.get(kode="LINJAMSOS")
    for tahun in (2022, 2023):
        RincianOutput.objects.create(**(RO | {"tahun": tahun, "unit": unit}))
    for tabel in ("anggaran", "ro"):
        PadananKolom.objects.create(**(PADANAN | {"tabel": tabel}))
