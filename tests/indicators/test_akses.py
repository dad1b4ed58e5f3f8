"""The gate: which units and indikator each role reaches, and on which days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from indicators.akses import boleh_melihat_anggaran, indikator_terlihat, jangkauan, unit_terlihat
from indicators.models import Indikator, Peran, UnitKerja
from tests.people import orang, petugas, tugaskan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SEHARI = timedelta(days=1)


def kode_indikator(user: User) -> set[str]:
    return set(indikator_terlihat(user).values_list("kode", flat=True))


def kode_unit(user: User) -> set[str]:
    return set(unit_terlihat(user).values_list("kode", flat=True))


def milik(*unit: str) -> set[str]:
    return set(Indikator.objects.filter(unit__kode__in=unit).values_list("kode", flat=True))


DITJEN = {"LINJAMSOS", "SET", "PSKBA", "PSKBS", "JSK", "DEKON"}


@pytest.mark.parametrize(
    ("peran", "unit", "terjangkau"),
    [
        (Peran.PERENCANA, "JSK", {"JSK"}),
        (Peran.PERENCANA, "SET", {"SET"}),
        (Peran.VERIFIKATOR, "LINJAMSOS", DITJEN),
        (Peran.VERIFIKATOR, "JSK", {"JSK"}),
        (Peran.PIMPINAN, "JSK", DITJEN | {"KEMENSOS"}),
        (Peran.ADMIN, "SET", DITJEN | {"KEMENSOS"}),
    ],
)
def test_reach_of_a_role(peran: Peran, unit: str, terjangkau: set[str]) -> None:
    """The own unit and what lies below it; pimpinan and admin see all."""
    user = petugas("seseorang", peran, unit)
    assert kode_unit(user) == terjangkau
    assert kode_indikator(user) == milik(*terjangkau)
    assert boleh_melihat_anggaran(user)


def test_two_roles_reach_both_units() -> None:
    user = petugas("seseorang", Peran.PERENCANA, "JSK")
    tugaskan(user, Peran.VERIFIKATOR, "SET")
    assert kode_unit(user) == {"JSK", "SET"}


def test_a_unit_whose_name_begins_alike_is_another_unit() -> None:
    ditjen = UnitKerja.objects.get(kode="LINJAMSOS")
    UnitKerja.objects.create(
        kode="JSK2", nama="JSK 2", induk=ditjen, jalur=f"{ditjen.jalur}JSK2/", jenjang="eselon_ii"
    )
    assert kode_unit(petugas("seseorang", Peran.PERENCANA, "JSK")) == {"JSK"}


def test_superuser_without_a_role_sees_all() -> None:
    assert jangkauan(orang("akar", is_superuser=True)).semua


def test_without_a_role_nothing(tanpa_peran: User) -> None:
    assert (kode_unit(tanpa_peran), kode_indikator(tanpa_peran)) == (set(), set())
    assert not boleh_melihat_anggaran(tanpa_peran)


def test_anonymous_reaches_nothing() -> None:
    assert not indikator_terlihat(AnonymousUser()).exists()
    assert not boleh_melihat_anggaran(AnonymousUser())


@pytest.mark.parametrize("sifat", [{}, {"is_superuser": True}], ids=["role", "superuser"])
def test_a_deactivated_account_reaches_nothing(sifat: dict[str, bool]) -> None:
    user = petugas("seseorang", Peran.PIMPINAN, "KEMENSOS", is_active=False, **sifat)
    assert (kode_unit(user), kode_indikator(user)) == (set(), set())


@pytest.mark.parametrize(
    ("mulai", "akhir", "berlaku"),
    [
        (-9, None, True),
        (-9, 0, True),
        (0, None, True),
        (0, 0, True),
        (-9, -1, False),
        (1, None, False),
        (1, 9, False),
    ],
    ids=["open", "last day", "first day", "one day", "ended yesterday", "starts tomorrow", "future"],
)
def test_a_role_holds_from_its_first_to_its_last_day(mulai: int, akhir: int | None, berlaku: bool) -> None:
    hari_ini = timezone.localdate()
    user = orang("seseorang")
    sampai = None if akhir is None else hari_ini + akhir * SEHARI
    tugaskan(user, Peran.PIMPINAN, "KEMENSOS", hari_ini + mulai * SEHARI, sampai)
    assert bool(kode_indikator(user)) is berlaku


def test_the_day_is_the_one_in_jakarta(monkeypatch: pytest.MonkeyPatch) -> None:
    """31 December 18.00 UTC is New Year in Jakarta."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 31, 18, tzinfo=UTC))
    user = orang("seseorang")
    tugaskan(user, Peran.PIMPINAN, "KEMENSOS", date(2027, 1, 1))
    assert kode_indikator(user)
