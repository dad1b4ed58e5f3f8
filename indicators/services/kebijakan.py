"""Rules that a sealed year was computed by stay as they were: whatever a change would do to them, it is refused."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.akses import kunci_segel, tahun_tersegel
from indicators.rekap.kebijakan import kebijakan_per_tahun


@contextmanager
def jaga_tahun_tersegel() -> Generator[None]:
    """Make a change of kebijakan or skala inside; it stands only if every sealed year keeps its rules.

    Held against what the rules of each such year are afterwards, so that a new kebijakan, a moved beginning and one
    changed class of a scale are all seen. Raises ValidationError, and nothing has changed.
    """
    with transaction.atomic():
        kunci_segel(bersama=True)
        tahun = tahun_tersegel()
        sebelum = kebijakan_per_tahun(tahun)
        yield
        berubah = sorted(satu for satu, aturan in kebijakan_per_tahun(tahun).items() if aturan != sebelum[satu])
        if berubah:
            raise ValidationError(
                f"Tahun {', '.join(map(str, berubah))} sudah disegel dan memakai aturannya sendiri. Buat kebijakan "
                "atau skala baru yang mulai pada tahun sesudahnya."
            )
