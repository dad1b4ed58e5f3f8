"""Every page in Chromium: readable by everyone at every width, in light and dark, with and without JavaScript."""

import re
from collections.abc import Callable, Generator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request
from pytest_django.live_server_helper import LiveServer

from budget.models import DataAnggaran
from indicators.models import Peran, Sasaran
from tests.indicators.peramban import peladen
from tests.people import petugas

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SANDI = "tujuh-kuda-makan-rumput"
LEBAR, PONSEL, SEMPIT = 1440, 375, 320
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
}
# What the dark scheme changes: nothing but colours.
WARNA = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
HALAMAN: dict[str, Callable[[], str]] = {
    "beranda": lambda: "/",
    "beranda 2020": lambda: "/?tahun=2020",
    "beranda satu sasaran": lambda: f"/?tahun=2021&unit=LINJAMSOS&sasaran={Sasaran.objects.get(kode='PN').pk}",
    "capaian 2022": lambda: "/capaian/?tahun=2022",
    "capaian per triwulan": lambda: "/capaian/?tahun=2020&triwulan=4",
    "capaian kosong": lambda: "/capaian/?tahun=2050",
    "capaian ditolak": lambda: "/capaian/?tahun=abc&unit=X",
    "indikator": lambda: "/indikator/PN.4/",
    "indikator bersilsilah": lambda: "/indikator/SP2.1/",
    "telusur capaian": lambda: "/telusur/capaian/PN.7/2020/",
    "telusur tanpa angka": lambda: "/telusur/capaian/S.SP1.3/2021/",
    "telusur sasaran": lambda: f"/telusur/sasaran/{Sasaran.objects.get(kode='PN').pk}/2020/",
    "telusur serapan": lambda: f"/telusur/serapan/{DataAnggaran.objects.get(tahun=2020).pk}/total/",
    "anggaran 2020": lambda: "/anggaran/?tahun=2020",
    "anggaran 2021": lambda: "/anggaran/?tahun=2021",
    "anggaran dibandingkan": lambda: "/anggaran/banding/",
    "telusur selisih": lambda: "/telusur/selisih/{}/{}/total/".format(
        *DataAnggaran.objects.order_by("-tahun", "-rincian").values_list("pk", flat=True)[:2]
    ),
    "nilai kinerja anggaran": lambda: "/anggaran/nilai/?tahun=2022",
    "rincian output": lambda: "/anggaran/ro/?tahun=2022",
    "pendanaan": lambda: "/pendanaan/",
    "pohon 2020": lambda: "/pohon/?tahun=2020",
    "perbandingan": lambda: "/perbandingan/",
    "regulasi": lambda: "/regulasi/",
    "arah kebijakan": lambda: "/arah-kebijakan/",
    "rujukan": lambda: "/rujukan/",
    "sumber": lambda: "/sumber/",
    "katalog": lambda: "/katalog/",
    "panduan": lambda: "/panduan/",
    "panduan perencana": lambda: "/panduan/perencana/",
    "radar target": lambda: "/target/radar/?unit=SET",
    "laporan": lambda: "/laporan/",
    "lkjip": lambda: "/laporan/lkjip/?tahun=2020&unit=LINJAMSOS",
    "matriks regulasi": lambda: "/laporan/kerangka-regulasi/?tahun=2022",
    "simulasi kebijakan": lambda: "/kebijakan/simulasi/?tahun=2020&batas=100",
    "segel tidak dikenal": lambda: "/segel/0123456789abcdef/",
    "tidak ditemukan": lambda: "/indikator/TIDAK.ADA/",
}


@pytest.fixture(scope="module")
def situs(seed: None, django_test_environment: None) -> Generator[LiveServer]:
    """The site as it is served, static files through WhiteNoise, over the document and one reader of everything."""
    user = petugas("pimpinan", Peran.PIMPINAN, "KEMENSOS")
    user.set_password(SANDI)
    user.save()
    with peladen() as server:
        yield server


@pytest.fixture(scope="module")
def masuk(browser: Browser, situs: LiveServer) -> Any:
    """The state of a browser after logging in through the form."""
    konteks = jendela(browser)
    halaman = konteks.new_page()
    halaman.goto(f"{situs}/masuk/")
    halaman.get_by_label("Nama pengguna").fill("pimpinan")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    assert halaman.url == f"{situs}/"
    keadaan = konteks.storage_state()
    konteks.close()
    return keadaan


def jendela(browser: Browser, **pilihan: Any) -> BrowserContext:
    """Without motion, so that no colour is measured halfway between two schemes."""
    return browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce", **pilihan)


