"""The grid in Chromium: keys, a pasted block, rows that save themselves, the panel; and without any script."""

import re
from collections.abc import Generator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Peran, Realisasi
from tests.dunia import angka as simpanan
from tests.dunia import petugas
from tests.indicators.kisi import indikator

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SANDI = "tujuh-kuda-makan-rumput"
ALAMAT = "/realisasi/?tahun=2024&triwulan=1"
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture(scope="module")
def situs(dunia: None, django_test_environment: None) -> Generator[LiveServer]:
    """The site over the small organisation: one planner, one rasio, one that is due at the year's end."""
    user = petugas("prc", Peran.PERENCANA, "U1A")
    user.set_password(SANDI)
    user.save()
    indikator("I.RASIO", konsolidasi="rasio")
    indikator("I.TAHUNAN", kalender="tahunan")
    indikator("I.AKHIR")
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda _: WSGIHandler()
    with server._live_server_modified_settings:
        server.start()
        yield server
        server.stop()


def jendela(browser: Browser, situs: LiveServer, **pilihan: Any) -> BrowserContext:
    konteks = browser.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", base_url=str(situs), reduced_motion="reduce", **pilihan
    )
    halaman = konteks.new_page()
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").fill("prc")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    return konteks


@pytest.fixture(scope="module")
def keadaan(browser: Browser, situs: LiveServer) -> Any:
    konteks = jendela(browser, situs)
    masuk = konteks.storage_state()
    konteks.close()
    return masuk


@pytest.fixture
def keluhan() -> list[str]:
    return []


@pytest.fixture
def kisi(browser: Browser, situs: LiveServer, keadaan: Any, keluhan: list[str]) -> Generator[Page]:
    """The grid, open on a wide screen; what the browser complains about is kept, refused rows apart."""
    konteks = browser.new_context(
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        base_url=str(situs),
        storage_state=keadaan,
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    halaman = konteks.new_page()
    halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
    halaman.on("console", lambda pesan: keluhan.append(pesan.text) if pesan.type in ("error", "warning") else None)
    halaman.on("dialog", lambda dialog: dialog.accept())
    halaman.goto(ALAMAT)
    yield halaman
    konteks.close()
    assert [k for k in keluhan if "the server responded with a status of 4" not in k] == []


def sel(halaman: Page, nama: str) -> Any:
    return halaman.locator(f"[id='{nama}']")


def tahap(halaman: Page, kode: str) -> Any:
    return halaman.locator(f"[id='tahap-{kode}']")


def tempel(halaman: Page, teks: str) -> None:
    halaman.evaluate(
        """teks => {
          const isi = new DataTransfer();
          isi.setData("text/plain", teks);
          const sifat = { clipboardData: isi, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", sifat));
        }""",
        teks,
    )


def nilai() -> dict[str, str]:
    return {
        r.indikator.kode: f"{r.nilai or r.pembilang}" for r in Realisasi.objects.select_related("indikator").all()
    }


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
    sel(kisi, "nilai-I.U1A").fill("51")
    expect(tahap(kisi, "I.U1A")).to_contain_text("tersimpan", timeout=8000)
    assert nilai() == {"I.U1A": "51.0000"}
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


def test_w01_back_after_an_expired_form_brings_the_typing_back(browser: Browser, situs: LiveServer) -> None:
    """Without script: the page says so, and "back" keeps the promise."""
    konteks = jendela(browser, situs, java_script_enabled=False)
    halaman = konteks.pages[0]
    halaman.goto(ALAMAT)
    konteks.clear_cookies(name="csrftoken")
    sel(halaman, "nilai-I.U1A").fill("50")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_contain_text("Isian Anda tidak hilang")
    assert nilai() == {}
    halaman.go_back()
    expect(sel(halaman, "nilai-I.U1A")).to_have_value("50")
    konteks.close()


def test_axe_and_width(kisi: Page) -> None:
    """Rows in every state, the panel open: readable by everyone, wide and narrow, light and dark."""
    simpanan("I.RASIO", "diajukan", oleh=User.objects.get(username="prc"))
    kisi.reload()
    sel(kisi, "nilai-I.U1A").fill("1.234")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("ditolak")
    kisi.get_by_role("link", name="Indikator I.AKHIR").click()
    expect(kisi.locator("#panel-sisi")).to_contain_text("Kamus indikator")
    kisi.evaluate(Axe().axe_script)
    for lebar, tema in ((1440, "light"), (1440, "dark"), (375, "light"), (375, "dark"), (320, "light")):
        kisi.set_viewport_size({"width": lebar, "height": 900})
        kisi.emulate_media(color_scheme=tema, reduced_motion="reduce")  # type: ignore[arg-type]
        assert kisi.evaluate("document.documentElement.scrollWidth") <= lebar, lebar
        hasil = kisi.evaluate("aturan => axe.run(document, aturan)", ATURAN)
        assert [f"{v['id']}: {n['html'][:150]}" for v in hasil["violations"] for n in v["nodes"]] == [], (lebar, tema)


def test_axe_of_the_panel_page(kisi: Page) -> None:
    simpanan("I.U1A")
    kisi.goto("/realisasi/I.U1A/2024/1/")
    kisi.evaluate(Axe().axe_script)
    for lebar in (1440, 320):
        kisi.set_viewport_size({"width": lebar, "height": 900})
        assert kisi.evaluate("document.documentElement.scrollWidth") <= lebar, lebar
        hasil = kisi.evaluate("aturan => axe.run(document, aturan)", ATURAN)
        assert [f"{v['id']}: {n['html'][:150]}" for v in hasil["violations"] for n in v["nodes"]] == [], lebar


def test_without_javascript(browser: Browser, situs: LiveServer) -> None:
    """Type, Enter (which saves), correct what came back, answer, submit, withdraw."""
    konteks = jendela(browser, situs, java_script_enabled=False)
    halaman = konteks.pages[0]
    halaman.goto(ALAMAT)
    sel(halaman, "nilai-I.U1A").fill("1.234")
    sel(halaman, "nilai-I.AKHIR").fill("90")
    halaman.keyboard.press("Enter")
    expect(tahap(halaman, "I.AKHIR")).to_contain_text("tersimpan")
    expect(tahap(halaman, "I.U1A")).to_contain_text("ditolak")
    expect(sel(halaman, "nilai-I.U1A")).to_have_value("1.234")
    halaman.get_by_role("button", name="Maksud saya 1.234,00").click()
    halaman.get_by_role("button", name="Ya, benar").click()
    expect(sel(halaman, "nilai-I.U1A")).to_have_value("1.234,00")
    halaman.get_by_role("button", name="Ajukan 2 angka").click()
    expect(halaman.locator(".pesan")).to_have_text("2 angka diajukan.")
    halaman.get_by_label("tarik I.AKHIR").check()
    halaman.get_by_role("button", name="Tarik yang dicentang").click()
    expect(halaman.locator(".pesan")).to_have_text("1 angka ditarik kembali.")
    konteks.close()
