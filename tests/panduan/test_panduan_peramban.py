"""The guide against the pages: every name that it prints in bold stands where it says, on a page of that section.

Its pictures are made by the same walk, only when asked: `TULIS_GAMBAR=1 pytest tests/panduan -k jalan --db=sqlite`.
"""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from indicators.models import Peran
from renstra.demo.contoh import ensure_contoh
from renstra.demo.latihan import ensure_latihan
from tests.indicators.peramban import bersandi, jendela, peladen
from tests.panduan import babak
from tests.panduan.jalan import Pemandu
from tests.panduan.naskah import bagian, berdiri, nama_tebal
from tests.people import petugas

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Buka = Callable[[str], Page]


@pytest.fixture(scope="module")
def situs(seed: None, django_test_environment: None) -> Generator[LiveServer]:
    """The document with the example figures, and one person of every role."""
    bersandi(petugas("admin", Peran.ADMIN, "KEMENSOS", is_staff=True, is_superuser=True))
    bersandi(petugas("perencana.jsk", Peran.PERENCANA, "JSK"))
    bersandi(petugas("verifikator", Peran.VERIFIKATOR, "LINJAMSOS"))
    bersandi(petugas("pimpinan", Peran.PIMPINAN, "KEMENSOS"))
    ensure_latihan()
    ensure_contoh()
    with peladen() as server:
        yield server


@pytest.fixture
def buka(browser: Browser, situs: LiveServer) -> Generator[Buka]:
    """The window of a person, opened once."""
    terbuka: dict[str, Page] = {}

    def milik(nama: str) -> Page:
        if nama not in terbuka:
            konteks = jendela(browser, situs, nama, viewport={"width": 1120, "height": 2000})
            terbuka[nama] = konteks.pages[0]
            terbuka[nama].set_default_timeout(10_000)
        return terbuka[nama]

    yield milik
    for halaman in terbuka.values():
        halaman.context.close()


def test_jalan_panduan(buka: Buka, browser: Browser, situs: LiveServer, settings: Settings) -> None:
    settings.PUBLIK = True
    pemandu = Pemandu()
    babak.orang_luar(pemandu, browser, str(situs))
    perencana, verifikator, pimpinan, admin = map(buka, ("perencana.jsk", "verifikator", "pimpinan", "admin"))
    babak.awal(pemandu, perencana, verifikator)
    babak.membaca(pemandu, verifikator)
    babak.mengisi(pemandu, perencana)
    babak.memeriksa(pemandu, verifikator)
    babak.menjawab(pemandu, perencana)
    babak.mengimpor(pemandu, perencana)
    babak.mengusulkan(pemandu, perencana, verifikator, admin)
    babak.memimpin(pemandu, pimpinan)
    babak.mengatur(pemandu, admin)
    babak.menghubungkan(pemandu, perencana)
    bohong = {
        letak: tidak_ada
        for letak, isi in bagian()
        if (tidak_ada := [nama for nama in sorted(nama_tebal(isi)) if not berdiri(nama, pemandu.terlihat[letak])])
    }
    assert bohong == {}


@pytest.fixture
def bab(browser: Browser, situs: LiveServer) -> Generator[Page]:
    """The chapter with the most pictures, for somebody without a login."""
    konteks = browser.new_context(base_url=str(situs), viewport={"width": 375, "height": 800})
    yield konteks.new_page()
    konteks.close()


def test_first_load_of_a_chapter_is_at_most_80_kb_without_its_pictures(bab: Page) -> None:
    """Pictures are fetched when they are near, not all at once; each is 60 KB at most (test_naskah.py)."""
    jaringan = bab.context.new_cdp_session(bab)
    jaringan.send("Network.enable")
    jenis, ukuran = dict[str, str](), dict[str, float]()
    jaringan.on("Network.responseReceived", lambda p: jenis.update({p["requestId"]: p["type"]}))
    jaringan.on("Network.loadingFinished", lambda p: ukuran.update({p["requestId"]: p["encodedDataLength"]}))
    bab.goto("/panduan/pimpinan/", wait_until="networkidle")
    assert len(ukuran) >= 4
    assert sum(satu for nomor, satu in ukuran.items() if jenis[nomor] != "Image") <= 80 * 1024
    assert 0 < len(jenis) - 5 < bab.locator("article img").count()


def test_a_chapter_prints_whole(bab: Page) -> None:
    """Its text and its pictures, which are there by then, without the frame and the contents."""
    bab.goto("/panduan/pimpinan/")
    bab.emulate_media(media="print")
    for pilih, terlihat in ((".isi-bab", False), (".bab-lain", False), (".kepala", False), ("h1", True)):
        assert bab.locator(pilih).first.is_visible() is terlihat, pilih
    utuh = "semua => semua.every(satu => getComputedStyle(satu).breakInside === 'avoid')"
    assert bab.locator("article figure").evaluate_all(utuh)
    assert bab.pdf().count(b"/Subtype /Image") == bab.locator("article img").count() > 3


def test_a_section_is_where_its_anchor_leads_though_pictures_above_it_arrive_later(bab: Page) -> None:
    bab.emulate_media(reduced_motion="reduce")
    bab.goto("/panduan/pimpinan/#radar-target", wait_until="networkidle")
    assert 0 <= bab.get_by_role("heading", name="Radar target").bounding_box()["y"] < 200
