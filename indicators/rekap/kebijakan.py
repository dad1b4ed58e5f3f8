"""The rules of a year, as one JSON text of the database: read by themselves, or along with the rows they apply to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, CharField, F, Func, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from indicators.capaian import Agregasi, AturanKebijakan, Batas, Kelas, NilaiResmi
from indicators.models import Kebijakan, SkalaKategori

TANPA_KEBIJAKAN = AturanKebijakan(Batas.TANPA, Agregasi.RATA_RATA, ())
PERSEN = Decimal("0.01")
TEKS = {
    "batas": "batas",
    "agregasi": "agregasi",
    "nilai_resmi": "nilai_resmi",
    "dasar_hukum": "dasar_hukum",
    "skala": "skala__nama",
    "dasar_skala": "skala__dasar_hukum",
    "label": "skala__kelas__label",
    "warna": "skala__kelas__warna",
    "simbol": "skala__kelas__simbol",
}
ANGKA = {  # as text: a number in JSON is a float
    "batas_telaah": "batas_telaah",
    "batas_penjelasan": "batas_penjelasan",
    "bawah": "skala__kelas__bawah",
    "atas": "skala__kelas__atas",
}


class LarikJson(Func):
    """The JSON array of some values."""

    function = "JSON_ARRAY"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **konteks: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY")


class KumpulanJson(Aggregate):
    """The JSON array of a group, as text."""

    function = "JSON_GROUP_ARRAY"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **konteks: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", template="%(function)s(%(expressions)s)::text")


def _berkelas() -> Any:
    """Per kebijakan its columns once for each class of its scale."""
    kolom = [*(F(satu) for satu in TEKS.values()), *(Cast(satu, CharField()) for satu in ANGKA.values())]
    isi = KumpulanJson(LarikJson(*kolom))
    return Kebijakan.objects.order_by("-tahun_mulai").values("tahun_mulai").annotate(isi=isi)


def kebijakan_seiring(tahun: int | Combinable) -> Subquery:
    """The policy in force for a year as a value beside any row; `aturan_tersimpan` reads it."""
    return Subquery(_berkelas().filter(tahun_mulai__lte=tahun).values("isi")[:1])


def kebijakan_tahun(tahun: int) -> AturanKebijakan:
    """The policy in force for a year: the last one begun by then; without any, no cap and no categories."""
    return kebijakan_per_tahun([tahun])[tahun]


def kebijakan_per_tahun(tahun: Iterable[int]) -> dict[int, AturanKebijakan]:
    """The policy of each year, in one query for any number of years."""
    semua = [(satu["tahun_mulai"], aturan_tersimpan(satu["isi"])) for satu in _berkelas()]
    return {satu: next((aturan for mulai, aturan in semua if mulai <= satu), TANPA_KEBIJAKAN) for satu in tahun}


def dua_langkah_per_tahun(tahun: Iterable[int]) -> dict[int, bool]:
    """Whether approval takes two people in each year (verify, then approve); one query."""
    semua = list(Kebijakan.objects.order_by("tahun_mulai").values_list("tahun_mulai", "dua_langkah"))
    return {satu: [dua for mulai, dua in semua if mulai <= satu][-1:] == [True] for satu in set(tahun)}


def aturan_tersimpan(isi: str | None) -> AturanKebijakan:
    """The policy that the database wrote down; None where there is none."""
    if isi is None:
        return TANPA_KEBIJAKAN
    baris = [dict(zip((*TEKS, *ANGKA), satu, strict=True)) for satu in json.loads(isi)]
    kelas = [_kelas(satu) for satu in baris if satu["bawah"] is not None]
    satu = baris[0]
    return AturanKebijakan(
        Batas(satu["batas"]),
        Agregasi(satu["agregasi"]),
        tuple(sorted(kelas, key=lambda k: k.bawah, reverse=True)),
        _persen(satu["batas_telaah"]),
        satu["skala"],
        satu["dasar_hukum"] or satu["dasar_skala"],
        _persen(satu["batas_penjelasan"]),
        NilaiResmi(satu["nilai_resmi"]),
    )


def kelas_skala(skala: SkalaKategori) -> tuple[Kelas, ...]:
    """The classes of a scale that need not be any kebijakan's, the highest first."""
    urut = sorted(skala.kelas.all(), key=lambda k: k.bawah, reverse=True)  # may have been fetched along
    return tuple(Kelas(kelas.bawah, kelas.atas, kelas.label, kelas.warna, kelas.simbol) for kelas in urut)


def _kelas(isi: Mapping[str, Any]) -> Kelas:
    bawah = Decimal(isi["bawah"]).quantize(PERSEN)
    return Kelas(bawah, _persen(isi["atas"]), isi["label"], isi["warna"], isi["simbol"])


def _persen(teks: str | None) -> Decimal | None:
    """With the decimals of its column, which SQLite leaves out."""
    return None if teks is None else Decimal(teks).quantize(PERSEN)
