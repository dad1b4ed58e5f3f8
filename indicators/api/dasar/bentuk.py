"""The shape of a row that is only read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from operator import attrgetter
from types import MethodType
from typing import Any

from rest_framework import serializers
from rest_framework.fields import SkipField

Ambil = Callable[[Any], Any]
METODE = (MethodType, partial)  # partial: get_..._display of a model


class Bentuk(serializers.Serializer[Any]):
    """A row of an answer. How each field is taken out of a row is worked out once, not for every row again.

    A third of the time of a long list went into that. What is no attribute (a key of a mapping, one of a relation
    that is absent) goes the way of REST framework.
    """

    def to_representation(self, instance: Any) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        for bidang, ambil in self._jalan:
            try:
                isi = _isi(bidang, ambil, instance)
            except SkipField:
                continue
            hasil[bidang.field_name] = None if isi is None else bidang.to_representation(isi)
        return hasil

    @cached_property
    def _jalan(self) -> list[tuple[Any, Ambil | None]]:
        return [(satu, _ambil(satu)) for satu in self._readable_fields]


def _ambil(bidang: Any) -> Ambil | None:
    """None for a field that is given the row itself."""
    return attrgetter(".".join(bidang.source_attrs)) if bidang.source_attrs else None


def _isi(bidang: Any, ambil: Ambil | None, baris: Any) -> Any:
    if ambil is None:
        return baris
    try:
        isi = ambil(baris)
    except AttributeError:
        return bidang.get_attribute(baris)
    return isi() if isinstance(isi, METODE) else isi
