"""Moving a unit moves what lies below it; below itself it cannot go."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from indicators.akses import unit_terlihat
from indicators.models import Peran, Riwayat, UnitKerja
from indicators.services import save_unit
from tests.indicators.test_admin_acuan import simpan
from tests.people import petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def unit(kode: str) -> UnitKerja:
    return UnitKerja.objects.select_related("induk").get(kode=kode)


@pytest.fixture
def seksi() -> UnitKerja:
    """A unit below JSK, two levels below the Ditjen."""
    jsk = unit("JSK")
    return UnitKerja.objects.create(
        kode="SEKSI", nama="Seksi", induk=jsk, jalur=f"{jsk.jalur}SEKSI/", jenjang="eselon_ii"
    )


def test_moved_unit_takes_its_subtree_along(sebagai_admin: Client, seksi: UnitKerja) -> None:
    assert simpan(sebagai_admin, unit("JSK"), induk=str(unit("PSKBA").pk)).status_code == 302
    assert unit("JSK").jalur == "KEMENSOS/LINJAMSOS/PSKBA/JSK/"
    assert unit("SEKSI").jalur == "KEMENSOS/LINJAMSOS/PSKBA/JSK/SEKSI/"
    assert unit("PSKBS").jalur == "KEMENSOS/LINJAMSOS/PSKBS/"


def test_rights_follow_the_move(sebagai_admin: Client, seksi: UnitKerja) -> None:
    simpan(sebagai_admin, unit("JSK"), induk=str(unit("PSKBA").pk))
    kepala = petugas("kepala", Peran.VERIFIKATOR, "PSKBA")
    assert set(unit_terlihat(kepala).values_list("kode", flat=True)) == {"PSKBA", "JSK", "SEKSI"}


def test_new_code_moves_the_subtree_too(sebagai_admin: Client, seksi: UnitKerja) -> None:
    simpan(sebagai_admin, unit("JSK"), kode="DJSK")
    assert unit("SEKSI").jalur == "KEMENSOS/LINJAMSOS/DJSK/SEKSI/"


def test_the_root_keeps_its_place(sebagai_admin: Client) -> None:
    simpan(sebagai_admin, unit("KEMENSOS"), kode="KEMSOS")
    assert set(UnitKerja.objects.exclude(jalur__startswith="KEMSOS/")) == set()


def test_a_move_is_one_line_of_history(sebagai_admin: Client, seksi: UnitKerja) -> None:
    sebelum = Riwayat.objects.count()
    simpan(sebagai_admin, unit("JSK"), induk=str(unit("PSKBA").pk))
    assert Riwayat.objects.count() == sebelum + 1
    baris = Riwayat.objects.latest("pk")
    assert (baris.objek_kode, baris.unit) == ("JSK", unit("JSK"))
    assert (baris.sebelum["jalur"], baris.sesudah["jalur"]) == (
        "KEMENSOS/LINJAMSOS/JSK/",
        "KEMENSOS/LINJAMSOS/PSKBA/JSK/",
    )


@pytest.mark.parametrize("tujuan", ["LINJAMSOS", "JSK"], ids=["itself", "a unit below"])
def test_below_itself_it_cannot_go(sebagai_admin: Client, tujuan: str) -> None:
    sebelum = list(UnitKerja.objects.order_by("pk").values())
    response = simpan(sebagai_admin, unit("LINJAMSOS"), induk=str(unit(tujuan).pk))
    assert response.status_code == 200
    assert "Unit tidak dapat dipindahkan ke bawah dirinya sendiri." in response.content.decode()
    assert list(UnitKerja.objects.order_by("pk").values()) == sebelum


def test_the_service_refuses_it_as_well(admin: User) -> None:
    ditjen = unit("LINJAMSOS")
    ditjen.induk = unit("JSK")
    with pytest.raises(ValidationError, match="ke bawah dirinya sendiri"):
        save_unit(ditjen, pelaku=admin)
    assert unit("LINJAMSOS").induk == unit("KEMENSOS")


def test_nobody_types_the_path(sebagai_admin: Client) -> None:
    simpan(sebagai_admin, unit("JSK"), jalur="KEMENSOS/", singkatan="JSK")
    assert unit("JSK").jalur == "KEMENSOS/LINJAMSOS/JSK/"
