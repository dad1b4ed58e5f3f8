"""What the lines of one published set add up to, unit by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db.models import Count, Sum

from budget.models import BarisAnggaran, RingkasanAnggaran
from indicators.models import UnitKerja


def jumlahkan_data(data: int, pohon: Mapping[int, UnitKerja]) -> Iterator[RingkasanAnggaran]:
    """Of one set its total, and the total of each unit that lines belong to or lie below."""
    per_unit: defaultdict[int | None, list[int]] = defaultdict(lambda: [0, 0, 0])
    baris = BarisAnggaran.objects.filter(data=data).order_by().values("unit")
    jumlah = baris.annotate(p=Sum("pagu"), r=Sum("realisasi"), n=Count("pk"))
    for unit, *isi in jumlah.values_list("unit", "p", "r", "n"):
        for milik in (None, *_ke_atas(unit, pohon)):
            per_unit[milik] = [a + b for a, b in zip(per_unit[milik], isi, strict=True)]
    for milik, (pagu, realisasi, banyak) in per_unit.items():
        yield RingkasanAnggaran(data_id=data, unit_id=milik, pagu=pagu, realisasi=realisasi, banyak=banyak)


def _ke_atas(unit: int | None, pohon: Mapping[int, UnitKerja]) -> Iterator[int]:
    """The unit and every one above it."""
    ini = pohon.get(unit or 0)
    while ini is not None:
        yield ini.pk
        ini = pohon.get(ini.induk_id or 0)
