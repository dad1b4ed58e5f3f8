"""Many rows in few statements, made before the transaction opens.

`bulk_create` spends nine tenths of its time turning rows into statements, and on SQLite nobody else can write
meanwhile. Here that is done first; inside the transaction the statements only run, so that 5,000 rows hold the lock
for a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

Pernyataan = tuple[str, list[Any]]
LARIK = "UNNEST("  # how Django fills many rows on PostgreSQL


def reserve_keys(model: type[Model], jumlah: int) -> list[int]:
    """Primary keys that no other row will get, so that what names a row can be written with it. Gaps do no harm.

    PostgreSQL takes them from the sequence. SQLite keeps the highest key ever given in a table of its own
    (AUTOINCREMENT), which is moved on in a moment's transaction.
    """
    tabel, kolom = model._meta.db_table, model._meta.pk.column
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            urutan = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            kursor.execute(urutan, [connection.ops.quote_name(tabel), kolom, jumlah])
            return [nomor for (nomor,) in kursor.fetchall()]
        kursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [tabel])
        ada = kursor.fetchone()
        sampai = (ada[0] if ada else 0) + jumlah
        ubah = "UPDATE sqlite_sequence SET seq = %s WHERE name = %s"
        kursor.execute(ubah if ada else "INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)", [sampai, tabel])
        return list(range(sampai - jumlah + 1, sampai + 1))


class Sisipan:
    """INSERT of rows, or with `ganti` (names of columns) UPDATE of rows that are there, by primary key.

    Changing by upsert is many times faster than `bulk_update` with its CASE WHEN of every column. For plain rows as
    they are: no defaults of the database, no signals, no validation. Nothing of them may change before `jalankan`.
    """

    def __init__(self, model: type[Model], baris: Sequence[Model], ganti: Sequence[str] = ()) -> None:
        self.model, self.baris, self.ganti = model, list(baris), ganti
        self.tanpa_kunci = any(satu.pk is None for satu in baris)
        self.kolom = [k for k in model._meta.concrete_fields if not (self.tanpa_kunci and k.primary_key)]
        self.sambungan = connections[DEFAULT_DB_ALIAS]
        ukuran = max(self.sambungan.ops.bulk_batch_size(self.kolom, self.baris), 1) if baris else 1
        irisan = [self.baris[mulai : mulai + ukuran] for mulai in range(0, len(self.baris), ukuran)]
        # Statements of equally many rows are the same text: Django makes it once, and once for the rest.
        teks = {len(satu): self._teks(satu) for satu in irisan[:1] + irisan[-1:]}
        self.pernyataan: list[Pernyataan] = [(t := teks[len(satu)], self._isi(satu, t)) for satu in irisan]

    def _teks(self, baris: list[Model]) -> str:
        kueri = InsertQuery(
            self.model,
            on_conflict=OnConflict.UPDATE if self.ganti else None,
            update_fields=[self.model._meta.get_field(nama) for nama in self.ganti],
            unique_fields=[self.model._meta.pk] if self.ganti else [],
        )
        kueri.insert_values(self.kolom, baris)
        penyusun = kueri.get_compiler(connection=self.sambungan)
        penyusun.returning_fields = [self.model._meta.pk] if self.tanpa_kunci else None
        ((teks, _),) = penyusun.as_sql()
        return str(teks)

    def _isi(self, baris: Sequence[Model], teks: str) -> list[Any]:
        """The parameters: row after row, or, where PostgreSQL is given arrays, column after column."""
        sambungan = self.sambungan
        siap = [(kolom.pre_save, kolom.get_db_prep_save) for kolom in self.kolom]
        isi = [[untuk_basis(nilai(satu, True), sambungan) for nilai, untuk_basis in siap] for satu in baris]
        return list(map(list, zip(*isi, strict=True))) if LARIK in teks else list(chain.from_iterable(isi))

    def jalankan(self) -> None:
        """Run inside the transaction; rows without a primary key get theirs."""
        kunci: list[Any] = []
        with self.sambungan.cursor() as kursor:
            for pernyataan, isi in self.pernyataan:
                kursor.execute(pernyataan, isi)
                if self.tanpa_kunci:
                    kunci += chain.from_iterable(kursor.fetchall())
        for satu, pk in zip(self.baris, kunci, strict=True) if self.tanpa_kunci else ():
            satu.pk = pk
