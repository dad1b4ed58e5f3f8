"""The grid as a plain form: sound rows are saved, the others come back as they were typed, with their reason."""

import unicodedata

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from indicators.models import Indikator, Realisasi, Riwayat
from tests.dunia import angka as simpanan
from tests.dunia import tak_berubah
from tests.indicators.kisi import (
    angka,
    buka,
    formulir,
    indikator,
    indikator_predikat,
    ketikan,
    pohon,
    sel,
    simpan,
    tahap,
    tombol,
)
from tests.pages import teks

pytestmark = pytest.mark.django_db


def pesan(halaman: HttpResponse) -> str:
    return " ".join(str(m) for m in halaman.context["messages"])


def teks_halaman(halaman: HttpResponse) -> str:
    return teks(pohon(halaman))


def test_saved_and_said(perencana: Client, prc: User) -> None:
    simpan(perencana, buka(perencana), **{"nilai_I.U1A": "76,35"})
    halaman = buka(perencana)
    assert pesan(halaman) == "1 angka tersimpan."
    assert tahap(halaman, "I.U1A") == "tersimpan ajukan I.U1A"
    assert sel(halaman, "I.U1A")[6] == "76,35"
    satu = angka("I.U1A")
    assert satu and (str(satu.nilai), satu.versi, satu.status, satu.dimasukkan_oleh) == ("76.3500", 1, "draf", prc)
    assert Riwayat.objects.get(objek_id=satu.pk).aksi == "buat"


def test_one_refused_row_holds_up_no_other(perencana: Client) -> None:
    indikator("I.LAIN")
    halaman = simpan(perencana, buka(perencana), **{"nilai_I.U1A": "1.234", "nilai_I.LAIN": "60"})
    assert halaman.status_code == 422
    assert ketikan(halaman, "I.U1A")["nilai"] == "1.234"
    assert tahap(halaman, "I.LAIN") == "tersimpan ajukan I.LAIN"
    assert "1 baris belum tersimpan; ketikan Anda masih ada" in teks_halaman(halaman)
    assert (angka("I.U1A"), angka("I.LAIN") is not None) == (None, True)


def test_the_page_that_came_back_can_be_sent_again(perencana: Client) -> None:
    halaman = simpan(perencana, buka(perencana), **{"nilai_I.U1A": "1.234"})
    halaman = simpan(perencana, halaman, **{"nilai_I.U1A": "12,34"})
    assert halaman.status_code == 302
    assert ketikan(buka(perencana), "I.U1A")["nilai"] == "12,34"


def test_untouched_rows_are_nobodys_change(perencana: Client) -> None:
    simpanan("I.U1A")
    with tak_berubah():
        assert formulir(buka(perencana))["nilai-I.U1A"] == ["50,00"]
    versi = Realisasi.objects.get().versi
    simpan(perencana, buka(perencana))
    assert pesan(buka(perencana)) == "Tidak ada yang berubah, jadi tidak ada yang disimpan."
    assert (Realisasi.objects.get().versi, Riwayat.objects.count()) == (versi, 0)


def test_emptied_cell_is_not_zero(perencana: Client) -> None:
    simpanan("I.U1A")
    simpan(perencana, buka(perencana), **{"nilai_I.U1A": ""})
    satu = angka("I.U1A")
    assert satu and (satu.nilai, satu.keadaan) == (None, "belum_diisi")
    assert tahap(buka(perencana), "I.U1A") == "belum diisi"


def test_question_is_asked_in_the_cell_and_answered_there(perencana: Client) -> None:
    satu = simpanan("I.U1A", "disetujui", oleh=User.objects.get(username="prc"), nilai=5)
    Realisasi.objects.filter(pk=satu.pk).update(tahun=2023, nilai="54.70")
    Indikator.objects.filter(kode="I.U1A").update(jenis_nilai="angka")
    halaman = simpan(perencana, buka(perencana), **{"nilai_I.U1A": "5471"})
    assert halaman.status_code == 422
    assert "perlu dijawab 100 kali nilai lalu (54,70). Maksudnya 54,71 atau memang 5.471,00?" in tahap(
        halaman, "I.U1A"
    )
    assert ketikan(halaman, "I.U1A")["nilai"] == "5471"
    assert angka("I.U1A") is None
    nama, nilai = tombol(halaman, "I.U1A")["Ya, benar untuk I.U1A"]
    assert simpan(perencana, halaman, **{nama: nilai}).status_code == 302
    assert ketikan(buka(perencana), "I.U1A")["nilai"] == "5.471,00"
    assert Riwayat.objects.get(aksi="buat").alasan.startswith("Dibenarkan pengisi: 100 kali nilai lalu")


def test_question_about_a_quotient(perencana: Client) -> None:
    indikator("I.RASIO", konsolidasi="rasio", wajar_minimum=60)
    halaman = simpan(perencana, buka(perencana), **{"pembilang_I.RASIO": "5", "penyebut_I.RASIO": "10"})
    assert "Di bawah kisaran wajar (paling rendah 60,00). Benar?" in tahap(halaman, "I.RASIO")
    assert {k: v for k, v in ketikan(halaman, "I.RASIO").items() if k in ("pembilang", "penyebut")} == {
        "pembilang": "5",
        "penyebut": "10",
    }


def test_yes_without_a_question_leaves_no_claim_in_the_history(perencana: Client) -> None:
    simpan(perencana, buka(perencana), **{"nilai_I.U1A": "50", "yakin": "I.U1A"})
    assert Riwayat.objects.get().alasan == ""


