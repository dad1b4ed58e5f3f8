"""`verify_riwayat` and `proses_antrean`, as an operator runs them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from indicators.models import Riwayat, SegelRiwayat
from indicators.riwayat import catat
from indicators.riwayat.pemicu import lepas_pemicu

pytestmark = pytest.mark.django_db


def jalankan(*perintah: str) -> str:
    keluaran = StringIO()
    call_command(*perintah, stdout=keluaran)
    return keluaran.getvalue()


@pytest.fixture
def tiga_baris(db: None) -> None:
    for _ in range(3):
        catat(aksi="ubah", jenis="uji")


@pytest.mark.usefixtures("tiga_baris")
def test_queue_once_seals_what_waits_and_ends() -> None:
    assert jalankan("proses_antrean", "--sekali").startswith("3 baris riwayat disegel.\n")
    assert SegelRiwayat.objects.count() == 3
    assert "riwayat disegel" not in jalankan("proses_antrean", "--sekali")


@pytest.mark.usefixtures("tiga_baris")
def test_a_whole_chain_is_confirmed_with_its_length() -> None:
    jalankan("proses_antrean", "--sekali")
    catat(aksi="ubah", jenis="uji")
    assert jalankan("verify_riwayat") == "Rantai riwayat utuh: 3 baris, 1 menunggu segel.\n"


def test_an_empty_history_is_whole() -> None:
    assert jalankan("verify_riwayat") == "Rantai riwayat utuh: 0 baris, 0 menunggu segel.\n"


@pytest.mark.usefixtures("tiga_baris")
def test_a_broken_chain_is_an_error_with_its_numbers() -> None:
    jalankan("proses_antrean", "--sekali")
    connection.check_constraints()
    lepas_pemicu(connection)
    Riwayat.objects.filter(segel__urut__in=[1, 3]).update(alasan="lain")
    with pytest.raises(CommandError) as galat:
        jalankan("verify_riwayat")
    assert galat.value.returncode == 1
    assert str(galat.value).splitlines() == [
        "Rantai riwayat tidak utuh di 2 tempat:",
        "  urut 1: isi atau hash berubah",
        "  urut 3: isi atau hash berubah",
    ]
