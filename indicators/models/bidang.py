"""The one column type for indicator values: exact on both engines, nothing lost from form to database and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from indicators.angka import DIGIT_MAKS

DESIMAL = 4


def maksimal_15_digit(nilai: Decimal) -> None:
    """SQLite keeps a decimal as a float: beyond 15 significant digits it would come back changed."""
    digit = nilai.normalize().as_tuple().digits
    if len(digit) > DIGIT_MAKS:
        raise ValidationError(f"Paling banyak {DIGIT_MAKS} digit berarti; {nilai} mempunyai {len(digit)}.")


def nilai_field(nama: str | None = None, **kwargs: Any) -> models.DecimalField[Any, Any]:
    """A nullable value of an indikator; null is not zero."""
    return models.DecimalField(
        nama,
        max_digits=DIGIT_MAKS + DESIMAL,
        decimal_places=DESIMAL,
        null=True,
        blank=True,
        validators=[maksimal_15_digit],
        **kwargs,
    )
