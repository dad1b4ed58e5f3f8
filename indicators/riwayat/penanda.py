"""Triggers that mark what has to be computed anew (`PerluHitung`), whatever door a change comes through.

A service, the admin, a loaded document, an import, a statement typed by hand: the mark is written in the transaction
of the change, so a stored figure is never taken for the present one. Marks are rows of their own and never meet.
"""

from __future__ import annotations

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
TANDA = PerluHitung._meta.db_table
# Per table which indikator, unit and year a changed row concerns. A target shows on the rows of every year.
MILIK = {
    Realisasi._meta.db_table: ("indikator_id", "NULL", "tahun"),
    Target._meta.db_table: ("indikator_id", "NULL", "NULL"),
    Indikator._meta.db_table: ("id", "unit_id", "NULL"),
}
# What everything depends on, and the columns that matter where not all do.
UMUM: dict[str, tuple[tuple[str, str], ...]] = {
    **{
        model._meta.db_table: tuple((kejadian, "") for kejadian in KEJADIAN)
        for model in (Kebijakan, SkalaKategori, KelasKategori, Predikat, Renstra)
    },
    Sasaran._meta.db_table: (("UPDATE", "renstra_id"),),
    DokumenSumber._meta.db_table: (("UPDATE", "contoh"),),
    UnitKerja._meta.db_table: (("UPDATE", "induk_id, jalur"), ("DELETE", "")),
}
FUNGSI_UMUM = f"""
CREATE OR REPLACE FUNCTION perlu_hitung_semua() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO {TANDA} (indikator, unit, tahun) VALUES (NULL, NULL, NULL); RETURN NULL; END $$
"""  # noqa: S608 - names are ours


def pasang_penanda(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers where they are missing, on every table that is there yet; safe to repeat."""
    ada = set(connection.introspection.table_names())
    if TANDA not in ada:
        return
    buat = _postgres if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for perintah in buat(ada):
            cursor.execute(perintah)


def lepas_penanda(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers: for whoever loads millions of rows and computes everything afterwards."""
    with connection.cursor() as cursor:
        for tabel, kejadian in _semua():
            di = f" ON {tabel}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {_nama(tabel, kejadian)}{di}")


def _semua() -> list[tuple[str, str]]:
    return [
        *((tabel, kejadian) for tabel in MILIK for kejadian in KEJADIAN),
        *((tabel, kejadian) for tabel, isi in UMUM.items() for kejadian, _ in isi),
    ]


def _kolom(tabel: str, awalan: str = "") -> str:
    """The three columns of a mark out of a row of the table."""
    kolom = zip(MILIK[tabel], ("bigint", "bigint", "smallint"), strict=True)
    return ", ".join(f"CAST(NULL AS {jenis})" if satu == "NULL" else f"{awalan}{satu}" for satu, jenis in kolom)


def _nama(tabel: str, kejadian: str) -> str:
    return f"{tabel}_hitung_{kejadian.lower()}"


def _sqlite(ada: set[str]) -> list[str]:
    perintah = []
    for tabel in MILIK.keys() & ada:
        for kejadian in KEJADIAN:
            isi = " UNION ".join(f"SELECT {_kolom(tabel, f'{sisi}.')}" for sisi in SISI[kejadian])
            perintah.append(_picu_sqlite(tabel, kejadian, "", isi))
    for tabel in UMUM.keys() & ada:
        for kejadian, kolom in UMUM[tabel]:
            perintah.append(_picu_sqlite(tabel, kejadian, kolom, "SELECT NULL, NULL, NULL"))
    return perintah


def _picu_sqlite(tabel: str, kejadian: str, kolom: str, isi: str) -> str:
    lewat = f"{kejadian} OF {kolom}" if kolom else kejadian
    return (
        f"CREATE TRIGGER IF NOT EXISTS {_nama(tabel, kejadian)} AFTER {lewat} ON {tabel} "
        f"BEGIN INSERT INTO {TANDA} (indikator, unit, tahun) {isi}; END"
    )


def _postgres(ada: set[str]) -> list[str]:
    """Once per statement, not per row: what a statement changed is read from its own table."""
    perintah = [FUNGSI_UMUM]
    for tabel in MILIK.keys() & ada:
        for kejadian in KEJADIAN:
            fungsi = _nama(tabel, kejadian)
            isi = " UNION ".join(f"SELECT {_kolom(tabel)} FROM {sisi}_rows" for sisi in SISI[kejadian])  # noqa: S608 - ours
            acuan = " ".join(f"{sisi} TABLE AS {sisi}_rows" for sisi in SISI[kejadian])
            perintah += [
                f"CREATE OR REPLACE FUNCTION {fungsi}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN INSERT INTO {TANDA} (indikator, unit, tahun) {isi}; RETURN NULL; END $$",
                f"CREATE OR REPLACE TRIGGER {fungsi} AFTER {kejadian} ON {tabel} REFERENCING {acuan} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {fungsi}()",
            ]
    for tabel in UMUM.keys() & ada:
        for kejadian, kolom in UMUM[tabel]:
            lewat = f"{kejadian} OF {kolom}" if kolom else kejadian
            perintah.append(
                f"CREATE OR REPLACE TRIGGER {_nama(tabel, kejadian)} AFTER {lewat} ON {tabel} "
                "FOR EACH STATEMENT EXECUTE FUNCTION perlu_hitung_semua()"
            )
    return perintah
