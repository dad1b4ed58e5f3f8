"""A small organisation with one indikator per unit and open quarters, for tests of who may what.

U0 > U1 > {U1A, U1B}, U0 > U2 > U2A, as in section 2 of the reliability yardsticks.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from indicators.alur import Status
from indicators.models import (
    Indikator,
    Jenjang,
    Kebijakan,
    Peran,
    PeriodeLapor,
    Realisasi,
    Sasaran,
    SkalaKategori,
    StatusTarget,
    Target,
    UnitKerja,
)
from indicators.services.realisasi import IsianRealisasi, save_realisasi
from tests.people import orang, tugaskan

TAHUN = 2024
INDUK = {"U0": None, "U1": "U0", "U1A": "U1", "U1B": "U1", "U2": "U0", "U2A": "U2"}
JENJANG = {"U0": "kementerian", "U1": "eselon_i", "U2": "eselon_i"}
LAMA, KELAK = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)


def bangun() -> None:
    """The units, an indikator I.<unit> for each with a target of 100, and four open quarters."""
    for kode, induk in INDUK.items():
        tambah_unit(kode, induk)
    for triwulan in (1, 2, 3, 4):
        PeriodeLapor.objects.create(
            tahun=TAHUN, triwulan=triwulan, buka=LAMA, tutup=KELAK, tutup_eselon_i=KELAK, tutup_kementerian=KELAK
        )


def tambah_unit(kode: str, induk: str | None) -> None:
    """A unit with a sasaran S.<unit> and an indikator I.<unit>."""
    atas = UnitKerja.objects.filter(kode=induk).first()
    jalur = f"{atas.jalur if atas else ''}{kode}/"
    unit = UnitKerja.objects.create(
        kode=kode, nama=f"Unit {kode}", jenjang=JENJANG.get(kode, "eselon_ii"), induk=atas, jalur=jalur
    )
    sasaran = Sasaran.objects.create(
        jenjang=Jenjang.STRATEGIS,
        kode=f"S.{kode}",
        uraian=f"Sasaran {kode}",
        unit=unit,
        urutan=UnitKerja.objects.count(),
    )
    indikator = tambah_indikator(f"I.{kode}", sasaran, 1)
    Target.objects.create(indikator=indikator, tahun=TAHUN, nilai=100, status=StatusTarget.DISETUJUI)


def tambah_indikator(kode: str, sasaran: Sasaran, urutan: int) -> Indikator:
    return Indikator.objects.create(
        kode=kode,
        sasaran=sasaran,
        unit=sasaran.unit,
        urutan=urutan,
        uraian=f"Indikator {kode}",
        satuan="persen",
        jenis_nilai="persen",
        polaritas="maksimum",
        konsolidasi="terakhir",
        kalender="triwulanan",
        tahun_awal=2022,
        tahun_akhir=2024,
    )


def dua_langkah() -> None:
    """From now on one verifies and another approves."""
    skala = SkalaKategori.objects.create(kode="skala", nama="Skala")
    Kebijakan.objects.create(
        nama="Dua langkah", tahun_mulai=2020, dua_langkah=True, batas_penjelasan=None, skala=skala
    )


def petugas(nama: str, peran: Peran, kode_unit: str) -> User:
    user = orang(nama, email=f"{nama}@renstra.example")
    tugaskan(user, peran, kode_unit)
    return user


def segar(user: User) -> User:
    """The user as the next request sees them: what they reach is asked anew."""
    return User.objects.get(pk=user.pk)


def angka(
    kode: str,
    status: str = "draf",
    *,
    oleh: User | None = None,
    tahun: int = TAHUN,
    triwulan: int = 1,
    nilai: int = 50,
) -> Realisasi:
    """A figure in some state, entered by somebody else than those who will act on it, without a history."""
    dicap = [Status.DIAJUKAN, Status.DIVERIFIKASI, Status.DISETUJUI]
    return Realisasi.objects.create(
        indikator=Indikator.objects.get(kode=kode),
        tahun=tahun,
        triwulan=triwulan,
        keadaan="terisi",
        nilai=nilai,
        status=status,
        dimasukkan_oleh=oleh,
        diajukan_oleh=oleh if status in dicap else None,
        disetujui_oleh=oleh if status == Status.DISETUJUI else None,
    )


def isi(user: User, kode: str, nilai: str, *, triwulan: int = 1, **lain: str) -> Realisasi:
    """Enter a value as the form does, on the version that is there now."""
    ada = Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan).first()
    isian = IsianRealisasi(
        kode, TAHUN, triwulan, ada.versi if ada else None, nilai=Decimal(nilai), yakin=True, **lain
    )
    (hasil,) = save_realisasi(segar(user), [isian], utuh=True)
    assert hasil.hasil.tersimpan, hasil.galat
    return Realisasi.objects.get(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan)


def terlihat(*baris: Realisasi) -> dict[int, int]:
    """The choice of these figures at the versions that are stored now."""
    return dict(Realisasi.objects.filter(pk__in=[b.pk for b in baris]).values_list("pk", "versi"))


@contextmanager
def tak_berubah() -> Generator[None]:
    """After a refusal every table is as it was: figures, history, messages, all."""
    sebelum = _isi_basis_data()
    yield
    assert _isi_basis_data() == sebelum


def _isi_basis_data() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the database has it, but for who is logged in."""
    isi, nama = {}, connection.ops.quote_name
    with connection.cursor() as kursor:
        for model in apps.get_models(include_auto_created=True):
            opsi = model._meta
            kolom = ", ".join(nama(f.column) for f in opsi.concrete_fields if f.name != "last_login")
            if opsi.label != "sessions.Session":
                kursor.execute(f"SELECT {kolom} FROM {nama(opsi.db_table)} ORDER BY {nama(opsi.pk.column)}")  # noqa: S608
                isi[opsi.label] = kursor.fetchall()
    return isi


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The organisation for all tests of the module; what a test itself writes is still undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        bangun()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def berkas_bermigrasi(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A migrated SQLite database that holds the small organisation.

    To be copied by tests that hand a database to a process, which would migrate for seconds. Made from this run's
    own, so such a test has the marks `django_db` and `sqlite`.
    """
    jalur = tmp_path_factory.mktemp("basis") / "bermigrasi.sqlite3"
    with django_db_blocker.unblock(), transaction.atomic():
        bangun()
        jalur.write_bytes(connection.connection.serialize())
        transaction.set_rollback(True)
    return jalur


@pytest.fixture
def adm(dunia: None, db: None) -> User:
    return petugas("adm", Peran.ADMIN, "U0")


@pytest.fixture
def prc(dunia: None, db: None) -> User:
    return petugas("prc", Peran.PERENCANA, "U1A")


@pytest.fixture
def ver(dunia: None, db: None) -> User:
    return petugas("ver", Peran.VERIFIKATOR, "U1")


@pytest.fixture
def pmp(dunia: None, db: None) -> User:
    return petugas("pmp", Peran.PIMPINAN, "U0")
