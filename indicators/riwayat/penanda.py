"""Triggers that mark what has to be computed anew, whatever door a change comes through.

A service, the admin, a loaded document, an import, a statement typed by hand: the mark is written in the transaction
of the change, so a stored figure is never taken for the present one. Marks are rows of their own and never meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.models import (
    DokumenSumber,
    Indikator,
    Kebijakan,
    KelasKategori,
    PerluHitung,
    Predikat,
    Realisasi,
    Renstra,
    Sasaran,
    SkalaKategori,
    Target,
    UnitKerja,
)

SISI = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
KEJADIAN = tuple(SISI)
Kejadian = tuple[tuple[str, str], ...]  # an event, and the columns that matter where not all do
SETIAP: Kejadian = tuple((kejadian, "") for kejadian in KEJADIAN)


@dataclass(frozen=True, slots=True)
class Penanda:
    """The triggers that write one table of marks.

    `kolom`: its columns with their types. `milik`: per table what of a changed row goes into them ("NULL": nothing).
    `umum`: tables that everything depends on; a change there marks everything, by a row of nothing but NULL.
    """

    tanda: str
    kolom: Mapping[str, str]
    milik: Mapping[str, tuple[str, ...]]
    umum: Mapping[str, Kejadian]

    def pasang(self, connection: BaseDatabaseWrapper) -> None:
        """Create the triggers where they are missing, on every table that is there yet; safe to repeat."""
        ada = set(connection.introspection.table_names())
        if self.tanda not in ada:
            return
        buat = self._postgres if connection.vendor == "postgresql" else self._sqlite
        with connection.cursor() as cursor:
            for perintah in buat(ada):
                cursor.execute(perintah)

    def lepas(self, connection: BaseDatabaseWrapper) -> None:
        """Remove the triggers: for whoever loads millions of rows and computes everything afterwards."""
        semua = [
            *((tabel, kejadian) for tabel in self.milik for kejadian in KEJADIAN),
            *((tabel, kejadian) for tabel, isi in self.umum.items() for kejadian, _ in isi),
        ]
        with connection.cursor() as cursor:
            for tabel, kejadian in semua:
                di = f" ON {tabel}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {self._nama(tabel, kejadian)}{di}")

    def _nama(self, tabel: str, kejadian: str) -> str:
        return f"{tabel}_{self.tanda.rpartition('_')[2]}_{kejadian.lower()}"

    @property
    def _sisipkan(self) -> str:
        return f"INSERT INTO {self.tanda} ({', '.join(self.kolom)})"

    @property
    def _kosong(self) -> str:
        return f"SELECT {', '.join(f'CAST(NULL AS {jenis})' for jenis in self.kolom.values())}"

    def _isi(self, tabel: str, awalan: str = "") -> str:
        """A mark out of a row of the table."""
        kolom = zip(self.milik[tabel], self.kolom.values(), strict=True)
        isi = (f"CAST(NULL AS {jenis})" if satu == "NULL" else f"{awalan}{satu}" for satu, jenis in kolom)
        return f"SELECT {', '.join(isi)}"

    def _sqlite(self, ada: set[str]) -> list[str]:
        perintah = [
            self._picu_sqlite(
                tabel, kejadian, "", " UNION ".join(self._isi(tabel, f"{sisi}.") for sisi in SISI[kejadian])
            )
            for tabel in self.milik.keys() & ada
            for kejadian in KEJADIAN
        ]
        return perintah + [
            self._picu_sqlite(tabel, kejadian, kolom, self._kosong)
            for tabel in self.umum.keys() & ada
            for kejadian, kolom in self.umum[tabel]
        ]

    def _picu_sqlite(self, tabel: str, kejadian: str, kolom: str, isi: str) -> str:
        lewat = f"{kejadian} OF {kolom}" if kolom else kejadian
        return (
            f"CREATE TRIGGER IF NOT EXISTS {self._nama(tabel, kejadian)} AFTER {lewat} ON {tabel} "
            f"BEGIN {self._sisipkan} {isi}; END"
        )

    def _postgres(self, ada: set[str]) -> list[str]:
        """Once per statement, not per row: what a statement changed is read from its own table."""
        perintah: list[str] = []
        for tabel in self.milik.keys() & ada:
            for kejadian in KEJADIAN:
                isi = " UNION ".join(f"{self._isi(tabel)} FROM {sisi}_rows" for sisi in SISI[kejadian])
                acuan = " ".join(f"{sisi} TABLE AS {sisi}_rows" for sisi in SISI[kejadian])
                perintah += self._picu_postgres(tabel, kejadian, kejadian, isi, f"REFERENCING {acuan}")
        for tabel in self.umum.keys() & ada:
            for kejadian, kolom in self.umum[tabel]:
                lewat = f"{kejadian} OF {kolom}" if kolom else kejadian
                perintah += self._picu_postgres(tabel, kejadian, lewat, self._kosong, "")
        return perintah

    def _picu_postgres(self, tabel: str, kejadian: str, lewat: str, isi: str, acuan: str) -> list[str]:
        nama = self._nama(tabel, kejadian)
        return [
            f"CREATE OR REPLACE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {self._sisipkan} {isi}; RETURN NULL; END $$",
            f"CREATE OR REPLACE TRIGGER {nama} AFTER {lewat} ON {tabel} {acuan} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {nama}()",
        ]


PENANDA = Penanda(
    PerluHitung._meta.db_table,
    {"indikator": "bigint", "unit": "bigint", "tahun": "smallint"},
    {
        Realisasi._meta.db_table: ("indikator_id", "NULL", "tahun"),
        Target._meta.db_table: ("indikator_id", "NULL", "NULL"),  # a target shows on the rows of every year
        Indikator._meta.db_table: ("id", "unit_id", "NULL"),
    },
    {
        **{m._meta.db_table: SETIAP for m in (Kebijakan, SkalaKategori, KelasKategori, Predikat, Renstra)},
        Sasaran._meta.db_table: (("UPDATE", "renstra_id"),),
        DokumenSumber._meta.db_table: (("UPDATE", "contoh"),),
        UnitKerja._meta.db_table: (("UPDATE", "induk_id, jalur"), ("DELETE", "")),
    },
)
