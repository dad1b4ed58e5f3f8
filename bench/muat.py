"""Fill an empty database with the bench's world: COPY on PostgreSQL, executemany on SQLite.

    DATABASE_URL=... python -m bench.muat M

Migrates first, refuses a database that holds units already, and ends with an account of a leader and one of a
planner, password BENCH_PASSWORD (default "bench").
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from bench.dunia import COLUMNS, INDIKATOR_PER_UNIT, SKALA, TAHUN, Baris, Skala, rows
from budget.riwayat.penanda import PENANDA as PENANDA_ANGGARAN
from budget.services.ringkasan import hitung_ulang_anggaran
from indicators.capaian.jumlahan import Jumlahan
from indicators.models import Penugasan, PerluHitung, Renstra, RingkasanCapaian, UnitKerja
from indicators.rekap.jumlah_unit import Petak, hitung_unit
from indicators.riwayat.penanda import PENANDA as PENANDA_CAPAIAN
from indicators.services.ringkasan import hitung_ulang, jumlahkan_tahun

PENANDA = (PENANDA_CAPAIAN, PENANDA_ANGGARAN)
KEBIJAKAN = ["fixtures/02_kebijakan.json"]
SEKALI = 20_000
PASSWORD = os.environ.get("BENCH_PASSWORD", "bench")


def main(skala: Skala) -> None:
    call_command("migrate", verbosity=0)
    if UnitKerja.objects.exists():
        sys.exit("The database is not empty.")
    akun = {
        nama: User.objects.create_user(nama, password=PASSWORD) for nama in ("penyetuju", "pimpinan", "perencana")
    }
    mulai = time.perf_counter()
    for penanda in PENANDA:
        penanda.lepas(connection)
    with transaction.atomic():
        for tabel, isi in rows(skala).items():
            jumlah = isi_tabel(tabel, COLUMNS[tabel].split(), isi)
            print(f"{tabel:28} {jumlah:>10,} {time.perf_counter() - mulai:8.1f} s", flush=True)
    _lengkapi(akun)
    ringkas(skala)
    for penanda in PENANDA:
        penanda.pasang(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{'read model':28} {RingkasanCapaian.objects.count():>10,} {time.perf_counter() - mulai:8.1f} s", flush=True
    )


def ringkas(skala: Skala) -> None:
    """The read model, by the engine; of several ministries only the first, whose rows the others get as they are.

    Of 13 ministries the engine would take an hour; for timing it is only the size that matters. Marked as such in the
    report: no figure of a copied ministry is right, and none is compared.
    """
    if skala.kementerian == 1:
        hitung_ulang()
    else:
        _salin(skala)
    PerluHitung.objects.all().delete()
    hitung_ulang_anggaran()


def _salin(skala: Skala) -> None:
    renstra = list(Renstra.objects.all())
    unit = list(range(2, skala.unit + 2))
    sendiri: dict[Petak, Jumlahan] = {}
    for awal in range(0, len(unit), 20):
        hasil = hitung_unit(unit[awal : awal + 20], None, renstra)
        RingkasanCapaian.objects.bulk_create(hasil.baris, 1000)
        sendiri |= hasil.sendiri
    per_kementerian = skala.unit * INDIKATOR_PER_UNIT
    with connection.cursor() as cursor:
        for ke in range(1, skala.kementerian):
            cursor.execute(
                "INSERT INTO indicators_ringkasancapaian (indikator_id, tahun, triwulan, semua, capaian, isi) SELECT "
                "indikator_id + %s, tahun, triwulan, semua, capaian, isi FROM indicators_ringkasancapaian "
                "WHERE indikator_id <= %s",
                [ke * per_kementerian, per_kementerian],
            )
    semua = {
        (pk + ke * skala.unit, *petak): isi
        for (pk, *petak), isi in sendiri.items()
        for ke in range(skala.kementerian)
    }
    pohon = {u.pk: u for u in UnitKerja.objects.all()}
    for tahun in TAHUN:
        jumlahkan_tahun(pohon, tahun, semua)


def isi_tabel(tabel: str, kolom: list[str], baris: Iterable[Baris]) -> int:
    """Rows of one table, in slices; how many."""
    jumlah = 0
    with connection.cursor() as cursor:
        for irisan in _iris(baris):
            jumlah += len(irisan)
            if connection.vendor == "postgresql":
                cursor.copy_expert(f"COPY {tabel} ({', '.join(kolom)}) FROM STDIN", _teks(irisan))
            else:
                tanda = ", ".join(["?"] * len(kolom))
                perintah = f"INSERT INTO {tabel} ({', '.join(kolom)}) VALUES ({tanda})"  # noqa: S608 - names are ours
                connection.connection.executemany(perintah, [tuple(map(_sqlite, b)) for b in irisan])
    return jumlah


def _iris(baris: Iterable[Baris]) -> Iterator[list[Baris]]:
    terus = iter(baris)
    while irisan := list(islice(terus, SEKALI)):
        yield irisan


def _teks(baris: list[Baris]) -> io.StringIO:
    """COPY's text format; no value of ours holds a tab, a line end or a backslash."""
    return io.StringIO("".join("\t".join("\\N" if v is None else str(v) for v in b) + "\n" for b in baris))


def _sqlite(nilai: object) -> object:
    return nilai if nilai is None or isinstance(nilai, int) else str(nilai)


def _lengkapi(akun: dict[str, User]) -> None:
    """Policy, roles, the counters of the keys and the planner's statistics."""
    call_command("loaddata", *KEBIJAKAN, verbosity=0)
    Penugasan.objects.create(user=akun["pimpinan"], unit_id=1, peran="pimpinan", berlaku_dari="2020-01-01")
    Penugasan.objects.create(user=akun["perencana"], unit_id=30, peran="perencana", berlaku_dari="2020-01-01")
    with connection.cursor() as cursor:
        model = [m for m in apps.get_models() if m._meta.db_table in COLUMNS]
        for perintah in connection.ops.sequence_reset_sql(no_style(), model):
            cursor.execute(perintah)
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(SKALA[sys.argv[1]])
