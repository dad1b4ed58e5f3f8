"""Other days than today, for tests: everything that asks for the time gets the one that is set."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from indicators.models import Riwayat

Jam = Callable[[datetime | timedelta], datetime]


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Jam:
    """Sets the clock to an instant, or so much later than the real one; the time then stands still."""

    def setel(saat: datetime | timedelta) -> datetime:
        sekarang = saat if isinstance(saat, datetime) else nyata() + saat
        monkeypatch.setattr(timezone, "now", lambda: sekarang)
        monkeypatch.setattr(Riwayat._meta.get_field("waktu"), "_get_default", lambda: sekarang)
        return sekarang

    nyata = timezone.now
    return setel
