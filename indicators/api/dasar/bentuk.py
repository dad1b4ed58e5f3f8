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
SEKADAR: dict[Any, Ambil] = {
    serializers.CharField.to_representation: str,
    serializers.IntegerField.to_representation: int,
}


class Bentuk(serializers.Serializer[Any]):
    """A row of an answer. How each field is taken out of a row is worked out once, not for every row again.

    A third of the time of a long list went into that. What is no attribute (a key of a mapping, one of a relation
    that is absent) goes the way of REST framework.
    """

    def to_representation(self, instance: Any) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        for bidang, ambil, tulis in self._jalan:
            try:
                isi = _isi(bidang, ambil, instance) if ambil else instance
            except SkipField:
                continue
            hasil[bidang.field_name] = None if isi is None else tulis(isi)
        return hasil

    @cached_property
    def _jalan(self) -> list[tuple[Any, Ambil | None, Ambil]]:
        return [(satu, _ambil(satu), _tulis(satu)) for satu in self._readable_fields]


def _ambil(bidang: Any) -> Ambil | None:
    """None for a field that is given the row itself."""
    return attrgetter(".".join(bidang.source_attrs)) if bidang.source_attrs else None


def _tulis(bidang: Any) -> Ambil:
    """What the field does with a value; of the two that do no more than call a type, the type."""
    tulis: Ambil = bidang.to_representation
    return SEKADAR.get(getattr(tulis, "__func__", None), tulis)


def _isi(bidang: Any, ambil: Ambil, baris: Any) -> Any:
    try:
        isi = ambil(baris)
    except AttributeError:
        return bidang.get_attribute(baris)
    return isi() if isinstance(isi, METODE) else isi
