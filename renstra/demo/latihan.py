"""The four quarters of 2024 stay open in the demo, by an exception that everybody can see."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import PengecualianPeriode, UnitKerja
from indicators.services.periode import add_pengecualian

TAHUN = 2024
HARI = 365
ALASAN = "Latihan: triwulan 2024 dibuka supaya pengisian dapat dicoba di demo."


@transaction.atomic
def ensure_latihan() -> None:
    """Open the quarters that are not open; a second run finds them open and changes nothing."""
    admin, unit = User.objects.get(username="admin"), UnitKerja.objects.get(kode="LINJAMSOS")
    terbuka = set(
        PengecualianPeriode.objects.filter(periode__tahun=TAHUN, unit=unit, sampai__gt=timezone.now()).values_list(
            "periode__triwulan", flat=True
        )
    )
    for triwulan in {1, 2, 3, 4} - terbuka:
        add_pengecualian(admin, TAHUN, triwulan, unit, alasan=ALASAN, sampai=_akhir())


def _akhir() -> datetime:
    """Midnight in Jakarta, about a year from now."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=HARI), time()))
