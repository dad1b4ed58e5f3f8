from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Field, Model

RAHASIA = {"password", "sidik", "garam"}


def potret(objek: Model) -> dict[str, Any]:
    """The stored columns of a row as history keeps them; secrets are never among them."""
    kolom = (f for f in objek._meta.concrete_fields if f.attname not in RAHASIA)
    return {f.attname: _nilai(f, objek) for f in kolom}


def _nilai(kolom: Field[Any, Any], objek: Model) -> Any:
    """A number as its column keeps it, so that 78.12 just set and 78.1200 read back are no change."""
    nilai = kolom.value_from_object(objek)
    if isinstance(nilai, datetime):
        return nilai.isoformat()  # to the microsecond: the JSON encoder would cut it, and undo puts it back
    if isinstance(kolom, DecimalField) and isinstance(nilai, Decimal):
        return nilai.quantize(Decimal(1).scaleb(-kolom.decimal_places))
    return nilai


def perubahan(sebelum: dict[str, Any], sesudah: dict[str, Any]) -> set[str]:
    """The columns that differ."""
    return {kolom for kolom in sesudah if sebelum.get(kolom) != sesudah[kolom]}
