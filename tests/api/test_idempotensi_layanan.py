"""Idempotency keys below the API: one piece of work per key, whatever happens to who does it."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from indicators.models import KunciIdempotensi, UnitKerja
from indicators.services import idempotensi
from indicators.services.idempotensi import (
    Jawaban,
    KunciTerpakai,
    SedangBerjalan,
    sapu_kunci,
    sekali_saja,
    sidik_permintaan,
)

pytestmark = pytest.mark.django_db

SIDIK = sidik_permintaan("POST", "/api/v1/realisasi/", b"{}")


def unit(kode: str = "U") -> None:
    UnitKerja.objects.create(kode=kode, nama=kode, jalur=f"{kode}/", jenjang="eselon_i")


def kerja(status: int = 201, isi: str = '{"id":1}') -> Jawaban:
    unit()
    return Jawaban(status, isi, {"ETag": '"1"'})


def tak_boleh() -> Jawaban:
    raise AssertionError("done twice")


def menua(**umur: float) -> None:
    """Push what is stored into the past."""
    mundur = timedelta(**umur)
    for satu in KunciIdempotensi.objects.all():
        satu.dibuat_pada -= mundur
        satu.sewa_sampai -= mundur
        satu.save()


def test_p14_the_same_key_gets_the_same_answer_and_does_it_once() -> None:
    pertama = sekali_saja("akun:1", "k", SIDIK, kerja)
    kedua = sekali_saja("akun:1", "k", SIDIK, tak_boleh)
    assert (kedua.status, kedua.isi, kedua.kepala) == (pertama.status, pertama.isi, pertama.kepala)
    assert (pertama.ulangan, kedua.ulangan) == (False, True)
    assert UnitKerja.objects.count() == 1


def test_a_refusal_is_an_answer_too() -> None:
    def ditolak() -> Jawaban:
        return Jawaban(409, '{"type":"client_error"}')

    sekali_saja("akun:1", "k", SIDIK, ditolak)
    assert sekali_saja("akun:1", "k", SIDIK, tak_boleh).status == 409


def test_the_same_key_for_another_request_is_refused() -> None:
    sekali_saja("akun:1", "k", SIDIK, kerja)
    lain = [
        sidik_permintaan("POST", "/api/v1/realisasi/", b'{"a":1}'),
        sidik_permintaan("PUT", "/api/v1/realisasi/", b"{}"),
        sidik_permintaan("POST", "/api/v1/realisasi/1/ajukan/", b"{}"),
    ]
    for satu in lain:
        with pytest.raises(KunciTerpakai):
            sekali_saja("akun:1", "k", satu, tak_boleh)


def test_a_key_is_its_holders_alone() -> None:
    sekali_saja("akun:1", "k", SIDIK, kerja)
    jawaban = sekali_saja("token:1", "k", SIDIK, lambda: Jawaban(200, "lain"))
    assert (jawaban.isi, jawaban.ulangan) == ("lain", False)


def test_while_it_runs_a_second_is_told_to_wait() -> None:
    def kedua_kali() -> Jawaban:
        with pytest.raises(SedangBerjalan):
            sekali_saja("akun:1", "k", SIDIK, tak_boleh)
        return kerja()

    assert sekali_saja("akun:1", "k", SIDIK, kedua_kali).status == 201


@pytest.mark.parametrize("cara", ["exception", "status 500"])
def test_a_failure_of_ours_leaves_nothing_and_may_be_tried_again(cara: str) -> None:
    def gagal() -> Jawaban:
        unit()
        if cara == "exception":
            raise OSError("mati")
        return Jawaban(500, "{}")

    if cara == "exception":
        with pytest.raises(OSError, match="mati"):
            sekali_saja("akun:1", "k", SIDIK, gagal)
    else:
        assert sekali_saja("akun:1", "k", SIDIK, gagal).status == 500
    assert not UnitKerja.objects.exists()
    assert sekali_saja("akun:1", "k", SIDIK, kerja).ulangan is False


def ditinggal_mati() -> None:
    """What a process leaves that was killed in the middle: the claim, committed, and no answer."""
    KunciIdempotensi.objects.create(
        pemegang="akun:1", kunci="k", sidik=SIDIK, sewa_sampai=timezone.now() + idempotensi.SEWA
    )


def test_a_crash_leaves_no_key_stuck() -> None:
    ditinggal_mati()
    with pytest.raises(SedangBerjalan):
        sekali_saja("akun:1", "k", SIDIK, tak_boleh)
    menua(minutes=2)
    assert sekali_saja("akun:1", "k", SIDIK, kerja).status == 201
    assert sekali_saja("akun:1", "k", SIDIK, tak_boleh).ulangan


def test_who_comes_back_after_the_claim_was_taken_over_is_undone() -> None:
    """A worker that slept past its claim must not add a second result to that of its successor."""

    def lambat() -> Jawaban:
        unit("LAMBAT")
        menua(minutes=2)
        assert sekali_saja("akun:1", "k", SIDIK, lambda: Jawaban(201, "pengganti")).status == 201
        return Jawaban(201, "lambat")

    with pytest.raises(SedangBerjalan):
        sekali_saja("akun:1", "k", SIDIK, lambat)
    assert not UnitKerja.objects.filter(kode="LAMBAT").exists()


def test_kept_for_a_day_then_forgotten() -> None:
    sekali_saja("akun:1", "k", SIDIK, kerja)
    menua(hours=23)
    assert sapu_kunci() == 0
    assert sekali_saja("akun:1", "k", SIDIK, tak_boleh).ulangan
    menua(hours=2)
    assert sekali_saja("akun:1", "k", SIDIK, lambda: Jawaban(200, "baru")).isi == "baru"
    menua(hours=25)
    call_command("proses_antrean", "--sekali", verbosity=0)
    assert not KunciIdempotensi.objects.exists()


def bersamaan(kerja_pertama: Callable[[], Jawaban], mulai: threading.Event, selesai: threading.Event) -> list[object]:
    """The first in a thread of its own; the second comes while it runs, and is refused before it may end."""
    hasil: list[object] = []

    def pertama() -> None:
        try:
            hasil.append(sekali_saja("akun:1", "k", SIDIK, kerja_pertama).status)
        finally:
            connection.close()

    utas = threading.Thread(target=pertama)
    utas.start()
    assert mulai.wait(20)
    with pytest.raises(SedangBerjalan):
        sekali_saja("akun:1", "k", SIDIK, tak_boleh)
    selesai.set()
    utas.join(20)
    return hasil


@pytest.mark.django_db(transaction=True)
def test_p14_two_at_once_do_it_once() -> None:
    """The second has a connection of its own and sees the claim, not the work. (SQLite: one writer, in turn.)"""
    if connection.vendor == "sqlite":
        assert sekali_saja("akun:1", "k", SIDIK, kerja).status == 201
    else:
        mulai, selesai = threading.Event(), threading.Event()

        def pelan() -> Jawaban:
            jawaban = kerja()
            mulai.set()
            assert selesai.wait(20)
            return jawaban

        assert bersamaan(pelan, mulai, selesai) == [201]
    assert sekali_saja("akun:1", "k", SIDIK, tak_boleh).ulangan
    assert UnitKerja.objects.count() == 1


def test_the_answer_and_the_work_are_one_transaction() -> None:
    """Rolled back together, as by a power cut before the commit."""
    with transaction.atomic():
        sekali_saja("akun:1", "k", SIDIK, kerja)
        transaction.set_rollback(True)
    assert not UnitKerja.objects.exists()
    assert not KunciIdempotensi.objects.exists()
