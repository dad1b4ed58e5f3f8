"""What stands in the change feed, and who reads what of it."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from indicators.models import Peran, Riwayat, SegelRiwayat
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from tests.api.mesin import bertoken, ikuti
from tests.dunia import angka, petugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def berubah(prc: User) -> None:
    pk = angka("I.U1A", nilai=99, oleh=prc).pk
    klien = bertoken(prc)
    klien.patch(f"realisasi/{pk}/", {"nilai": "98"}, 1)
    klien.gerak(pk, "ajukan", 2, {"catatan": "Akhir"})
    segel_riwayat()


def test_a_change_through_the_api_is_read_as_it_was(berubah: None, pmp: User) -> None:
    ubah, ajukan = ikuti(bertoken(pmp, "read"), 0)
    assert set(ubah) >= {"urut", "waktu", "pelaku", "aksi", "objek", "sebelum", "sesudah", "alasan", "hash"}
    assert (ubah["aksi"], ubah["pelaku"], ubah["objek"]["kode"]) == ("ubah", "prc", "I.U1A 2024/1")
    assert (ubah["sebelum"]["nilai"], ubah["sesudah"]["nilai"]) == ("99.0000", "98.0000")
    assert (ajukan["aksi"], ajukan["alasan"], ajukan["sesudah"]["status"]) == ("ajukan", "Akhir", "diajukan")
    assert ajukan["urut"] > ubah["urut"]
    segel = SegelRiwayat.objects.get(urut=ubah["urut"])
    assert ubah["hash"] == segel.hash


def test_m16_m26_each_reads_as_far_as_they_reach(berubah: None, prc: User, ver: User, adm: User) -> None:
    lain = petugas("prc2", Peran.PERENCANA, "U2A")
    jumlah = {user.username: len(ikuti(bertoken(user, "read"), 0)) for user in (prc, ver, adm, lain)}
    assert jumlah == {"prc": 2, "ver": 2, "adm": 2, "prc2": 0}


def test_making_a_token_is_in_no_tokens_feed(berubah: None, adm: User) -> None:
    assert Riwayat.objects.filter(jenis="token").exists()
    assert {satu["objek"]["jenis"] for satu in ikuti(bertoken(adm, "read"), 0)} == {"realisasi"}


def test_what_is_not_sealed_yet_is_not_there_yet(berubah: None, pmp: User) -> None:
    klien = bertoken(pmp, "read")
    terakhir = ikuti(klien, 0)[-1]["urut"]
    with transaction.atomic():
        catat(aksi="ubah", jenis="kebijakan")
    assert ikuti(klien, terakhir) == []
    segel_riwayat()
    assert len(ikuti(klien, terakhir)) == 1
