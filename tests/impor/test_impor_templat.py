"""The template: what it shows, what it lets one touch, and that it comes back as what it was."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import Workbook

from indicators.capaian import Keadaan
from indicators.models import Predikat, Realisasi
from indicators.services.realisasi import IsianRealisasi, save_realisasi, submit_realisasi
from tests.dunia import TAHUN, isi, segar, terlihat
from tests.impor.alat import (
    beda,
    bita,
    gerak,
    halaman,
    isikan,
    keluhan,
    kolom,
    nomor,
    pesan,
    putusan,
    sel,
    unduh_templat,
    unggah,
)
from tests.pages import bacaan
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.once]
RUMUS = '=HYPERLINK("http://a.example","x")'
# Texts that a spreadsheet would run or change (X42), and one over several lines.
NARASI = {"I.U1A": RUMUS, "I.BULAT": "+1", "I.RASIO": "-2 @ x", "I.BAGI": "'kutip\n\tdua baris", "I.TEKS": "#DIV/0!"}


@pytest.fixture
def terisi(prc_web: Client, prc: User) -> None:
    """A figure of every kind, with words beside it."""

    def simpan(kode: str, **nilai: object) -> None:
        isian = IsianRealisasi(kode, TAHUN, 1, None, **nilai, analisis=NARASI.get(kode), yakin=True)
        (hasil,) = save_realisasi(segar(prc), [isian], utuh=True)
        assert hasil.hasil.tersimpan, hasil.galat

    simpan("I.U1A", nilai=Decimal("36.3"))
    simpan("I.BULAT", nilai=Decimal("123456789012345"))
    simpan("I.RASIO", nilai=Decimal("17.9"))
    simpan("I.BAGI", pembilang=Decimal("7812"), penyebut=Decimal("9000.5"))
    simpan("I.PRED", predikat="BB")
    simpan("I.TEKS", keadaan=Keadaan.TIDAK_TERSEDIA, alasan_keadaan="= belum disurvei")


def lewat_libreoffice(buku: Workbook) -> bytes:
    """As another program saves it: read whole and written anew, numbers as floats, no styles, no rules.

    soffice itself is on few machines; what it changes in a workbook of ours is imitated.
    """
    lain = openpyxl.load_workbook(io.BytesIO(bita(buku)))
    hasil = Workbook()
    hasil.active.title = lain.active.title
    for baris in lain.active.iter_rows():
        for satu in baris:
            if satu.value is not None and satu.data_type != "f":
                baru = hasil.active.cell(satu.row, satu.column, satu.value)
                baru.data_type = satu.data_type
    return bita(hasil)


@pytest.mark.parametrize("bungkus", [bita, lewat_libreoffice])
def test_untouched_it_comes_back_as_no_change(prc_web: Client, terisi: None, bungkus: object) -> None:
    impor = unggah(prc_web, berkas=bungkus(unduh_templat(prc_web)))
    assert set(putusan(impor).values()) == {"sama"}
    assert len(putusan(impor)) == 7
    assert "0 perubahan" in bacaan(halaman(prc_web, impor))


def test_x42_texts_stay_texts(prc_web: Client, terisi: None) -> None:
    buku = unduh_templat(prc_web)
    for kode, teks in NARASI.items():
        satu = sel(buku, kode, "Analisis")
        assert (satu.value, satu.data_type) == (teks, "s")


def test_numbers_are_numbers_with_the_decimals_of_their_unit(prc_web: Client, terisi: None) -> None:
    buku = unduh_templat(prc_web)
    assert [
        (sel(buku, k, "Realisasi").value, sel(buku, k, "Realisasi").number_format) for k in ("I.U1A", "I.BULAT")
    ] == [
        (36.3, "#,##0.00"),
        (123456789012345, "#,##0"),
    ]
    assert (sel(buku, "I.BAGI", "Pembilang").value, sel(buku, "I.BAGI", "Penyebut").value) == (7812, 9000.5)
    assert sel(buku, "I.PRED", "Realisasi").value == "BB"
    assert sel(buku, "I.U1A", "Target tahun").value == "100,00"


def test_only_yellow_cells_are_open(prc_web: Client, prc: User, terisi: None) -> None:
    """A submitted figure and a quarter that is not measured have none; a quotient is entered in its two columns."""
    submit_realisasi(segar(prc), terlihat(Realisasi.objects.get(indikator__kode="I.U1A")))
    buku = unduh_templat(prc_web)
    lembar = buku.active
    assert lembar.protection.sheet and not lembar.protection.password
    terbuka = {
        kode: {j for j, h in kolom(buku).items() if not lembar[f"{h}{baris}"].protection.locked}
        for kode, baris in nomor(buku).items()
    }
    kata = {"Keadaan", "Alasan tidak tersedia", "Analisis", "Kendala"}
    assert terbuka == {
        "I.U1A": set(),
        "I.TAHUNAN": set(),
        "I.BULAT": kata | {"Realisasi"},
        "I.RASIO": kata | {"Realisasi"},
        "I.BAGI": kata | {"Pembilang", "Penyebut"},
        "I.PRED": kata | {"Realisasi"},
        "I.TEKS": kata | {"Realisasi"},
    }
    for huruf in kolom(buku).values():
        for baris in nomor(buku).values():
            satu = lembar[f"{huruf}{baris}"]
            assert (satu.fill.start_color.rgb == "FFFFF7CC") is (not satu.protection.locked)
    assert (sel(buku, "I.U1A", "Status").value, sel(buku, "I.TAHUNAN", "Status").value) == (
        "diajukan",
        "bukan periode ukur",
    )


def test_lists_and_ranges_speak_indonesian(prc_web: Client) -> None:
    buku = unduh_templat(prc_web)
    aturan = {a: v for v in buku.active.data_validations.dataValidation for a in str(v.sqref).split()}
    milik = {k: aturan.get(sel(buku, k, "Realisasi").coordinate) for k in nomor(buku)}
    assert milik["I.PRED"].formula1 == '"B,BB,A"'
    assert milik["I.PRED"].error == "Pilih salah satu: B, BB, A."
    assert (milik["I.U1A"].type, milik["I.U1A"].operator) == ("decimal", "greaterThanOrEqual")
    assert "Persen: tulis 73 atau 73,5" in milik["I.U1A"].prompt
    assert (milik["I.RASIO"], milik["I.TEKS"]) == (None, None)  # "1 : 20" and words are free
    assert aturan[sel(buku, "I.U1A", "Keadaan").coordinate].formula1 == '"Terisi,Tidak tersedia,Belum diisi"'


def test_hidden_columns_print_set_up_and_lights(prc_web: Client) -> None:
    buku = unduh_templat(prc_web)
    lembar = buku.active
    tersembunyi = {j for j, h in kolom(buku).items() if lembar.column_dimensions[h].hidden}
    assert tersembunyi == {"_versi", "_sidik", "_templat"}
    assert (lembar.freeze_panes, lembar.print_title_rows, lembar.page_setup.orientation) == (
        "C7",
        "$6:$6",
        "landscape",
    )
    assert (lembar.page_setup.paperSize, lembar.page_setup.fitToHeight) == (9, 0)
    assert sum(len(aturan) for aturan in lembar.conditional_formatting._cf_rules.values()) == 4
    assert "di luar kisaran wajar" in sel(buku, "I.U1A", "Cek").value


def test_the_template_of_another_quarter_or_unit_is_refused_by_its_own_words(prc_web: Client, terisi: None) -> None:
    berkas = bita(unduh_templat(prc_web, triwulan=2))
    impor = unggah(prc_web, berkas=berkas)
    assert impor.keadaan == "ditolak"
    assert (
        "templat semua unit Anda, triwulan II 2024; yang Anda pilih semua unit Anda, triwulan I 2024" in impor.pesan
    )
    asing = masuk(petugas("asing", "perencana", "U2A"))
    impor = unggah(prc_web, berkas=bita(unduh_templat(asing, unit="U2A")))
    assert "templat unit U2A, triwulan I 2024" in impor.pesan
    impor = unggah(prc_web, berkas=bita(unduh_templat(asing)))  # says of no unit: then its codes do
    assert impor.pesan == "Seluruh berkas ditolak: 1 baris memuat kode yang bukan kode indikator yang Anda isi."


def test_an_older_template_is_refused(prc_web: Client) -> None:
    buku = unduh_templat(prc_web)
    sel(buku, "I.U1A", "_templat").value = "realisasi|0||2024|1"
    assert "bukan templat realisasi versi sekarang" in unggah(prc_web, berkas=bita(buku)).pesan


def test_what_changed_on_the_server_meanwhile(prc_web: Client, prc: User, terisi: None) -> None:
    """Theirs alone stays, mine alone is applied, both is asked; what is the same on both sides is no conflict."""
    buku = unduh_templat(prc_web)
    isi(prc, "I.U1A", "40")  # theirs
    isi(prc, "I.RASIO", "20")  # both
    isi(prc, "I.BULAT", "5")  # both, alike
    isikan(buku, "I.RASIO", realisasi=21)
    isikan(buku, "I.BULAT", realisasi=5)
    isikan(buku, "I.PRED", realisasi="A")  # mine
    impor = unggah(prc_web, berkas=bita(buku))
    assert putusan(impor) == {
        "I.U1A": "sama",
        "I.RASIO": "bentrok",
        "I.BULAT": "sama",
        "I.BAGI": "sama",
        "I.PRED": "berubah",
        "I.TEKS": "sama",
        "I.TAHUNAN": "sama",
    }
    assert beda(impor, "I.RASIO") == {"Realisasi": ("20,0", "21,0")}
    kata = bacaan(halaman(prc_web, impor))
    assert "di server sudah diubah oleh prc" in kata
    assert "diubah di server sesudah templat diunduh" in bacaan(halaman(prc_web, impor, tampil="sama"))
    assert "pilih dahulu isi mana" in pesan(gerak(prc_web, impor, "terapkan"))


@pytest.mark.parametrize(("pakai", "nilai"), [("berkas", 21), ("tersimpan", 20)])
def test_a_conflict_ends_with_the_file_or_with_what_is_stored(
    prc_web: Client, prc: User, terisi: None, pakai: str, nilai: int
) -> None:
    buku = unduh_templat(prc_web)
    isi(prc, "I.RASIO", "20")
    isikan(buku, "I.RASIO", realisasi=21)
    isikan(buku, "I.PRED", realisasi="A")
    impor = unggah(prc_web, berkas=bita(buku))
    bentrok = impor.baris.get(keputusan="bentrok")
    assert gerak(prc_web, impor, "bentrok", pakai=pakai, urutan=bentrok.urutan).status_code == 302
    assert gerak(prc_web, impor, "terapkan").status_code == 302
    assert Realisasi.objects.get(indikator__kode="I.RASIO").nilai == nilai
    assert Realisasi.objects.get(indikator__kode="I.PRED").predikat == Predikat.objects.get(kode="A")


def test_locked_rows_that_were_changed_all_the_same_are_refused(prc_web: Client, prc: User, terisi: None) -> None:
    submit_realisasi(segar(prc), terlihat(Realisasi.objects.get(indikator__kode="I.U1A")))
    buku = isikan(isikan(unduh_templat(prc_web), "I.U1A", realisasi=99), "I.TAHUNAN", realisasi=5)
    impor = unggah(prc_web, berkas=bita(buku))
    assert {k for k, v in putusan(impor).items() if v == "ditolak"} == {"I.U1A", "I.TAHUNAN"}
    kata = bacaan(halaman(prc_web, impor))
    assert "Angka ini sudah diajukan. Tarik kembali angka itu" in kata
    assert "tidak diukur pada triwulan itu" in kata


def test_a_value_that_slipped_under_another_code_is_asked_about(prc_web: Client) -> None:
    """Sorted without its code, or pasted a row too low: the name beside the code says whose it was."""
    buku = unduh_templat(prc_web)
    sel(buku, "I.BULAT", "Indikator").value = "Jumlah KPM"
    impor = unggah(prc_web, berkas=bita(isikan(buku, "I.BULAT", realisasi=5)))
    assert putusan(impor)["I.BULAT"] == "bertanya"
    assert "Jumlah KPM: di templat baris I.BULAT adalah" in keluhan(impor)["I.BULAT"]
