"""Budget sets for tests, beside those of the document."""

from budget.models import BarisAnggaran, DataAnggaran
from indicators.models import Sasaran, UnitKerja


def terbitan(
    rincian: str,
    *baris: dict[str, object],
    tahun: int = 2022,
    revisi: int = 0,
    unit: str = "LINJAMSOS",
    versi: str = "",
) -> DataAnggaran:
    """A set; a line is given by its columns, of which `unit` and `sasaran` (of Menjadi) are named by their kode."""
    data = DataAnggaran.objects.create(
        tahun=tahun,
        unit=UnitKerja.objects.get(kode=unit),
        rincian=rincian,
        revisi=revisi,
        judul=f"Terbitan {tahun} {rincian} {revisi}",
        pagu_versi=versi,
    )
    for urutan, isi in enumerate(baris, 1):
        rujukan: dict[str, object] = {}
        if "unit" in isi:
            rujukan["unit"] = UnitKerja.objects.get(kode=isi["unit"])
        if "sasaran" in isi:
            rujukan["sasaran"] = Sasaran.objects.get(kode=isi["sasaran"], renstra__versi="menjadi")
        BarisAnggaran.objects.create(
            **{"data": data, "urutan": urutan, "uraian": f"Baris {urutan}", "pagu": 100, "realisasi": 50}
            | isi
            | rujukan
        )
    return data
