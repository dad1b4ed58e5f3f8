"""Submitting and withdrawing from the grid: a selection, with the gaps of the others, once and only once."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from indicators.models import Kebijakan, Realisasi, Riwayat, SkalaKategori
from tests.dunia import angka as simpanan
from tests.dunia import tak_berubah
from tests.indicators.kisi import GERAK, angka, buka, formulir, indikator, ketikan, pohon, simpan, tahap
from tests.pages import bacaan, teks

pytestmark = pytest.mark.django_db
KODE = "I.U1A"


@pytest.fixture
def perlu_penjelasan(dunia: None, db: None) -> None:
    skala = SkalaKategori.objects.create(kode="s", nama="s")
    Kebijakan.objects.create(nama="k", tahun_mulai=2020, skala=skala, batas_penjelasan=66)


def gerak(client: Client, halaman: HttpResponse, apa: str = "ajukan", **isi: str) -> HttpResponse:
    return simpan(client, halaman, GERAK, gerak=apa, **isi)


def pesan(client: Client) -> str:
    return " ".join(str(m) for m in buka(client).context["messages"])


def test_submit_what_is_complete(perencana: Client) -> None:
    simpanan(KODE)
    indikator("I.KOSONG")
    halaman = buka(perencana)
    assert "Ajukan 1 angka" in bacaan(halaman)
    assert formulir(halaman)["pilih"] == [KODE]
    assert gerak(perencana, halaman).status_code == 302
    assert pesan(perencana) == "1 angka diajukan."
    halaman = buka(perencana)
    assert tahap(halaman, KODE) == "diajukan tarik I.U1A"
    assert 'name="tarik" value="I.U1A|2"' in halaman.content.decode()


def test_only_what_is_ticked(perencana: Client) -> None:
    simpanan(KODE)
    indikator("I.LAIN")
    simpanan("I.LAIN")
    gerak(perencana, buka(perencana), pilih="I.LAIN")
    assert {r.indikator.kode: r.status for r in Realisasi.objects.all()} == {KODE: "draf", "I.LAIN": "diajukan"}


def test_typed_in_the_same_form_is_saved_before_it_is_submitted(perencana: Client) -> None:
    simpanan(KODE)
    indikator("I.BARU")
    gerak(perencana, buka(perencana), **{"nilai_I.U1A": "60", "nilai_I.BARU": "70"})
    satu, lain = angka(KODE), angka("I.BARU")
    assert satu and (str(satu.nilai), satu.status) == ("60.0000", "diajukan")
    assert lain and (str(lain.nilai), lain.status) == ("70.0000", "draf")


def test_refused_text_stops_the_submission_and_stays(perencana: Client) -> None:
    simpanan(KODE)
    indikator("I.LAIN")
    halaman = gerak(perencana, buka(perencana), **{"nilai_I.LAIN": "1.234"})
    assert halaman.status_code == 422
    assert "Belum ada yang diajukan: perbaiki dahulu baris yang bertanda." in teks(pohon(halaman))
    assert ketikan(halaman, "I.LAIN")["nilai"] == "1.234"
    assert Realisasi.objects.get().status == "draf"


def test_w04_second_submission_says_it_is_done(perencana: Client) -> None:
    """Double click, reload, back: one transition, one row of history."""
    simpanan(KODE)
    halaman = buka(perencana)
    gerak(perencana, halaman)
    with tak_berubah():
        kedua = gerak(perencana, halaman)
    assert kedua.status_code == 409
    assert "sudah diajukan" in teks(pohon(kedua))
    assert Riwayat.objects.filter(aksi="ajukan").count() == 1


def test_w05_without_a_value(perencana: Client) -> None:
    with tak_berubah():
        halaman = gerak(perencana, buka(perencana), pilih=KODE)
    assert halaman.status_code == 422
    assert "I.U1A: realisasi belum diisi." in teks(pohon(halaman))


@pytest.mark.usefixtures("perlu_penjelasan")
def test_w05_without_an_explanation_each_gap_is_named(perencana: Client) -> None:
    indikator("I.LAIN")
    simpanan(KODE)
    simpanan("I.LAIN", nilai=90)
    halaman = buka(perencana)
    assert "1 angka belum dapat diajukan" in bacaan(halaman)
    with tak_berubah():
        halaman = gerak(perencana, halaman, pilih=KODE)
    assert halaman.status_code == 422
    assert "I.U1A: kendala belum ditulis. I.U1A: tindak lanjut belum ditulis." in teks(pohon(halaman))


def test_nothing_ticked(perencana: Client) -> None:
    simpanan(KODE)
    data = formulir(buka(perencana))
    del data["pilih"]
    halaman = perencana.post(GERAK, data | {"gerak": "ajukan"})
    assert (halaman.status_code, "Centang dahulu" in teks(pohon(halaman))) == (422, True)


def test_withdraw(perencana: Client, prc: User) -> None:
    simpanan(KODE, "diajukan", oleh=prc)
    gerak(perencana, buka(perencana), "tarik", tarik=f"{KODE}|1")
    satu = angka(KODE)
    assert satu and (satu.status, satu.diajukan_oleh) == ("draf", None)
    assert pesan(perencana) == "1 angka ditarik kembali."


def test_withdraw_what_was_approved_meanwhile(perencana: Client, prc: User) -> None:
    satu = simpanan(KODE, "diajukan", oleh=prc)
    halaman = buka(perencana)
    Realisasi.objects.filter(pk=satu.pk).update(status="disetujui", versi=2, disetujui_oleh=prc)
    with tak_berubah():
        halaman = gerak(perencana, halaman, "tarik", tarik=f"{KODE}|1")
    assert (halaman.status_code, "sudah disetujui" in teks(pohon(halaman))) == (409, True)


def test_version_is_of_what_was_seen(perencana: Client) -> None:
    """A figure that a colleague changed is not submitted by somebody who saw the old one."""
    satu = simpanan(KODE)
    halaman = buka(perencana)
    Realisasi.objects.filter(pk=satu.pk).update(nilai=55, versi=2)
    with tak_berubah():
        halaman = gerak(perencana, halaman)
    assert (halaman.status_code, "berubah sejak Anda melihatnya" in teks(pohon(halaman))) == (409, True)


@pytest.mark.parametrize("apa", ["setujui", "buka", "", "hapus"])
def test_moves_that_are_not_made_here(perencana: Client, apa: str) -> None:
    simpanan(KODE)
    with tak_berubah():
        assert gerak(perencana, buka(perencana), apa).status_code == 400
