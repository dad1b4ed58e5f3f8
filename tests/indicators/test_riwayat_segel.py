"""The sealer: numbers without gaps, each hash over the one before, and one chain however many seal at once."""

from datetime import UTC, datetime
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from indicators.models import Riwayat, SegelRiwayat, UnitKerja
from indicators.riwayat import catat, segel
from indicators.riwayat.pemicu import lepas_pemicu
from indicators.riwayat.segel import AWAL, hash_rantai, periksa_rantai, segel_riwayat

pytestmark = pytest.mark.django_db


def tulis(banyak: int) -> None:
    with transaction.atomic():
        for n in range(banyak):
            catat(aksi="ubah", jenis="uji", objek_id=n)


def urut() -> list[int]:
    return list(SegelRiwayat.objects.order_by("urut").values_list("urut", flat=True))


def lubang() -> None:
    """A transaction that took numbers of the table and was rolled back."""
    with transaction.atomic():
        tulis(3)
        transaction.set_rollback(True)


def test_numbers_from_one_without_gaps() -> None:
    tulis(3)
    assert segel_riwayat() == 3
    tulis(2)
    assert segel_riwayat() == 2
    assert urut() == [1, 2, 3, 4, 5]
    assert list(periksa_rantai()) == []


def test_nothing_to_seal() -> None:
    assert (segel_riwayat(), urut()) == (0, [])


def test_rows_that_were_rolled_back_leave_no_gap() -> None:
    tulis(2)
    lubang()
    tulis(2)
    segel_riwayat()
    assert urut() == [1, 2, 3, 4]
    assert list(periksa_rantai()) == []


def test_each_hash_covers_the_one_before() -> None:
    tulis(3)
    segel_riwayat()
    sebelumnya = AWAL
    for satu in SegelRiwayat.objects.order_by("urut").select_related("riwayat"):
        assert satu.hash == hash_rantai(sebelumnya, satu.urut, satu.riwayat)
        sebelumnya = satu.hash
    assert SegelRiwayat.objects.values("hash").distinct().count() == 3


def test_more_rows_than_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segel, "SEKALI_JALAN", 2)
    tulis(5)
    assert segel_riwayat() == 5
    assert urut() == [1, 2, 3, 4, 5]
    assert list(periksa_rantai()) == []


def test_a_row_that_commits_late_gets_the_next_number() -> None:
    """A slow writer's row has a lower key than rows already sealed; the chain goes by the seal."""
    tulis(3)
    tengah = list(Riwayat.objects.order_by("pk"))[1]
    SegelRiwayat.objects.bulk_create(rantai([r for r in Riwayat.objects.order_by("pk") if r != tengah]))
    segel_riwayat()
    assert SegelRiwayat.objects.get(urut=3).riwayat == tengah
    assert list(periksa_rantai()) == []


def rantai(baris: list[Riwayat]) -> list[SegelRiwayat]:
    hasil: list[SegelRiwayat] = []
    for n, satu in enumerate(baris, 1):
        hasil.append(SegelRiwayat(urut=n, riwayat=satu, hash=hash_rantai(hasil[-1].hash if hasil else AWAL, n, satu)))
    return hasil


@pytest.fixture
def terbuka(db: None) -> None:
    """Five sealed rows and the triggers lifted, as for somebody who owns the database."""
    tulis(5)
    segel_riwayat()
    connection.check_constraints()
    lepas_pemicu(connection)


def putus() -> list[int]:
    return [satu.urut for satu in periksa_rantai()]


PALSU = {
    "waktu": datetime(2020, 1, 1, tzinfo=UTC),
    "nama_pelaku": "orang lain",
    "aksi": "hapus",
    "jenis": "lain",
    "objek_id": "77",
    "objek_kode": "lain",
    "sebelum": {"a": 1},
    "sesudah": {"a": 2},
    "alasan": "lain",
    "permintaan": UUID(int=7),
}


@pytest.mark.usefixtures("terbuka")
@pytest.mark.parametrize("kolom", PALSU)
def test_a_changed_column_is_found_with_its_number(kolom: str) -> None:
    Riwayat.objects.filter(segel__urut=3).update(**{kolom: PALSU[kolom]})
    assert putus() == [3]


@pytest.mark.usefixtures("terbuka")
def test_a_changed_author_or_unit_is_found() -> None:
    Riwayat.objects.filter(segel__urut=2).update(pelaku=User.objects.create(username="lain"))
    unit = UnitKerja.objects.create(kode="U", nama="Unit", jalur="U/", jenjang="eselon_i")
    Riwayat.objects.filter(segel__urut=4).update(unit=unit)
    assert putus() == [2, 4]


def test_every_column_is_under_the_hash() -> None:
    """A column that is added to the history later must be added to the seal, and to PALSU."""
    kolom = {f.name for f in Riwayat._meta.concrete_fields}
    assert kolom == PALSU.keys() | {"id", "pelaku", "unit"}


@pytest.mark.usefixtures("terbuka")
def test_a_deleted_row_is_missed() -> None:
    dihapus = SegelRiwayat.objects.get(urut=3)
    dihapus.delete()
    dihapus.riwayat.delete()
    (satu, *_) = periksa_rantai()
    assert (satu.urut, satu.sebab) == (4, "nomor 3 hilang")


@pytest.mark.usefixtures("terbuka")
def test_two_rows_that_changed_places_are_found() -> None:
    dua, tiga = (SegelRiwayat.objects.get(urut=n).riwayat_id for n in (2, 3))
    sementara = Riwayat.objects.create(nama_pelaku="x", aksi="x", jenis="x").pk
    for nomor, kunci in ((2, sementara), (3, dua), (2, tiga)):
        SegelRiwayat.objects.filter(urut=nomor).update(riwayat_id=kunci)
    assert putus() == [2, 3]


@pytest.mark.usefixtures("terbuka")
def test_a_hash_made_to_fit_breaks_the_next() -> None:
    """Whoever changes a row and its hash has to redo every later one."""
    Riwayat.objects.filter(segel__urut=3).update(alasan="lain")
    satu = SegelRiwayat.objects.select_related("riwayat").get(urut=3)
    sebelumnya = SegelRiwayat.objects.get(urut=2).hash
    SegelRiwayat.objects.filter(urut=3).update(hash=hash_rantai(sebelumnya, 3, satu.riwayat))
    assert putus() == [4]


def bersama(banyak: int) -> list[BaseException]:
    """Sealers that start at one moment, each with its own connection; SQLite has one writer, so in turn."""
    if connection.vendor == "sqlite":
        for _ in range(banyak):
            segel_riwayat()
        return []
    galat: list[BaseException] = []
    mulai = Barrier(banyak)

    def kerja() -> None:
        try:
            mulai.wait()
            segel_riwayat()
        except BaseException as error:
            galat.append(error)
        finally:
            connection.close()

    utas = [Thread(target=kerja) for _ in range(banyak)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return galat


@pytest.mark.django_db(transaction=True)
def test_several_sealers_at_once_make_one_chain(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ANTREAN_LANGSUNG = False
    monkeypatch.setattr(segel, "SEKALI_JALAN", 50)
    tulis(200)
    assert bersama(4) == []
    assert urut() == list(range(1, 201))
    assert list(periksa_rantai()) == []
