"""`catat`: the history stands or falls with the change, names who did it and keeps no secret."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from indicators.models import Riwayat, SegelRiwayat, UnitKerja
from indicators.riwayat import catat, perubahan, potret, segel

pytestmark = pytest.mark.django_db


def test_outside_a_transaction_it_refuses(transactional_db: None) -> None:
    with pytest.raises(transaction.TransactionManagementError, match="di dalam transaksi"):
        catat(aksi="ubah", jenis="uji")
    assert not Riwayat.objects.exists()


def test_row_says_who_what_when_and_why() -> None:
    user = User.objects.create(username="budi")
    unit = UnitKerja.objects.create(kode="U", nama="Unit", jalur="U/", jenjang="eselon_i")
    catat(
        aksi="ubah",
        jenis="unitkerja",
        objek_id=unit.pk,
        objek_kode="U",
        pelaku=user,
        unit=unit,
        sebelum={"nama": "Lama"},
        sesudah={"nama": "Unit"},
        alasan="Salah ketik",
    )
    baris = Riwayat.objects.get()
    assert (baris.pelaku, baris.nama_pelaku, baris.aksi, baris.jenis) == (user, "budi", "ubah", "unitkerja")
    assert (baris.objek_id, baris.objek_kode, baris.unit) == (str(unit.pk), "U", unit)
    assert (baris.sebelum, baris.sesudah, baris.alasan) == ({"nama": "Lama"}, {"nama": "Unit"}, "Salah ketik")
    assert timezone.now() - baris.waktu < timedelta(minutes=1)
    assert isinstance(baris.permintaan, uuid.UUID)


def test_without_a_person_it_was_the_system() -> None:
    catat(aksi="muat", jenis="berkas")
    assert list(Riwayat.objects.values_list("pelaku", "nama_pelaku")) == [(None, "sistem")]


def test_a_change_that_is_rolled_back_leaves_no_row() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        catat(aksi="ubah", jenis="uji")
        raise ZeroDivisionError
    assert not Riwayat.objects.exists()


def test_sealed_right_after_commit(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        catat(aksi="ubah", jenis="uji")
        assert not SegelRiwayat.objects.exists()
    assert SegelRiwayat.objects.get().riwayat == Riwayat.objects.get()


def test_in_production_sealing_is_left_to_the_queue(settings: Settings, django_capture_on_commit_callbacks) -> None:
    settings.ANTREAN_LANGSUNG = False
    with django_capture_on_commit_callbacks(execute=True):
        catat(aksi="ubah", jenis="uji")
    assert not SegelRiwayat.objects.exists()


def test_a_sealer_that_fails_stops_no_writer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks
) -> None:
    """The change is committed by then; its writer must not be told that it failed."""

    def rusak() -> int:
        raise RuntimeError("penyegel rusak")

    monkeypatch.setattr(segel, "segel_riwayat", rusak)
    with django_capture_on_commit_callbacks(execute=True):
        catat(aksi="ubah", jenis="uji")
    assert Riwayat.objects.count() == 1
    assert "penyegel rusak" in caplog.text


def test_a_portrait_holds_the_stored_columns_but_no_password() -> None:
    user = User.objects.create(username="budi", password="md5$rahasia")
    isi = potret(user)
    assert (isi["username"], isi["is_active"]) == ("budi", True)
    assert "rahasia" not in str(isi)
    assert set(isi) == {f.attname for f in User._meta.concrete_fields} - {"password"}


def test_what_differs_between_two_portraits() -> None:
    assert perubahan({"a": 1, "b": None, "c": 3}, {"a": 1, "b": 2, "c": 3}) == {"b"}
