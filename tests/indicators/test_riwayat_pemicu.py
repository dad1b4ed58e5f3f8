"""The history is append-only in the database itself, on both engines and both tables."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from indicators.models import Riwayat, SegelRiwayat
from indicators.riwayat import catat
from indicators.riwayat.pemicu import PESAN, lepas_pemicu
from indicators.riwayat.segel import segel_riwayat

TABEL = [Riwayat, SegelRiwayat]
UBAH = {Riwayat: {"alasan": "lain"}, SegelRiwayat: {"hash": "0" * 64}}
RUSAK = {
    "update": "UPDATE {t} SET {k} = 'x'",
    "update of one": "UPDATE {t} SET {k} = 'x' WHERE {p} = {n}",
    "delete": "DELETE FROM {t}",
    "delete of one": "DELETE FROM {t} WHERE {p} = {n}",
} | {
    "sqlite": {
        "replace": "INSERT OR REPLACE INTO {t} SELECT * FROM {t}",
        "update or ignore": "UPDATE OR IGNORE {t} SET {k} = 'x'",
    },
    "postgresql": {
        "truncate": "TRUNCATE {t} CASCADE",
        "truncate all": "TRUNCATE indicators_segelriwayat, indicators_riwayat",
        "upsert": "INSERT INTO {t} SELECT * FROM {t} ON CONFLICT ({p}) DO UPDATE SET {k} = 'x'",
    },
}[connection.vendor]


@pytest.fixture
def baris(db: None) -> None:
    """Two sealed rows; nothing is pending, which PostgreSQL wants before a TRUNCATE."""
    for _ in range(2):
        catat(aksi="ubah", jenis="uji", alasan="asli")
    segel_riwayat()
    connection.check_constraints()


def isi() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in TABEL]


def jalankan(perintah: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(perintah)


def terlindung() -> bool:
    """Whether both tables refuse both an update and a delete."""
    tolak = 0
    for model in TABEL:
        for perintah in (RUSAK["update"], RUSAK["delete"]):
            try:
                with transaction.atomic():
                    jalankan(untuk(model, perintah))
                    transaction.set_rollback(True)
            except DatabaseError:
                tolak += 1
    return tolak == 4


def untuk(model: type[Model], perintah: str) -> str:
    meta = model._meta
    (kolom,) = UBAH[model]
    return perintah.format(t=meta.db_table, k=kolom, p=meta.pk.column, n=model.objects.order_by("pk").first().pk)


@pytest.mark.usefixtures("baris")
@pytest.mark.parametrize("model", TABEL)
@pytest.mark.parametrize("perintah", RUSAK.values(), ids=RUSAK)
def test_sql_that_changes_history_is_refused(model: type[Model], perintah: str) -> None:
    sebelum = isi()
    with pytest.raises(DatabaseError, match=PESAN):
        jalankan(untuk(model, perintah))
    assert isi() == sebelum


@pytest.mark.usefixtures("baris")
@pytest.mark.parametrize("model", TABEL)
def test_the_orm_is_refused_too(model: type[Model]) -> None:
    sebelum = isi()
    satu = model.objects.order_by("pk").first()
    for nama, nilai in UBAH[model].items():
        setattr(satu, nama, nilai)
    for upaya in (
        lambda: model.objects.update(**UBAH[model]),
        lambda: model.objects.bulk_update([satu], list(UBAH[model])),
        lambda: satu.save(),
        lambda: model.objects.filter(pk=satu.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match=PESAN), transaction.atomic():
            upaya()
    assert isi() == sebelum


@pytest.mark.usefixtures("baris")
def test_new_rows_are_welcome() -> None:
    catat(aksi="ubah", jenis="uji")
    assert segel_riwayat() == 1


@pytest.mark.usefixtures("baris")
def test_triggers_that_are_gone_come_back_with_migrate() -> None:
    """A migration that remakes a table on SQLite drops its triggers."""
    lepas_pemicu(connection)
    assert not terlindung()
    call_command("migrate", verbosity=0)
    assert terlindung()


@pytest.mark.usefixtures("baris")
def test_migrate_twice_is_harmless() -> None:
    call_command("migrate", verbosity=0)
    assert terlindung()
