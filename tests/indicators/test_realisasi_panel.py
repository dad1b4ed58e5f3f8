"""The page of one figure: who changed what, what came before, where the capaian comes from, remarks."""

import unicodedata

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from indicators.models import Indikator, Komentar, Realisasi, Riwayat
from indicators.services.realisasi import return_realisasi, submit_realisasi
from tests.dunia import angka as simpanan
from tests.dunia import isi, segar, tak_berubah, terlihat
from tests.indicators.kisi import masuk, pohon
from tests.pages import atribut, bacaan, cari, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KODE = "I.U1A"
PANEL = f"/realisasi/{KODE}/2024/2/"


def bagian(response: HttpResponse, nama: str) -> str:
    """The words of one section of the panel."""
    (satu,) = (s for s in cari(pohon(response), "section") if atribut(s, "id") == nama)
    return teks(satu)


def test_history_says_who_when_from_to_and_why(perencana: Client, prc: User, ver: User) -> None:
    isi(prc, KODE, "77.10", triwulan=2)
    baris = isi(prc, KODE, "78.12", triwulan=2)
    submit_realisasi(segar(prc), terlihat(baris))
    return_realisasi(segar(ver), terlihat(baris), "Lampirkan rekap")
    riwayat = bagian(perencana.get(PANEL), "riwayat")
    assert "WIB · ver: dikembalikan “Lampirkan rekap”" in riwayat
    assert "Anda: diubah Realisasi: 77,10 menjadi 78,12" in riwayat
    assert "Anda: diisi Realisasi: kosong menjadi 77,10 Keadaan: belum ada menjadi terisi" in riwayat
    assert riwayat.index("dikembalikan") < riwayat.index("diajukan") < riwayat.index("diubah")


def test_what_was_not_changed_is_not_listed(perencana: Client, prc: User) -> None:
    """77.10 set and 77.1000 read back are one number."""
    isi(prc, KODE, "77.10", triwulan=2)
    isi(prc, KODE, "77.10", triwulan=2, kendala="Cuaca")
    assert "diubah Kendala: kosong menjadi Cuaca" in bagian(perencana.get(PANEL), "riwayat")


def test_last_twelve_values_in_chart_and_table(perencana: Client, prc: User) -> None:
    indikator = Indikator.objects.get(kode=KODE)
    Indikator.objects.filter(pk=indikator.pk).update(tahun_awal=2020)
    for n in range(14):
        tahun, triwulan = 2020 + n // 4, n % 4 + 1
        Realisasi.objects.create(indikator=indikator, tahun=tahun, triwulan=triwulan, keadaan="terisi", nilai=n + 1)
    halaman = perencana.get(f"/realisasi/{KODE}/2023/2/")
    baris = [(b.kepala, b["Nilai"]) for b in tabel(halaman)]
    assert (len(baris), baris[0], baris[-1]) == (
        12,
        ("TW III 2020", "3,00 draf"),
        ("TW II 2023", "14,00 draf"),
    )
    (svg,) = (s for s in cari(pohon(halaman), "svg") if atribut(s, "class") == "deret")
    assert len(list(cari(svg, "circle"))) == 12
    assert atribut(svg, "aria-label") == "Nilai terakhir, terlama di kiri"


