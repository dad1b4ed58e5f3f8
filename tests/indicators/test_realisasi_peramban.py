"""The grid in Chromium: keys, a pasted block, rows that save themselves, the panel beside it."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from indicators.models import Penugasan, Realisasi, UnitKerja
from tests.dunia import angka as simpanan
from tests.indicators.peramban import ditahan, nilai, sel, tahap, tempel

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_row_saves_itself_on_leaving_and_keeps_the_focus(kisi: Page) -> None:
    sel(kisi, "nilai-I.U1A").fill("76,35")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("tersimpan")
    assert kisi.evaluate("document.activeElement.id") == "pembilang-I.RASIO"
    expect(kisi.locator("#hitungan")).to_have_text("1 terisi, 2 tersisa")
    expect(kisi.locator("#kabar")).to_have_text("I.U1A tersimpan.")
    expect(kisi.locator("[data-hitung=pilih]")).to_have_text("1")
    assert nilai() == {"I.U1A": "76.3500"}


def test_keys_move_between_cells(kisi: Page) -> None:
    def di_mana(*tuts: str) -> str:
        for satu in tuts:
            kisi.keyboard.press(satu)
        return str(kisi.evaluate("document.activeElement.id"))

    sel(kisi, "nilai-I.U1A").focus()
    assert di_mana("ArrowDown") == "pembilang-I.RASIO"
    assert di_mana("Tab") == "penyebut-I.RASIO"
    assert di_mana("ArrowLeft") == "pembilang-I.RASIO"
    assert di_mana("ArrowRight") == "penyebut-I.RASIO"
    assert di_mana("ArrowDown") == "nilai-I.AKHIR"  # what is not due is passed over
    assert di_mana("Enter") == "nilai-I.AKHIR"  # the last one stays
    assert di_mana("ArrowUp", "Shift+Enter") == "nilai-I.U1A"
    kisi.keyboard.type("12")
    assert di_mana("ArrowLeft") == "nilai-I.U1A"  # inside the text the caret moves
    assert nilai() == {}


def test_block_from_a_spreadsheet(kisi: Page) -> None:
    """A line for each row of the page: the second has two cells, the third is not due."""
    sel(kisi, "nilai-I.U1A").focus()
    tempel(kisi, "76,35\r\n7.812\t10.000\r\n9\r\n1.234\r\n")
    expect(tahap(kisi, "I.RASIO")).to_contain_text("tersimpan")
    expect(tahap(kisi, "I.AKHIR")).to_contain_text("dapat dibaca 1234 atau 1,234")
    expect(sel(kisi, "nilai-I.AKHIR")).to_have_value("1.234")
    expect(sel(kisi, "nilai-I.AKHIR")).to_have_attribute("aria-invalid", "true")
    expect(sel(kisi, "penyebut-I.RASIO")).to_have_value("10.000")
    expect(kisi.get_by_text("1 nilai tidak ditempel: selnya terkunci atau di luar tabel.")).to_be_visible()
    assert nilai() == {"I.U1A": "76.3500", "I.RASIO": "7812.0000"}
    assert not Realisasi.objects.filter(indikator__kode="I.TAHUNAN").exists()


def test_half_a_quotient_waits_for_the_other_half(kisi: Page) -> None:
    sel(kisi, "pembilang-I.RASIO").fill("5")
    kisi.keyboard.press("Tab")
    assert tahap(kisi, "I.RASIO").inner_text().strip() == "○ belum diisi"
    kisi.keyboard.type("10")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.RASIO")).to_contain_text("tersimpan")


def test_question_is_answered_in_the_row(kisi: Page) -> None:
    sel(kisi, "nilai-I.U1A").fill("114,61")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("Di atas kisaran wajar")
    assert nilai() == {}
    kisi.get_by_role("button", name="Ya, benar untuk I.U1A").click()
    expect(tahap(kisi, "I.U1A")).to_contain_text("tersimpan")
    assert nilai() == {"I.U1A": "114.6100"}


def test_reading_is_chosen_in_the_row(kisi: Page) -> None:
    sel(kisi, "pembilang-I.RASIO").fill("1,234")
    sel(kisi, "penyebut-I.RASIO").fill("2.000")
    kisi.keyboard.press("Enter")
    kisi.get_by_role("button", name="Maksud saya 1.234 untuk I.RASIO").click()
    expect(tahap(kisi, "I.RASIO")).to_contain_text("tersimpan")
    expect(sel(kisi, "pembilang-I.RASIO")).to_have_value("1.234")


def test_network_that_fails_is_tried_again(kisi: Page, keluhan: list[str]) -> None:
    """Nothing is lost, leaving is warned of, and what was typed meanwhile goes along."""
    putus: list[str] = []

    def jalur(route: Route) -> None:
        putus.append(route.request.url)
        if len(putus) > 1:
            route.continue_()
        else:
            route.abort()

    kisi.route("**/realisasi/baris/", jalur)
    sel(kisi, "nilai-I.U1A").fill("50")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("menunggu, akan dicoba lagi")
    assert ditahan(kisi)
    sel(kisi, "nilai-I.U1A").fill("51")
    expect(tahap(kisi, "I.U1A")).to_contain_text("tersimpan", timeout=8000)
    assert nilai() == {"I.U1A": "51.0000"}
    assert not ditahan(kisi)
    keluhan[:] = [k for k in keluhan if "ERR_FAILED" not in k]


def test_conflict_of_two_tabs(kisi: Page) -> None:
    satu = simpanan("I.U1A")
    kisi.reload()
    Realisasi.objects.filter(pk=satu.pk).update(nilai=55, versi=2)
    sel(kisi, "nilai-I.U1A").fill("60")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("berubah di tempat lain")
    kisi.get_by_role("button", name="Pakai punya saya untuk I.U1A").click()
    expect(tahap(kisi, "I.U1A")).to_contain_text("✓ tersimpan")
    assert nilai() == {"I.U1A": "60.0000"}


@pytest.mark.parametrize(
    ("jadi", "sebab"),
    [
        ({"unit": "U2A"}, "Indikator ini tidak lagi di unit Anda."),
        ({"peran": "pimpinan"}, "Dengan peran Anda, angka unit ini tidak dapat diisi."),
    ],
    ids=["pindah unit", "ganti peran"],
)
def test_refused_since_the_page_was_opened_says_why(kisi: Page, jadi: dict[str, str], sebab: str) -> None:
    """Twice, with one reason; what was typed stays, and leaving is warned of."""
    baru = jadi | ({"unit": UnitKerja.objects.get(kode=jadi["unit"])} if "unit" in jadi else {})
    Penugasan.objects.filter(user__username="prc").update(**baru)
    for nilai_baru in ("60", "61"):
        sel(kisi, "nilai-I.U1A").fill(nilai_baru)
        kisi.keyboard.press("Enter")
        expect(tahap(kisi, "I.U1A")).to_contain_text("■ ditolak")
        expect(tahap(kisi, "I.U1A").get_by_text(sebab)).to_have_count(1)
        expect(kisi.locator("#kabar")).to_contain_text(sebab)
    expect(sel(kisi, "nilai-I.U1A")).to_have_value("61")
    assert nilai() == {} and ditahan(kisi)


def test_submit_waits_until_every_row_has_arrived(kisi: Page) -> None:
    simpanan("I.U1A")
    kisi.reload()
    sel(kisi, "nilai-I.U1A").fill("61")
    kisi.get_by_role("button", name=re.compile("^Ajukan")).click()
    expect(kisi.locator(".pesan")).to_have_text("1 angka diajukan.")
    assert [(str(r.nilai), r.status) for r in Realisasi.objects.all()] == [("61.0000", "diajukan")]


def test_side_panel_by_click_and_by_key(kisi: Page) -> None:
    simpanan("I.U1A")
    kisi.reload()
    sisi = kisi.locator("#panel-sisi")
    expect(sisi).to_be_hidden()
    kisi.get_by_role("link", name="Indikator I.RASIO").click()
    expect(sisi.get_by_role("heading", name="I.RASIO Indikator I.RASIO")).to_be_visible()
    sel(kisi, "nilai-I.U1A").focus()
    kisi.keyboard.press("Control+Enter")
    expect(sisi.get_by_role("heading", name="I.U1A Indikator I.U1A")).to_be_visible()
    assert kisi.evaluate("document.activeElement.id") == "nilai-I.U1A"
    sel(kisi, "nilai-I.U1A").fill("61,5")
    kisi.keyboard.press("Enter")
    expect(sisi).to_contain_text("s.d. TW I: 61,50")  # the panel follows the row
    sisi.get_by_label("Kendala").fill("Cuaca")
    sisi.get_by_role("button", name="Simpan penjelasan").click()
    expect(kisi).to_have_url(re.compile(r"/realisasi/I\.U1A/2024/1/#narasi$"))
    assert Realisasi.objects.get().kendala == "Cuaca"


def test_w01_expired_form_mends_itself(kisi: Page) -> None:
    kisi.context.clear_cookies(name="csrftoken")
    sel(kisi, "nilai-I.U1A").fill("50")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("tersimpan")
    assert nilai() == {"I.U1A": "50.0000"}
