"""The grid for everyone: read by axe at every width and in both schemes, and worked without any script."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.dunia import angka as simpanan
from tests.indicators.peramban import ALAMAT, jendela, nilai, periksa_axe, sel, tahap

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_axe_and_width(kisi: Page) -> None:
    """Rows in every state, the panel open: readable by everyone, wide and narrow, light and dark."""
    simpanan("I.RASIO", "diajukan", oleh=User.objects.get(username="prc"))
    kisi.reload()
    sel(kisi, "nilai-I.U1A").fill("1.234")
    kisi.keyboard.press("Enter")
    expect(tahap(kisi, "I.U1A")).to_contain_text("ditolak")
    kisi.get_by_role("link", name="Indikator I.AKHIR").click()
    expect(kisi.locator("#panel-sisi")).to_contain_text("Kamus indikator")
    for lebar, tema in ((1440, "light"), (1440, "dark"), (375, "light"), (375, "dark"), (320, "light")):
        kisi.emulate_media(color_scheme=tema, reduced_motion="reduce")  # type: ignore[arg-type]
        periksa_axe(kisi, lebar)


def test_axe_of_the_panel_page(kisi: Page) -> None:
    simpanan("I.U1A")
    kisi.goto("/realisasi/I.U1A/2024/1/")
    for lebar in (1440, 320):
        periksa_axe(kisi, lebar)


def test_w01_back_after_an_expired_form_brings_the_typing_back(browser: Browser, situs_kisi: LiveServer) -> None:
    """Without script: the page says so, and "back" keeps the promise."""
    konteks = jendela(browser, situs_kisi, java_script_enabled=False)
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


def test_without_javascript(browser: Browser, situs_kisi: LiveServer) -> None:
    """Type, Enter (which saves), correct what came back, answer, submit, withdraw."""
    konteks = jendela(browser, situs_kisi, java_script_enabled=False)
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
