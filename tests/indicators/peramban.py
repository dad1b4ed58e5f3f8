"""The site in Chromium over a small organisation: one planner, a rasio, and one that is due at the year's end."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from indicators.models import Peran, Realisasi
from tests.dunia import petugas
from tests.indicators.kisi import indikator

SANDI = "tujuh-kuda-makan-rumput"
ALAMAT = "/realisasi/?tahun=2024&triwulan=1"
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture(scope="module")
def situs_kisi(dunia: None, django_test_environment: None) -> Generator[LiveServer]:
    """The site over the small organisation: one planner, one rasio, one that is due at the year's end."""
    bersandi(petugas("prc", Peran.PERENCANA, "U1A"))
    indikator("I.RASIO", konsolidasi="rasio")
    indikator("I.TAHUNAN", kalender="tahunan")
    indikator("I.AKHIR")
    with peladen() as server:
        yield server


def bersandi(user: User) -> None:
    user.set_password(SANDI)
    user.save()


@contextmanager
def peladen() -> Generator[LiveServer]:
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda _: WSGIHandler()
    with server._live_server_modified_settings:
        server.start()
        yield server
        tunggu_koneksi_tutup()
        server.stop()


def tunggu_koneksi_tutup() -> None:
    """Until every request is answered and its socket closed: after `stop` the database is no longer theirs."""
    batas = time.monotonic() + 10
    while any("process_request_thread" in t.name for t in threading.enumerate()) and time.monotonic() < batas:
        time.sleep(0.01)


def jendela(browser: Browser, situs: LiveServer, nama: str = "prc", **pilihan: Any) -> BrowserContext:
    """A private window of a person who has logged in on the login page."""
    konteks = browser.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", base_url=str(situs), reduced_motion="reduce", **pilihan
    )
    halaman = konteks.new_page()
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").fill(nama)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    return konteks


@pytest.fixture(scope="module")
def keadaan(browser: Browser, situs_kisi: LiveServer) -> Any:
    konteks = jendela(browser, situs_kisi)
    masuk = konteks.storage_state()
    konteks.close()
    return masuk


@pytest.fixture
def keluhan() -> list[str]:
    return []


@pytest.fixture
def kisi(browser: Browser, situs_kisi: LiveServer, keadaan: Any, keluhan: list[str]) -> Generator[Page]:
    """The grid, open on a wide screen; what the browser complains about is kept, refused rows apart."""
    konteks = browser.new_context(
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        base_url=str(situs_kisi),
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


def periksa_axe(halaman: Page, lebar: int) -> None:
    """Nothing wider than the screen, and nothing that somebody cannot read or reach."""
    halaman.set_viewport_size({"width": lebar, "height": 900})
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, lebar
    if not halaman.evaluate("typeof axe !== 'undefined'"):
        halaman.evaluate(Axe().axe_script)
    hasil = halaman.evaluate("aturan => axe.run(document, aturan)", ATURAN)
    assert [f"{v['id']}: {n['html'][:150]}" for v in hasil["violations"] for n in v["nodes"]] == [], lebar


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


def ditahan(halaman: Page) -> bool:
    """Whether leaving the page would be asked about."""
    tanya = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    return bool(halaman.evaluate(tanya))


def nilai() -> dict[str, str]:
    return {
        r.indikator.kode: f"{r.nilai or r.pembilang}" for r in Realisasi.objects.select_related("indikator").all()
    }