def test_not_available_needs_its_reason_and_no_value(perencana: Client) -> None:
    simpan(perencana, buka(perencana), **{"alasan_I.U1A": "Survei belum selesai"})
    satu = angka("I.U1A")
    assert satu and (satu.keadaan, satu.alasan_keadaan) == ("tidak_tersedia", "Survei belum selesai")
    halaman = buka(perencana)
    assert tahap(halaman, "I.U1A").startswith("tersimpan: tidak tersedia")
    halaman = simpan(perencana, halaman, **{"nilai_I.U1A": "5"})
    assert "Kosongkan salah satunya" in tahap(halaman, "I.U1A")
    assert ketikan(halaman, "I.U1A")["alasan"] == "Survei belum selesai"


def test_predikat_from_its_scale(perencana: Client) -> None:
    indikator_predikat("I.PREDIKAT")
    simpan(perencana, buka(perencana), **{"predikat_I.PREDIKAT": "BB"})
    assert ketikan(buka(perencana), "I.PREDIKAT")["predikat"] == "BB"


def test_w02_choice_that_was_not_offered(perencana: Client) -> None:
    indikator_predikat("I.PREDIKAT")
    halaman = simpan(perencana, buka(perencana), **{"predikat_I.PREDIKAT": "AAA"})
    assert halaman.status_code == 422
    assert "“AAA” bukan predikat pada skala ini. Tulis salah satu dari: A, BB, B." in tahap(halaman, "I.PREDIKAT")


def test_field_of_another_kind_is_refused(perencana: Client) -> None:
    halaman = simpan(perencana, buka(perencana), **{"teks_I.U1A": "banyak"})
    assert halaman.status_code == 422
    assert angka("I.U1A") is None


@pytest.mark.parametrize("bidang", ["status", "indikator", "unit", "disetujui_oleh", "dokumen", "tahun_ukur"])
def test_columns_that_nobody_types_are_not_taken(perencana: Client, bidang: str) -> None:
    simpan(perencana, buka(perencana), **{"nilai_I.U1A": "50", f"{bidang}-I.U1A": "disetujui", bidang: "U1B"})
    satu = angka("I.U1A")
    if satu:
        assert (satu.status, satu.disetujui_oleh, satu.dokumen, satu.indikator.unit.kode) == (
            "draf",
            None,
            None,
            "U1A",
        )


@pytest.mark.parametrize("versi", ["x", "-1", "1.0", "9" * 30, "١"])
def test_version_that_no_page_sends(perencana: Client, versi: str) -> None:
    with tak_berubah():
        assert simpan(perencana, buka(perencana), **{"versi_I.U1A": versi, "nilai_I.U1A": "5"}).status_code == 400


@pytest.mark.parametrize(
    ("tahun", "triwulan"), [("2024", "0"), ("2024", "5"), ("1899", "1"), ("2100", "1"), ("", "")]
)
def test_w13_period_of_a_posted_form(perencana: Client, tahun: str, triwulan: str) -> None:
    data = {"nilai-I.U1A": "5", "tahun": tahun, "triwulan": triwulan}
    with tak_berubah():
        assert perencana.post("/realisasi/", data).status_code == 400


def test_w13_row_of_another_year(perencana: Client) -> None:
    Indikator.objects.filter(kode="I.U1A").update(tahun_akhir=2023)
    indikator("I.LAIN")
    halaman = simpan(perencana, buka(perencana), **{"nilai_I.U1A": "5"})
    assert halaman.status_code == 422
    assert "I.U1A: Indikator ini berlaku 2022-2023, bukan 2024." in teks_halaman(halaman)
    assert angka("I.U1A") is None


NFD = unicodedata.normalize("NFD", "Séance")
W12 = ["<script>alert(1)</script>", "🦜 emoji", "\u202eRTL", "\u202a0812\u202c", NFD, "‏عربي"]


@pytest.mark.parametrize("isi", W12, ids=["skrip", "emoji", "arah", "kontak", "nfd", "arab"])
def test_w12_text_is_stored_nfc_and_escaped(perencana: Client, isi: str) -> None:
    """And without what would turn around the words beside it; the mark of a word in Arabic stays."""
    simpan(perencana, buka(perencana), **{"alasan_I.U1A": isi})
    satu = angka("I.U1A")
    assert satu and satu.alasan_keadaan == unicodedata.normalize("NFC", isi).strip("\u202a\u202c\u202e")
    halaman = buka(perencana).content.decode()
    assert "<script>alert" not in halaman
    assert escape(satu.alasan_keadaan) in halaman


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [("x" * 100_000, "Terlalu panjang: 100000 huruf, paling banyak 1000."), ("a\x00b", "karakter kendali")],
    ids=["panjang", "nol"],
)
def test_w12_text_that_cannot_be_kept(perencana: Client, isi: str, sebab: str) -> None:
    halaman = simpan(perencana, buka(perencana), **{"alasan_I.U1A": isi})
    assert halaman.status_code == 422
    assert sebab in tahap(halaman, "I.U1A")
    assert ketikan(halaman, "I.U1A")["alasan"].strip("\n") == isi
    assert angka("I.U1A") is None


@pytest.mark.parametrize("isi", ["   ", "\u00a0\u2003", "\u200b\u200b", "\n\n"])
def test_w12_only_spaces_say_nothing(perencana: Client, isi: str) -> None:
    with tak_berubah():
        assert formulir(buka(perencana))
    simpan(perencana, buka(perencana), **{"alasan_I.U1A": isi})
    assert angka("I.U1A") is None


def test_w01_without_a_token_the_page_says_how_to_get_back(prc: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(prc)
    halaman = buka(client)
    with tak_berubah():
        response = client.post("/realisasi/", {"tahun": "2024", "triwulan": "1", "nilai-I.U1A": "50"})
    assert response.status_code == 403
    assert "Isian Anda tidak hilang" in response.content.decode()
    assert "no-store" not in halaman.headers.get("Cache-Control", "")  # or "back" would show an empty form
