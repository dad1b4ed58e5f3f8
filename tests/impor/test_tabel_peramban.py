"""The wizard in Chromium, as an administrator walks it: readable by everyone at every width."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from indicators.models import Peran
from tests.impor.tabel import TABEL
from tests.indicators.peramban import peladen
from tests.people import masuk, petugas
from tests.renstra.test_pages_browser import Pengamat, jendela, periksa

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def situs(seed: None, django_test_environment: None) -> Generator[LiveServer]:
    with peladen() as server:
        yield server


def test_from_a_pasted_table_to_the_check(browser: Browser, situs: LiveServer) -> None:
    kue = masuk(petugas("adm", Peran.ADMIN, "KEMENSOS")).cookies
    konteks = jendela(browser)
    konteks.add_cookies([{"name": nama, "value": isi.value, "url": str(situs)} for nama, isi in kue.items()])
    pengamat = Pengamat(konteks.new_page())
    halaman = pengamat.halaman
    periksa(pengamat, f"{situs}/impor/rencana/")
    periksa(pengamat, f"{situs}/impor/tabel/")
    halaman.get_by_label("Versi renstra").select_option("LINJAMSOS/semula")
    halaman.get_by_label("Judul dokumen asal tabel").fill("LKjIP 2021")
    halaman.get_by_label("Nomor dokumen").fill("SK 1/2021")
    halaman.get_by_text("Atau tempel tabel dari Excel").click()
    halaman.get_by_label("Tabel dengan judul kolomnya").fill(TABEL.replace("|", "\t"))
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    periksa(pengamat, halaman.url)
    halaman.get_by_role("button", name="Lanjut ke indikator").click()
    periksa(pengamat, halaman.url)
    for pilihan in halaman.locator("select").all():
        if not pilihan.input_value():
            pilihan.select_option(index=1)
    halaman.get_by_role("button", name="Lihat pratinjau").click()
    periksa(pengamat, halaman.url)
    halaman.get_by_role("button", name="Terapkan 10 perubahan").click()
    halaman.get_by_role("link", name="Periksa terhadap yang tercetak").click()
    periksa(pengamat, halaman.url)
    assert pengamat.keluhan == []
    konteks.close()
