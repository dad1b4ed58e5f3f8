"""What stays behind: dead runs are called dead, files go when nobody needs them, a young upload is left alone."""

import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from indicators.excel import tulis_bertanda
from indicators.models import BarisImpor, Impor
from indicators.services.impor import read_impor, sweep_impor
from indicators.services.impor.realisasi import ImporRealisasi, PembacaRealisasi
from renstra.impor.daftar import jenis_impor
from tests.impor.alat import gerak, halaman, tempel
from tests.pages import bacaan

pytestmark = pytest.mark.django_db
TABEL = (("Kode", "Realisasi"), ("I.U1A", "5"), ("I.BULAT", "1,5"))


def berkas_ada(nama: str) -> bool:
    return bool(nama) and (settings.IMPOR_DIR / nama).exists()


@pytest.mark.parametrize(("keadaan", "detik"), [("menunggu", 601), ("membaca", 31), ("menerapkan", 121)])
def test_a_silent_run_is_dead_and_the_same_file_completes(prc_web: Client, keadaan: str, detik: int) -> None:
    """Nothing is "berjalan" for ever: the page says so at once, and one press reads the file again."""
    impor = tempel(prc_web, *TABEL)
    sekarang = timezone.now()
    for lama, kata in ((detik - 5, "Halaman ini memperbarui diri"), (detik, "Baca lagi")):
        Impor.objects.update(keadaan=keadaan, detak=sekarang - timedelta(seconds=lama))
        assert kata in bacaan(halaman(prc_web, impor))
    assert gerak(prc_web, impor, "ulangi").status_code == 302
    assert impor.keadaan == "pratinjau"
    assert impor.baris.count() == 2


def test_another_upload_is_not_held_up_by_a_dead_run(prc_web: Client) -> None:
    mati = tempel(prc_web, *TABEL)
    Impor.objects.update(keadaan="membaca", detak=timezone.now() - timedelta(minutes=5))
    assert tempel(prc_web, *TABEL).keadaan == "pratinjau"
    mati.refresh_from_db()
    assert mati.keadaan == "terputus"


def test_a_batch_is_read_by_one_process(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert read_impor(impor.pk, jenis_impor("realisasi"), tulis_bertanda) is False


def test_files_and_rows_are_swept(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert berkas_ada(impor.berkas) and berkas_ada(impor.bertanda)
    for nama in (impor.berkas, impor.bertanda, "a" * 32, "b" * 32 + ".sementara", "bukan-punya-kita"):
        (settings.IMPOR_DIR / nama).touch()
    muda = settings.IMPOR_DIR / ("c" * 32 + ".sementara")
    muda.touch()
    for satu in settings.IMPOR_DIR.iterdir():
        if satu != muda:
            os.utime(satu, (0, 0))
    sweep_impor()
    assert berkas_ada(impor.berkas) and berkas_ada(impor.bertanda) and muda.exists()
    assert not berkas_ada("a" * 32) and not berkas_ada("b" * 32 + ".sementara")
    assert berkas_ada("bukan-punya-kita")
    Impor.objects.update(dibuat_pada=timezone.now() - timedelta(days=3))
    call_command("kerjakan_impor", sapu=True, verbosity=0)
    assert not berkas_ada(impor.berkas) and not berkas_ada(impor.bertanda)
    assert BarisImpor.objects.count() == 2
    Impor.objects.update(dibuat_pada=timezone.now() - timedelta(days=settings.IMPOR_SIMPAN_HARI + 1))
    sweep_impor()
    assert not BarisImpor.objects.exists()
    impor.refresh_from_db()
    assert "Baca lagi" not in bacaan(halaman(prc_web, impor))
    assert gerak(prc_web, impor, "ulangi").status_code == 409


def test_the_queue_starts_what_nobody_has_started(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    Impor.objects.update(keadaan="menunggu", detak=timezone.now())
    call_command("kerjakan_impor", antrean=True, verbosity=0)  # it is being started just now
    impor.refresh_from_db()
    assert impor.keadaan == "menunggu"
    Impor.objects.update(detak=timezone.now() - timedelta(seconds=10))
    call_command("kerjakan_impor", antrean=True, verbosity=0)
    impor.refresh_from_db()
    assert impor.keadaan == "pratinjau"


def test_a_failure_of_ours_is_said_and_can_be_tried_again(prc_web: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(*_: object) -> PembacaRealisasi:
        raise RuntimeError("rahasia dapur")

    monkeypatch.setattr(ImporRealisasi, "buka", rusak)
    impor = tempel(prc_web, *TABEL)
    assert impor.keadaan == "terputus"
    kata = bacaan(halaman(prc_web, impor))
    assert "Ada galat di server" in kata and "rahasia dapur" not in kata
    monkeypatch.undo()
    gerak(prc_web, impor, "ulangi")
    assert impor.keadaan == "pratinjau"


def test_f12_after_a_restore_a_file_that_is_gone_is_asked_for_again(prc_web: Client) -> None:
    """Files of imports are in no backup: what was read can be applied, what was not is said to be gone."""
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "5"))
    (settings.IMPOR_DIR / impor.berkas).unlink()
    gerak(prc_web, impor, "ulangi")
    assert impor.keadaan == "ditolak"
    assert "Berkasnya tidak ada lagi di server" in bacaan(halaman(prc_web, impor))
    baru = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "5"))
    (settings.IMPOR_DIR / baru.berkas).unlink()
    gerak(prc_web, baru, "terapkan", yakin="on")
    assert baru.keadaan == "selesai"
