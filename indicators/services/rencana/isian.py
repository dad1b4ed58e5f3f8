"""One row of a plan as a door hands it in, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.models import Indikator, Sasaran
from indicators.services.realisasi import Galat, Hasil

# References are named by kode; every other field by its name in the model.
RUJUKAN = {"unit", "induk", "sasaran", "skala_predikat"}


@dataclass(frozen=True, slots=True)
class IsianSasaran:
    """A sasaran of one plan version. `bidang`: only what is to be as given; what is not in it stays."""

    kode: str
    bidang: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class IsianIndikator:
    """As IsianSasaran, for an indikator."""

    kode: str
    bidang: Mapping[str, Any]


@dataclass(slots=True)
class HasilRencana:
    """The fate of one row: `objek` as it would be stored, `lama` as it is (None for a new one).

    `tanya`: what must be answered with yes first.
    """

    isian: IsianSasaran | IsianIndikator
    hasil: Hasil
    objek: Sasaran | Indikator | None = None
    lama: Sasaran | Indikator | None = None
    galat: list[Galat] = field(default_factory=list)
    tanya: list[Galat] = field(default_factory=list)
