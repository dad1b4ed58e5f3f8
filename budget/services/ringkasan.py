"""Adding up published sets, once for as long as their lines stay as they are."""

from __future__ import annotations

from django.db import connection, transaction

from budget.models import DataAnggaran, PerluJumlah, RingkasanAnggaran
from budget.rekap.jumlah import jumlahkan_data
from indicators.models import UnitKerja

SEKALI_TANDA, SEKALI_TULIS = 5000, 1000
KUNCI_PENJUMLAH = 0x6A75_6D6C  # "juml"


@transaction.atomic
def perbarui_anggaran() -> int:
    """Add up the sets that are marked; how many. One at a time, from reading the marks to removing them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PENJUMLAH])
    tanda = list(PerluJumlah.objects.order_by("pk")[:SEKALI_TANDA])
    if not tanda:
        return 0
    terbit = DataAnggaran.objects.all()
    if all(t.data is not None for t in tanda):
        terbit = terbit.filter(pk__in={t.data for t in tanda})
    pohon = {u.pk: u for u in UnitKerja.objects.all()}
    kunci = sorted(terbit.values_list("pk", flat=True))
    RingkasanAnggaran.objects.filter(data__in=kunci).delete()
    for satu in kunci:
        RingkasanAnggaran.objects.bulk_create(jumlahkan_data(satu, pohon), SEKALI_TULIS)
    PerluJumlah.objects.filter(pk__in=[t.pk for t in tanda]).delete()
    return len(kunci)


def hitung_ulang_anggaran() -> int:
    """Every set anew; how many."""
    PerluJumlah.objects.create()
    return perbarui_anggaran()