class Pengamat:
    """A window that remembers everything the browser complained about."""

    def __init__(self, halaman: Page) -> None:
        self.halaman, self.keluhan = halaman, list[str]()
        halaman.on("console", lambda pesan: self._catat(pesan.type in ("error", "warning"), pesan.text))
        halaman.on("pageerror", lambda galat: self._catat(True, str(galat)))
        halaman.on("requestfailed", self._gagal)

    def _gagal(self, permintaan: Request) -> None:
        """But for what the browser gave up itself, because the page was left before its icon came."""
        self._catat(permintaan.failure != "net::ERR_ABORTED", f"gagal: {permintaan.url} {permintaan.failure}")

    def _catat(self, keluhan: bool, teks: str) -> None:
        if keluhan:
            self.keluhan.append(teks)

    def buka(self, alamat: str) -> None:
        """The status of the page itself is the test client's to judge; the browser reports it as an error."""
        self.halaman.wait_for_load_state()  # what a click began, else its requests are cut off
        self.halaman.goto(alamat)
        self.keluhan = [k for k in self.keluhan if "the server responded with a status of 4" not in k]


@pytest.fixture(scope="module")
def pengamat(browser: Browser, masuk: Any) -> Generator[Pengamat]:
    konteks = jendela(browser, storage_state=masuk)
    yield Pengamat(konteks.new_page())
    konteks.close()


@pytest.fixture(scope="module")
def pengamat_luar(browser: Browser, situs: LiveServer) -> Generator[Pengamat]:
    konteks = jendela(browser)
    yield Pengamat(konteks.new_page())
    konteks.close()


def periksa(pengamat: Pengamat, alamat: str) -> None:
    """No complaint, nothing wider than the screen, and no violation at two widths in two schemes."""
    halaman = pengamat.halaman
    pengamat.buka(alamat)
    halaman.evaluate(Axe().axe_script)
    for lebar in (LEBAR, PONSEL, SEMPIT):
        halaman.set_viewport_size({"width": lebar, "height": 800})
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, f"lebih lebar dari {lebar}"
        if lebar != SEMPIT:
            assert pelanggaran(halaman, ATURAN) == [], f"{alamat} {lebar}"
            halaman.emulate_media(color_scheme="dark")
            assert pelanggaran(halaman, WARNA) == [], f"{alamat} {lebar} gelap"
            halaman.emulate_media(color_scheme="light")
    assert pengamat.keluhan == []


def pelanggaran(halaman: Page, aturan: dict[str, Any]) -> list[str]:
    hasil = halaman.evaluate("aturan => axe.run(document, aturan)", aturan)
    return [f"{v['id']}: {n['html'][:150]}" for v in hasil["violations"] for n in v["nodes"]]


@pytest.mark.parametrize("nama", HALAMAN)
def test_readable_by_everyone_at_every_width(pengamat: Pengamat, situs: LiveServer, nama: str) -> None:
    periksa(pengamat, f"{situs}{HALAMAN[nama]()}")


def test_login_is_readable_by_everyone(pengamat_luar: Pengamat, situs: LiveServer) -> None:
    periksa(pengamat_luar, f"{situs}/masuk/?next=/capaian/")


def test_open_data_is_readable_by_everyone(pengamat_luar: Pengamat, situs: LiveServer, settings: Any) -> None:
    settings.PUBLIK = True
    periksa(pengamat_luar, f"{situs}/publik/?tahun=2020")


def test_the_same_text_without_javascript(
    browser: Browser, pengamat: Pengamat, situs: LiveServer, masuk: Any
) -> None:
    """A page without scripts cannot lose anything; one that has them is compared with itself."""
    layar = {"width": LEBAR, "height": 800}
    konteks = jendela(browser, storage_state=masuk, java_script_enabled=False, viewport=layar)
    tanpa = konteks.new_page()
    pengamat.halaman.set_viewport_size(layar)
    for nama, alamat in HALAMAN.items():
        tanpa.goto(f"{situs}{alamat()}")
        assert tanpa.inner_text("h1")
        if tanpa.locator("script").count():
            pengamat.buka(f"{situs}{alamat()}")
            assert tanpa.inner_text("main") == pengamat.halaman.inner_text("main"), nama
    konteks.close()


