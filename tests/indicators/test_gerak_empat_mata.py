"""Four eyes: nobody checks or approves what they entered or submitted, however the roles are spread (W06)."""

import pytest
from django.contrib.auth.models import User

from indicators.akses import Terlarang, pernah_mengisi
from indicators.models import Peran, Realisasi
from indicators.services.realisasi import (
    approve_realisasi,
    return_realisasi,
    submit_realisasi,
    verify_realisasi,
)
from tests.dunia import angka, dua_langkah, isi, petugas, segar, tak_berubah, terlihat
from tests.people import tugaskan

pytestmark = pytest.mark.django_db


@pytest.fixture
def rangkap(dunia: None, db: None) -> User:
    """Planner of U1A and verifikator of U1 in one person."""
    user = petugas("rangkap", Peran.PERENCANA, "U1A")
    tugaskan(user, Peran.VERIFIKATOR, "U1")
    return user


def test_angka_sendiri_tidak_disetujui_sendiri(rangkap: User) -> None:
    baris = isi(rangkap, "I.U1A", "80")
    submit_realisasi(segar(rangkap), terlihat(baris))
    with tak_berubah(), pytest.raises(Terlarang, match="Anda isi atau ajukan sendiri"):
        approve_realisasi(segar(rangkap), terlihat(baris))


def test_yang_mengajukan_saja_pun_tidak(prc: User, rangkap: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(rangkap), terlihat(baris))
    with tak_berubah(), pytest.raises(Terlarang):
        approve_realisasi(segar(rangkap), terlihat(baris))


def test_tangan_berikutnya_tidak_menghapus_tangan_pertama(prc: User, rangkap: User) -> None:
    """A colleague adds a sentence and submits; the value is still that of the one who entered it."""
    isi(rangkap, "I.U1A", "80")
    baris = isi(prc, "I.U1A", "80", kendala="Banjir")
    submit_realisasi(segar(prc), terlihat(baris))
    kini = Realisasi.objects.get(pk=baris.pk)
    assert {kini.dimasukkan_oleh_id, kini.diajukan_oleh_id} == {prc.pk}
    assert pernah_mengisi([kini])[kini.pk] == {prc.pk, rangkap.pk}
    with tak_berubah(), pytest.raises(Terlarang):
        approve_realisasi(segar(rangkap), terlihat(baris))


def test_satu_yang_sendiri_menolak_seluruh_pilihan(prc: User, rangkap: User) -> None:
    sendiri, lain = angka("I.U1A", "diajukan", oleh=rangkap), angka("I.U1B", "diajukan", oleh=prc)
    with tak_berubah(), pytest.raises(Terlarang, match=r"I\.U1A"):
        approve_realisasi(rangkap, terlihat(sendiri, lain))


def test_dua_langkah_pemeriksa_bukan_penyetuju(prc: User, ver: User) -> None:
    dua_langkah()
    baris = angka("I.U1A", "diajukan", oleh=prc)
    verify_realisasi(segar(ver), terlihat(baris))
    with tak_berubah(), pytest.raises(Terlarang, match="Anda verifikasi sendiri"):
        approve_realisasi(segar(ver), terlihat(baris))


def test_dua_langkah_angka_sendiri_tidak_diverifikasi(rangkap: User) -> None:
    dua_langkah()
    baris = angka("I.U1A", "diajukan", oleh=rangkap)
    with tak_berubah(), pytest.raises(Terlarang):
        verify_realisasi(segar(rangkap), terlihat(baris))


def test_mengembalikan_angka_sendiri_boleh(rangkap: User) -> None:
    """It makes nothing official; the planner could as well withdraw it."""
    baris = angka("I.U1A", "diajukan", oleh=rangkap)
    return_realisasi(segar(rangkap), terlihat(baris), "Keliru")
    assert Realisasi.objects.get(pk=baris.pk).status == "dikembalikan"
