"""What a migration really does to the guarded tables, with real transactions."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from indicators.models import Riwayat
from indicators.riwayat import catat

pytestmark = pytest.mark.django_db(transaction=True)


def ditolak() -> bool:
    try:
        with transaction.atomic():
            Riwayat.objects.update(alasan="lain")
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False


def lebarkan(kolom: str, lebar: int) -> None:
    """As AlterField does: on SQLite a new table is made, filled and renamed."""
    lama = Riwayat._meta.get_field(kolom)
    baru = models.CharField(max_length=lebar)
    baru.set_attributes_from_name(kolom)
    baru.model = Riwayat
    with connection.schema_editor() as editor:
        editor.alter_field(Riwayat, lama, baru, strict=True)


def test_guard_survives_an_altered_column() -> None:
    with transaction.atomic():
        catat(aksi="ubah", jenis="uji")
    assert ditolak()
    lebarkan("aksi", 60)
    assert ditolak() is (connection.vendor == "postgresql")
    call_command("migrate", verbosity=0)
    assert ditolak()
    assert Riwayat.objects.count() == 1
    lebarkan("aksi", 30)
    call_command("migrate", verbosity=0)