def test_trace_and_dictionary(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(definisi="Keluarga yang naik kelas", sumber_data="SIKS-NG")
    simpanan(KODE, triwulan=2)
    halaman = perencana.get(PANEL)
    assert "50,00 / 100,00 × 100 = 50,00" in bagian(halaman, "jejak")
    kamus = bagian(halaman, "kamus")
    for kata in (
        "Keluarga yang naik kelas",
        "SIKS-NG",
        "persen",
        "Makin tinggi",
        "Nilai terakhir",
        "Setiap triwulan",
    ):
        assert kata in kamus


def test_before_any_value(perencana: Client) -> None:
    halaman = perencana.get(PANEL)
    assert "Belum ada perubahan tercatat." in bagian(halaman, "riwayat")
    assert "Komentar dapat ditulis setelah angkanya ada." in bagian(halaman, "komentar")
    assert "Belum ada bukti dukung" in bagian(halaman, "bukti")


def test_quarter_that_is_not_due(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(kalender="tahunan")
    assert "bukan periode ukur" in bacaan(perencana.get(PANEL))


def test_readers_get_words_instead_of_a_form(pmp: User) -> None:
    simpanan(KODE, triwulan=2)
    Realisasi.objects.update(kendala="Cuaca <b>")
    halaman = masuk(pmp).get(PANEL)
    assert "Kendala Cuaca <b>" in bagian(halaman, "narasi")
    assert 'name="narasi-kendala"' not in halaman.content.decode()


def test_queries_do_not_grow_with_what_was_said(perencana: Client, prc: User) -> None:
    def kueri() -> int:
        with CaptureQueriesContext(connection) as tertangkap:
            perencana.get(PANEL)
        return len(tertangkap)

    isi(prc, KODE, "50", triwulan=2)
    Komentar.objects.create(realisasi=Realisasi.objects.get(), penulis=prc, teks="satu")
    kueri()  # the first request of a session also writes down when it began
    sebelum = kueri()
    for n in range(5):
        isi(prc, KODE, f"{51 + n}", triwulan=2)
        isi(prc, KODE, f"{51 + n}", triwulan=1)
        Komentar.objects.create(realisasi=Realisasi.objects.get(triwulan=2), penulis=prc, teks=f"{n}")
    assert kueri() == sebelum


def komentar(client: Client, isi_komentar: str) -> HttpResponse:
    return client.post(f"{PANEL}komentar/", {"teks": isi_komentar})


@pytest.mark.parametrize("peran", ["prc", "ver", "pmp", "adm"])
def test_komentar_by_whoever_sees_it(request: pytest.FixtureRequest, perencana: Client, peran: str) -> None:
    simpanan(KODE, "disetujui", triwulan=2, oleh=User.objects.get(username="prc"))
    response = komentar(masuk(request.getfixturevalue(peran)), "Mengapa turun?\r\nBaris kedua")
    assert (response.status_code, response.headers["Location"]) == (302, f"{PANEL}#komentar")
    satu = Komentar.objects.get()
    assert (satu.teks, satu.penulis.username) == ("Mengapa turun?\nBaris kedua", peran)
    assert Riwayat.objects.get(jenis="komentar").nama_pelaku == peran
    assert f"{peran} Mengapa turun? Baris kedua" in bagian(perencana.get(PANEL), "komentar")


def test_komentar_sent_twice_is_one(perencana: Client) -> None:
    simpanan(KODE, triwulan=2)
    komentar(perencana, "Sama")
    komentar(perencana, "Sama")
    assert Komentar.objects.count() == 1


@pytest.mark.parametrize(
    ("isi_komentar", "sebab"),
    [("", "Tulis komentarnya."), (" \u200b\n", "Tulis komentarnya."), ("x" * 2001, "paling banyak 2000")],
)
def test_komentar_that_is_none(perencana: Client, isi_komentar: str, sebab: str) -> None:
    simpanan(KODE, triwulan=2)
    with tak_berubah():
        response = komentar(perencana, isi_komentar)
    assert response.status_code == 422
    assert sebab in bagian(response, "komentar")
    assert isi_komentar.strip() in response.content.decode()


@pytest.mark.parametrize("isi_komentar", ["<script>alert(1)</script>", "🦜", "\u202eRTL", "Se\u0301ance"])
def test_w12_komentar_is_stored_nfc_and_escaped(perencana: Client, isi_komentar: str) -> None:
    simpanan(KODE, triwulan=2)
    komentar(perencana, isi_komentar)
    assert Komentar.objects.get().teks == unicodedata.normalize("NFC", isi_komentar).strip("\u202e")
    halaman = perencana.get(PANEL).content.decode()
    assert "<script>alert" not in halaman
    assert escape(Komentar.objects.get().teks) in halaman


def test_komentar_without_a_figure(perencana: Client) -> None:
    with tak_berubah():
        assert komentar(perencana, "Halo").status_code == 409
