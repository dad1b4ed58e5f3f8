"""From a SQLite backup into PostgreSQL: the same rows under the same keys, sequences and triggers right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import DataError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Field, Model, TextField
from psycopg2.extras import execute_values

from indicators.riwayat.pemicu import lepas_pemicu, pasang_pemicu
from renstra.cadangan.hitung import baris_mentah, kolom, tabel, tabel_turunan
from renstra.cadangan.tolak import CadanganDitolak

SEKALI_TULIS = 1000
KELUHAN_MAKS = 10


def require_muat(asal: str) -> None:
    """SQLite keeps texts that PostgreSQL refuses: too long for their column, with NUL. Raises CadanganDitolak."""
    keluhan = list(islice((k for model in tabel() for k in _tidak_muat(model, asal)), KELUHAN_MAKS))
    if keluhan:
        raise CadanganDitolak(f"Data ini tidak diterima PostgreSQL; perbaiki dahulu: {'; '.join(keluhan)}.")


def _tidak_muat(model: type[Model], asal: str) -> Iterator[str]:
    berteks = [(n, f) for n, f in enumerate(kolom(model)) if isinstance(f, CharField | TextField)]
    for satu in baris_mentah(model, asal) if berteks else ():
        for nomor, kolom_satu in berteks:
            nilai = satu[nomor]
            if isinstance(nilai, str) and (len(nilai) > (kolom_satu.max_length or len(nilai)) or "\0" in nilai):
                yield f"{model._meta.label}.{kolom_satu.attname} pada baris {satu[0]} ({len(nilai)} karakter)"


def pindahkan(asal: str, tujuan: BaseDatabaseWrapper) -> None:
    """All tables in one transaction, whatever was in them before replaced. Foreign keys are checked at its end.

    Raises CadanganDitolak where PostgreSQL refuses a value.
    """
    with transaction.atomic(using=tujuan.alias):
        lepas_pemicu(tujuan)
        _kosongkan(tujuan)
        for model in tabel():
            _salin(model, asal, tujuan)
        with tujuan.cursor() as kursor:
            for perintah in tujuan.ops.sequence_reset_sql(no_style(), tabel()):
                kursor.execute(perintah)
        pasang_pemicu(tujuan)


def _kosongkan(tujuan: BaseDatabaseWrapper) -> None:
    semua = [*tabel(), *tabel_turunan()]
    nama = ", ".join(tujuan.ops.quote_name(model._meta.db_table) for model in semua)
    with tujuan.cursor() as kursor:
        kursor.execute(f"TRUNCATE {nama}")


def _salin(model: type[Model], asal: str, tujuan: BaseDatabaseWrapper) -> None:
    semua = kolom(model)
    nama = ", ".join(tujuan.ops.quote_name(str(f.column)) for f in semua)
    perintah = f"INSERT INTO {tujuan.ops.quote_name(model._meta.db_table)} ({nama}) VALUES %s"  # noqa: S608
    baris = baris_mentah(model, asal)
    with tujuan.cursor() as kursor:
        while sekali := list(islice(baris, SEKALI_TULIS)):
            siap = [_siap(satu, semua, tujuan) for satu in sekali]
            try:
                execute_values(kursor.cursor, perintah, siap, page_size=SEKALI_TULIS)
            except DataError as error:
                raise CadanganDitolak(f"PostgreSQL menolak isi {model._meta.label}: {error}") from error


def _siap(satu: tuple[Any, ...], semua: list[Field[Any, Any]], tujuan: BaseDatabaseWrapper) -> list[Any]:
    return [f.get_db_prep_save(nilai, connection=tujuan) for f, nilai in zip(semua, satu, strict=True)]
