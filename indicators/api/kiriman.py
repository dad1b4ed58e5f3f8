"""From a body that has the right shape to a row for the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rest_framework.exceptions import ErrorDetail, ValidationError

from indicators.api.serializers.isian import Ketat
from indicators.capaian import Keadaan
from indicators.services.realisasi import Galat, Kiriman, Tindakan

ISI = (
    "nilai",
    "pembilang",
    "penyebut",
    "predikat",
    "teks",
    "alasan",
    "analisis",
    "kendala",
)


def baca_isi(bentuk: Ketat, data: Any) -> dict[str, Any] | list[Galat]:
    """What was sent in this shape, or everything that is wrong with its shape."""
    try:
        isi: dict[str, Any] = bentuk.run_validation(data)
    except ValidationError as galat:
        return list(_rata(galat.detail))
    return isi


def _rata(detail: Any, bidang: str = "") -> Iterator[Galat]:
    """Errors of a serializer one by one, each with the path of its field."""
    if isinstance(detail, dict):
        for nama, isi in detail.items():
            yield from _rata(isi, bidang if nama == "non_field_errors" else f"{bidang}.{nama}".lstrip("."))
    elif all(isinstance(satu, ErrorDetail) for satu in detail):
        yield from (Galat(bidang, satu.code, str(satu)) for satu in detail)
    else:
        for urutan, isi in enumerate(detail):
            yield from _rata(isi, f"{bidang}.{urutan}")


def kiriman(isi: Mapping[str, Any], versi: int | None) -> Kiriman:
    """The row; only what was sent is in it."""
    dikirim = {nama: isi[nama] for nama in ISI if nama in isi}
    if "keadaan" in isi:
        dikirim["keadaan"] = Keadaan(isi["keadaan"])
    if "tindak_lanjut" in isi:
        dikirim["tindakan"] = tuple(Tindakan(**satu) for satu in isi["tindak_lanjut"])
    return Kiriman(isi["indikator"], isi["tahun"], isi["triwulan"], versi, dikirim)


def bernama_api(galat: Galat) -> Galat:
    """Under the names of the API: actions are counted from 0 like every list in JSON."""
    bidang, _, sisa = galat.bidang.partition(".")
    if bidang == "tindakan":
        urutan, _, kolom = sisa.partition(".")
        bagian = ["tindak_lanjut", *([str(int(urutan) - 1)] if urutan else []), *([kolom] if kolom else [])]
        return Galat(".".join(bagian), galat.kode, galat.pesan)
    return Galat("alasan", galat.kode, galat.pesan) if bidang == "alasan_keadaan" else galat
