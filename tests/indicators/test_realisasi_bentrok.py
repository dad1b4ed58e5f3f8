"""W03: two tabs, two people. What was typed, what is stored and what was seen stand side by side; nothing is lost."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from indicators.models import Peran, Realisasi
from indicators.services.realisasi import IsianNarasi, approve_realisasi, save_narasi, submit_realisasi
from tests.dunia import angka as simpanan
from tests.dunia import isi, petugas, segar, terlihat
from tests.indicators.kisi import BARIS, angka, buka, formulir, indikator, ketikan, masuk, simpan, tahap, tombol

pytestmark = pytest.mark.django_db
KODE = "I.U1A"


@pytest.fixture
def rekan(dunia: None, db: None) -> User:
    return petugas("rekan", Peran.PERENCANA, "U1A")


def bentrok(perencana: Client, rekan: User) -> HttpResponse:
    """The page after sending 60 over what a colleague has meanwhile changed from 50 to 55."""
    simpanan(KODE)
    halaman = buka(perencana)
    isi(rekan, KODE, "55")
    return simpan(perencana, halaman, **{f"nilai_{KODE}": "60"})


def test_mine_theirs_and_what_was_seen(perencana: Client, rekan: User) -> None:
    halaman = bentrok(perencana, rekan)
    assert halaman.status_code == 409
    kata = tahap(halaman, KODE)
    assert "berubah di tempat lain Angka ini sudah diubah sejak Anda membukanya." in kata
    assert "Semula 50,00 Ketikan Anda 60 Tersimpan 55,00 oleh rekan, " in kata
    assert kata.count("WIB") == 1
    assert ketikan(halaman, KODE)["nilai"] == "60"
    assert str(Realisasi.objects.get().nilai) == "55.0000"


def test_take_mine(perencana: Client, rekan: User) -> None:
    halaman = bentrok(perencana, rekan)
    nama, nilai = tombol(halaman, KODE)["Pakai punya saya untuk I.U1A"]
    assert simpan(perencana, halaman, **{nama: nilai}).status_code == 302
    satu = angka(KODE)
    assert satu and (str(satu.nilai), satu.versi) == ("60.0000", 3)


def test_take_theirs(perencana: Client, rekan: User) -> None:
    halaman = bentrok(perencana, rekan)
    nama, nilai = tombol(halaman, KODE)["Pakai yang tersimpan untuk I.U1A"]
    assert simpan(perencana, halaman, **{nama: nilai}).status_code == 302
    assert ketikan(buka(perencana), KODE)["nilai"] == "55,00"


def test_mine_is_for_the_version_that_was_shown(perencana: Client, rekan: User) -> None:
    halaman = bentrok(perencana, rekan)
    nama, nilai = tombol(halaman, KODE)["Pakai punya saya untuk I.U1A"]
    isi(rekan, KODE, "56")
    kedua = simpan(perencana, halaman, **{nama: nilai})
    assert kedua.status_code == 409
    assert "Tersimpan 56,00" in tahap(kedua, KODE)


def test_against_what_is_approved_nothing_is_offered_but_the_stored_one(
    perencana: Client, rekan: User, ver: User
) -> None:
    """Taking mine would only be refused once more."""
    simpanan(KODE, oleh=rekan)
    halaman = buka(perencana)
    baris = isi(rekan, KODE, "55")
    submit_realisasi(segar(rekan), terlihat(baris))
    approve_realisasi(segar(ver), terlihat(baris))
    kedua = simpan(perencana, halaman, **{f"nilai_{KODE}": "60"})
    assert kedua.status_code == 409
    assert "Semula 50,00 Ketikan Anda 60 Tersimpan 55,00" in tahap(kedua, KODE)
    assert "Angka ini sudah disetujui." in tahap(kedua, KODE)
    assert list(tombol(kedua, KODE)) == ["Pakai yang tersimpan untuk I.U1A"]


def test_sending_the_conflict_again_decides_nothing(perencana: Client, rekan: User) -> None:
    halaman = bentrok(perencana, rekan)
    assert simpan(perencana, halaman).status_code == 409
    assert str(Realisasi.objects.get().nilai) == "55.0000"


def test_a_refused_text_does_not_hide_the_conflict(perencana: Client, rekan: User) -> None:
    """The page that comes back is still about the version that was opened first."""
    simpanan(KODE)
    halaman = buka(perencana)
    isi(rekan, KODE, "55")
    halaman = simpan(perencana, halaman, **{f"nilai_{KODE}": "1.234"})
    assert halaman.status_code == 422
    assert simpan(perencana, halaman, **{f"nilai_{KODE}": "60"}).status_code == 409
    assert str(Realisasi.objects.get().nilai) == "55.0000"


def test_two_who_fill_the_same_empty_cell(perencana: Client, rekan: User) -> None:
    halaman = buka(perencana)
    isi(rekan, KODE, "55")
    halaman = simpan(perencana, halaman, **{f"nilai_{KODE}": "60"})
    assert halaman.status_code == 409
    assert "Semula kosong Ketikan Anda 60 Tersimpan 55,00" in tahap(halaman, KODE)


def test_the_same_value_twice_is_said_and_needs_no_choice(perencana: Client) -> None:
    """A double click: one row of history, and no question whose 60 it is to be."""
    halaman = buka(perencana)
    simpan(perencana, halaman, **{f"nilai_{KODE}": "60,00"})
    kedua = simpan(perencana, halaman, **{f"nilai_{KODE}": "60,00"})
    assert kedua.status_code == 409
    assert "tersimpan Sudah lebih dahulu tersimpan dengan isi yang sama." in tahap(kedua, KODE)
    assert tombol(kedua, KODE) == {}
    assert Realisasi.objects.get().versi == 1


def test_words_that_changed_do_not_block_the_figure(perencana: Client, rekan: User) -> None:
    """The version moved, the value did not: there is nothing to choose between."""
    satu = simpanan(KODE)
    halaman = buka(perencana)
    save_narasi(segar(rekan), IsianNarasi(KODE, 2024, 1, satu.versi, "Analisis", "Kendala"))
    assert simpan(perencana, halaman, **{f"nilai_{KODE}": "60"}).status_code == 302
    satu = Realisasi.objects.get()
    assert (str(satu.nilai), satu.kendala, satu.versi) == ("60.0000", "Kendala", 3)


def test_sender_that_does_not_say_what_it_saw_gets_no_such_help(perencana: Client, rekan: User) -> None:
    satu = simpanan(KODE)
    save_narasi(segar(rekan), IsianNarasi(KODE, 2024, 1, satu.versi, "Analisis", ""))
    data = {"tahun": "2024", "triwulan": "1", f"nilai-{KODE}": "60", f"versi-{KODE}": str(satu.versi)}
    assert perencana.post(BARIS, data).status_code == 409


def test_one_conflict_holds_up_no_other_row(perencana: Client, rekan: User) -> None:
    indikator("I.LAIN")
    halaman = buka(perencana)
    isi(rekan, KODE, "55")
    halaman = simpan(perencana, halaman, **{f"nilai_{KODE}": "60", "nilai_I.LAIN": "7"})
    assert halaman.status_code == 409
    assert angka("I.LAIN") is not None


def test_row_by_row_too(prc: User, rekan: User) -> None:
    client = masuk(prc)
    simpanan(KODE)
    data = {k: v[-1] for k, v in formulir(buka(client)).items()}
    isi(rekan, KODE, "55")
    halaman = client.post(BARIS, data | {f"nilai-{KODE}": "60"})
    assert halaman.status_code == 409
    assert "Ketikan Anda 60 Tersimpan 55,00" in tahap(halaman, KODE)
    halaman = client.post(BARIS, {"tahun": "2024", "triwulan": "1", "buang": KODE})
    assert (halaman.status_code, ketikan(halaman, KODE)["nilai"]) == (200, "55,00")
