"""Fields of an answer: each kind of figure has one, so that JSON, CSV, xlsx and OpenAPI agree on what it is."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.angka import teks_api
from indicators.capaian import angka_tepat_api

DESIMAL = r"^-?[0-9]+(\.[0-9]+)?$"


@extend_schema_field({"type": "string", "pattern": DESIMAL, "example": "107.83"})
class Angka(serializers.CharField):
    """A decimal string with a point, in as many decimals as the figure has; never a float."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)


class AngkaTepat(Angka):
    """A stored number as it was given, without the zeros that only its column adds."""

    def to_representation(self, value: Any) -> Any:
        return angka_tepat_api(value)


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$", "example": "98.71"})
class Persen(serializers.Field[Any, Any, str, Any]):
    """Percent (73 means 73 %), always two decimals."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        return teks_api(value, 2)


@extend_schema_field({"type": "integer", "format": "int64", "example": 30049222395221})
class Rupiah(serializers.IntegerField):
    """Whole rupiah, a JSON integer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)


class Bulat(serializers.IntegerField):
    """A year, a number of ours, a count: whole, never null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)


class Triwulan(serializers.IntegerField):
    """1 to 4; null is the year, which is kept as 0."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, min_value=1, max_value=4, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return value or None


class Saat(serializers.DateTimeField):
    """An instant, with its zone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)


class Teks(serializers.CharField):
    """A text; empty where there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)


class TeksAtauNull(serializers.CharField):
    """A text; null where there is none, so that nobody takes an empty one for a figure."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value not in (None, "") else None


class AlamatApi(serializers.URLField):
    """From the address of a page that of the same thing in the API; in a file made for people, the page's own.

    With `allow_null` an empty address is null.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    @cached_property
    def _awalan(self) -> str:
        permintaan = self.context.get("request")
        return str(permintaan.build_absolute_uri("/api/v1")) if permintaan else settings.ALAMAT_APLIKASI

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]
        return None if self.allow_null and not value else f"{self._awalan}{value}"


class AlamatIsi(serializers.URLField):
    """Where in the API the content of something is to be had, by its number; null where it has none."""

    def __init__(self, nama: str, **kwargs: Any) -> None:
        self.nama = nama
        super().__init__(read_only=True, allow_null=True, source="*", **kwargs)

    def to_representation(self, value: Any) -> str | None:  # type: ignore[override]
        if not value.berkas:
            return None
        return str(self.context["request"].build_absolute_uri(reverse(self.nama, args=[value.pk])))


def istilah(pilihan: list[tuple[str, str]], **kwargs: Any) -> serializers.ChoiceField:
    """One of the words of the field, with its meaning in the description."""
    return serializers.ChoiceField(choices=pilihan, read_only=True, **kwargs)