def test_filters_menu_and_logout_without_javascript(browser: Browser, situs: LiveServer) -> None:
    konteks = jendela(browser, java_script_enabled=False, viewport={"width": PONSEL, "height": 800})
    halaman = konteks.new_page()
    halaman.goto(f"{situs}/capaian/")
    halaman.get_by_label("Nama pengguna").fill("pimpinan")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    halaman.get_by_label("Tahun").select_option("2020")
    halaman.get_by_role("button", name="Terapkan").click()
    assert "119,04" in halaman.inner_text("main")
    halaman.get_by_role("button", name="Menu").click()
    halaman.get_by_role("link", name="Anggaran", exact=True).click()
    assert halaman.url == f"{situs}/anggaran/"
    halaman.get_by_role("button", name="Menu").click()
    halaman.get_by_role("button", name="Keluar").click()
    assert halaman.url == f"{situs}/masuk/"
    konteks.close()


def test_skip_link_is_the_first_stop_and_leads_to_the_content(pengamat: Pengamat, situs: LiveServer) -> None:
    halaman = pengamat.halaman
    halaman.set_viewport_size({"width": LEBAR, "height": 800})
    for alamat in ("/", "/capaian/?tahun=2020"):
        pengamat.buka(f"{situs}{alamat}")
        halaman.keyboard.press("Tab")
        lompat = halaman.locator(":focus")
        kotak = lompat.bounding_box()
        assert lompat.inner_text() == "Lompat ke isi"
        assert kotak and kotak["y"] >= 0 and kotak["height"] >= 24
        halaman.keyboard.press("Enter")
        assert halaman.evaluate("document.activeElement.id") == "isi"


# A part of the browser's own control (the calendar of a date) has the browser's own ring.
TERLIHAT = """() => {
  if (!document.activeElement.matches(":focus")) return true;
  const gaya = getComputedStyle(document.activeElement);
  return (gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2) || gaya.boxShadow !== "none";
}"""


@pytest.mark.parametrize("alamat", ["/", "/capaian/?tahun=2020", "/masuk/"])
def test_the_focus_is_always_visible(
    pengamat: Pengamat, pengamat_luar: Pengamat, situs: LiveServer, alamat: str
) -> None:
    pengamat = pengamat_luar if alamat == "/masuk/" else pengamat
    pengamat.halaman.set_viewport_size({"width": LEBAR, "height": 800})
    pengamat.buka(f"{situs}{alamat}")
    for n in range(25):
        pengamat.halaman.keyboard.press("Tab")
        if pengamat.halaman.evaluate("document.activeElement === document.body"):
            assert n >= 2
            break
        assert pengamat.halaman.evaluate(TERLIHAT), pengamat.halaman.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("alamat", ["/", "/capaian/?tahun=2020"])
def test_first_load_is_at_most_80_kb(browser: Browser, situs: LiveServer, masuk: Any, alamat: str) -> None:
    """Everything that crosses the wire, headers included, with an empty cache."""
    konteks = jendela(browser, storage_state=masuk)
    halaman = konteks.new_page()
    jaringan = konteks.new_cdp_session(halaman)
    jaringan.send("Network.enable")
    ukuran: list[float] = []
    jaringan.on("Network.loadingFinished", lambda peristiwa: ukuran.append(peristiwa["encodedDataLength"]))
    halaman.goto(f"{situs}{alamat}", wait_until="networkidle")
    konteks.close()
    assert len(ukuran) >= 3
    assert sum(ukuran) <= 80 * 1024


def test_print_hides_the_frame(pengamat: Pengamat, situs: LiveServer) -> None:
    pengamat.buka(f"{situs}/capaian/?tahun=2020")
    pengamat.halaman.emulate_media(media="print")
    terlihat = {pilih: pengamat.halaman.locator(pilih).first.is_visible() for pilih in ("form.saring", "table", "h1")}
    pengamat.halaman.emulate_media(media="screen")
    assert terlihat == {"form.saring": False, "table": True, "h1": True}


@pytest.mark.parametrize("nama", ["lkjip", "matriks regulasi", "capaian 2022", "anggaran 2020", "regulasi"])
def test_what_is_printed_fits_a4_across(pengamat: Pengamat, situs: LiveServer, nama: str) -> None:
    """Every sheet is A4 on its side, and nothing is wider than what 12 mm at each edge leave: 273 mm, 1032 px."""
    halaman = pengamat.halaman
    pengamat.buka(f"{situs}{HALAMAN[nama]()}")
    halaman.set_viewport_size({"width": 1032, "height": 703})
    halaman.emulate_media(media="print")
    lebar = halaman.evaluate("document.documentElement.scrollWidth")
    kertas = set(re.findall(rb"/MediaBox \[([^]]*)\]", halaman.pdf(prefer_css_page_size=True)))
    halaman.emulate_media(media="screen")
    assert lebar <= 1032
    assert [[round(float(n)) for n in satu.split()] for satu in kertas] == [[0, 0, 842, 595]]
