from __future__ import annotations

from typing import Any

from django.db.models import Model

RAHASIA = {"password"}


def potret(objek: Model) -> dict[str, Any]:
    """The stored columns of a row as history keeps them; secrets are never among them."""
    kolom = (f for f in objek._meta.concrete_fields if f.attname not in RAHASIA)
    return {f.attname: f.value_from_object(objek) for f in kolom}


def perubahan(sebelum: dict[str, Any], sesudah: dict[str, Any]) -> set[str]:
    """The columns that differ."""
    return {kolom for kolom in sesudah if sebelum.get(kolom) != sesudah[kolom]}
